/// A free answer, which the student marks against a model answer: never graded by the program.
public struct RubricKey: AnswerKey {
  /// Something a good answer says.
  public struct Tick: Hashable, Sendable {
    /// What the student reads.
    public var text: String
    /// Words that hint at it, in lower case; any one of them is enough.
    public var keywords: [String]

    /// A claim, and words that hint at it.
    public init(text: String, keywords: [String] = []) {
      self.text = text
      self.keywords = keywords
    }
  }

  /// What a good answer says.
  public var ticks: [Tick]

  /// The ticks of the rubric.
  public init(_ ticks: [Tick]) {
    self.ticks = ticks
  }

  /// A free answer cannot be judged here: the verdict says so and costs nothing.
  public func verdict(on answer: String) -> Verdict {
    Verdict(
      outcome: .unreadable, note: "self-marked",
      message:
        "A free answer is marked by you: compare it with the model answer and set the ticks.",
      understood: answer)
  }

  /// For each tick, whether one of its words was used: a hint for the student, not a mark.
  public func mentioned(in answer: String) -> [Bool] {
    let words = PlainWords.normalised(answer)
    return ticks.map { tick in tick.keywords.contains { words.contains($0) } }
  }
}
