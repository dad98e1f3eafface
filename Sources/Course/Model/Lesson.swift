internal import ContentFormat

/// A lesson as its author wrote it: pages in order, and the questions that they ask.
package struct Lesson: Sendable {
  package var id: String
  package var title: String
  /// Reading time in minutes, as the author says.
  package var minutes: Int
  /// Ids of lessons that come before.
  package var needs: [String]
  package var exam: ExamTag
  /// Where the subject comes from.
  package var sources: [String]
  package var pages: [Page]
  /// By id, such as `conv1d.flip`.
  package var questions: [Question]
  /// The experiments that its pages open, by id.
  package var experiments: [String: Experiment]
  /// Numbers of the errata that the quiz of mistakes asks about its subject.
  package var errata: [String]
  /// Path of its text below `Exercises`.
  package var file: String?
  /// Id of the question by which a student who knows the chapter skips it.
  package var testOut: String?

  package init(
    id: String, title: String, minutes: Int, needs: [String], exam: ExamTag, sources: [String],
    pages: [Page], questions: [Question], experiments: [String: Experiment] = [:],
    errata: [String] = [],
    file: String? = nil, testOut: String? = nil
  ) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.needs = needs
    self.exam = exam
    self.sources = sources
    self.pages = pages
    self.questions = questions
    self.experiments = experiments
    self.errata = errata
    self.file = file
    self.testOut = testOut
  }
}

/// Whether a subject is examined.
package enum ExamTag: String, Hashable, Sendable, CaseIterable {
  case `in`
  case out
  case unknown
}

extension ExamTag: Decodable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.word(Self.self, kind: "exam tag")
  }
}

/// One page: what fits a screen, with its place in the file for error messages.
package struct Page: Sendable {
  package var title: String
  package var blocks: [Block]
  /// Line of the page's heading, from 1.
  package var line: Int

  package init(title: String, blocks: [Block], line: Int) {
    self.title = title
    self.blocks = blocks
    self.line = line
  }
}
