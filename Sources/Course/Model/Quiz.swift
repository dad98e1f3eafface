/// An exercise of the course: a network, and parts that ask about it.
package struct Quiz: Sendable {
  package var id: String
  package var title: String
  package var sources: [String]
  package var needs: [String]
  package var exam: ExamTag
  /// Whether its numbers can be drawn anew from a seed.
  package var hasVariants: Bool
  package var parts: [Question]

  package init(
    id: String, title: String, sources: [String], needs: [String], exam: ExamTag,
    hasVariants: Bool, parts: [Question]
  ) {
    self.id = id
    self.title = title
    self.sources = sources
    self.needs = needs
    self.exam = exam
    self.hasVariants = hasVariants
    self.parts = parts
  }
}
