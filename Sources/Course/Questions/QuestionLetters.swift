internal import ContentFormat
internal import Grading

extension ComputedPart {
  /// What an answer to the part may name: the letters of its texts, and the words of its question.
  func answerContext(_ language: String) -> AnswerContext {
    let texts = [file.ask] + file.hints + [file.solution].compactMap(\.self)
    let names = Set(texts.flatMap { Self.mathsNames($0.text(in: language)) })
    var letters: [String: Value] = [:]
    // A letter that is the answer would give it away.
    for (name, value) in scope.variables where names.contains(name) && name != file.answer {
      letters[name] = .integer(value)
    }
    return AnswerContext(letters: letters, question: file.ask.text(in: language))
  }

  /// Names between dollar signs that stand for themselves: `F` of `$F \cdot {K}$`, where `{K}` becomes a number.
  private static func mathsNames(_ text: String) -> [String] {
    var names: [String] = []
    for (index, piece) in text.split(separator: "$", omittingEmptySubsequences: false).enumerated()
    where index % 2 == 1 {
      var depth = 0
      var name = ""
      for character in piece + " " {
        if character.isLetter, depth == 0 {
          name.append(character)
          continue
        }
        if !name.isEmpty { names.append(name) }
        name = ""
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
      }
    }
    return names
  }
}
