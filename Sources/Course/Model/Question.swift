package import ContentFormat
internal import Grading

/// A question as its author wrote it: a template whose numbers come with a draw.
package struct Question: Sendable {
  /// Such as `10.1.b` or `conv1d.flip`.
  package let id: String
  /// Whether its numbers can be drawn anew from a seed.
  package let hasVariants: Bool
  /// Whether it can be asked again and again: its right answer changes with the numbers, or it was written for practice.
  package let isForPractice: Bool
  /// Whether a figure is offered after some mistakes.
  package let hasTrial: Bool
  private let draw: @Sendable (UInt64?) throws(ContentProblem) -> QuestionInstance

  /// Takes what makes an instance from a seed, or without one from the source's own numbers.
  package init(
    id: String, hasVariants: Bool, isForPractice: Bool = true, hasTrial: Bool = false,
    draw: @escaping @Sendable (UInt64?) throws(ContentProblem) -> QuestionInstance
  ) {
    self.id = id
    self.hasVariants = hasVariants
    self.isForPractice = hasVariants && isForPractice
    self.hasTrial = hasTrial
    self.draw = draw
  }

  /// The part's own name: `b` of `10.1.b`.
  package var name: String {
    QuestionID(id).part
  }

  /// The question with the numbers of a variant, or with the source's own when there is no seed.
  ///
  /// All parts of a quiz have the same numbers for the same seed.
  package func instance(seed: UInt64? = nil) throws(ContentProblem) -> QuestionInstance {
    try draw(hasVariants ? seed : nil)
  }
}
