/// A question as its author wrote it: a template whose numbers come with a draw.
package struct Question: Sendable {
  /// Such as `10.1.b` or `conv1d.flip`.
  package var id: String

  package init(id: String) {
    self.id = id
  }
}

/// A question with its numbers: what is shown, and how an answer is judged.
package struct QuestionInstance: Sendable {
  /// What kind of answer is wanted, with all that a screen needs to ask for it.
  package enum Kind: Sendable {
    case integer
    case shape
    case real
    case formula
    /// One row for a vector; cells are filled in one by one.
    case cells(rows: Int, columns: Int)
    /// One of several, already shuffled.
    case choice([RichText])
    /// True or false, then one of several reasons.
    case twoTier(reasons: [RichText])
    /// A model answer, shown when asked for, and ticks that the student sets.
    case rubric(model: RichText, ticks: [RichText])
  }

  /// Such as `10.1.b`.
  package var id: String
  /// The variant; nil for the source's own numbers.
  package var seed: UInt64?
  package var kind: Kind
  package var prompt: RichText
  /// A ladder: a nudge first, then a step.
  package var hints: [RichText]
  package var solution: RichText
  /// What the source says where it differs, shown once the student has answered.
  package var sourceRemark: RichText?
}
