/// What an answer may name without explaining it: letters of the exercise, and words of its question.
public struct AnswerContext: Hashable, Sendable {
  /// Letters that stand in the exercise's own texts, with their values.
  public var letters: [String: Value]
  /// Words of the question, in lower case.
  public var nouns: Set<String>

  /// Letters with values, and the text of the question.
  public init(letters: [String: Value] = [:], question: String = "") {
    self.letters = letters
    let words = question.lowercased().split { !$0.isLetter }.map(String.init)
    nouns = Set(words.filter { $0.count > 1 })
  }

  /// Whether the question asks for percent, so that a percent sign behind the number is its unit.
  var asksForPercent: Bool {
    nouns.contains("percent") || nouns.contains("percentage")
      || nouns.isSuperset(of: ["per", "cent"])
  }

  /// The letter as the exercise writes it; capitals count only where the exercise has both.
  func letter(_ typed: String) -> String? {
    if letters[typed] != nil { return typed }
    let twins = letters.keys.filter { $0.lowercased() == typed.lowercased() }
    return twins.count == 1 ? twins.first : nil
  }
}
