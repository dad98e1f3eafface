internal import ContentFormat
internal import Grading

/// Everything that can be said about answers to one part.
struct PartMessages {
  /// A sentence, and the answer to which it is said.
  struct Said {
    let given: String
    let words: String
  }

  let part: ComputedPart
  let instance: QuestionInstance
  let language: String

  /// What grading says to answers of every kind, then the words of two mistakes at once and of other readings.
  func said() throws(ContentProblem) -> [Said] {
    let graded = answers.compactMap { answer -> Said? in
      let verdict = instance.grade(answer)
      return verdict.message.isEmpty ? nil : Said(given: answer, words: verdict.message)
    }
    let mistakes = MistakePairs(part, language: language)
    let known = try mistakes.pairs() + mistakes.otherReadings()
    return graded + known.map { Said(given: part.text(of: $0.answer), words: $0.say) }
  }

  private var answers: [String] {
    let near = part.answer.map { NearMissAnswers(type: part.file.type, right: $0).texts } ?? [""]
    return near + other
  }

  /// Answers that are made of the right one's text, or of what stands there to choose from.
  private var other: [String] {
    switch part.file.type {
    case .integer, .real:
      part.file.workings.compactMap { try? TextTemplate.fill($0, in: part.scope) }
        .flatMap { ["1 (\($0))", "\($0) + 1", "2 * (\($0))", "1 + \($0)/7"] }
    case .formula:
      instance.answer.map(Self.formulas) ?? []
    case .steps:
      part.file.derivation.lines.prefix(1).flatMap { line in
        let formula = String(line.prefix { $0 != "|" })
        let rules = part.file.derivation.rules.entries.map(\.key)
        return [formula, "2*(\(formula))", line] + rules.map { "2*(\(formula)) | \($0)" }
          + rules.map { "\(formula) | \($0)" }
      }
    case .choice: part.file.choices.indices.map { "\($0 + 1)" }
    case .twoTier:
      part.file.reasons.indices.flatMap { ["yes \($0 + 1)", "no \($0 + 1)"] } + ["yes", "no"]
    case .build: ["conv 1@1x1", "maxpool 2", "relu", "fc 10", "conv 1@", "conv 0@3x3"]
    case .shape, .vector, .matrix, .rubric: []
    }
  }

  /// Wrong and unfinished forms of a formula, and such as cannot be read.
  private static func formulas(_ right: String) -> [String] {
    [
      "2*(\(right))", "-(\(right))", "(\(right))^2", "sqrt(\(right))", "(\(right)) + 1", "7",
      "(\(right))/7", "2.93*(\(right))", "\(right) +", "\(right) > 1", "q = \(right)",
      "1 = \(right)", "f(\(right))", "(\(right)", "q",
    ]
  }
}
