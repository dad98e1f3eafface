/// A question as its author wrote it: a template whose numbers come with a draw.
package struct Question: Sendable {
  /// Such as `10.1.b` or `conv1d.flip`.
  package var id: String
  /// Whether its numbers can be drawn anew from a seed.
  package var hasVariants: Bool

  package init(id: String, hasVariants: Bool = false) {
    self.id = id
    self.hasVariants = hasVariants
  }

  /// The part's own name: `b` of `10.1.b`.
  package var name: String {
    id.split(separator: ".").last.map(String.init) ?? id
  }

  /// The question with the numbers of a variant, or with the source's own when there is no seed.
  ///
  /// All parts of a quiz have the same numbers for the same seed.
  package func instance(seed: UInt64? = nil) throws(ContentProblem) -> QuestionInstance {
    throw ContentProblem(fault: .unknownIdentifier(kind: "question", id: id, suggestion: nil))
  }
}
