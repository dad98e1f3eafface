/// The course as it lies on disk: lists are cheap, a lesson or quiz is parsed when it is asked for.
///
/// A broken lesson or quiz leaves the others usable: it is in `problems` and throws when opened.
package struct CourseLibrary: Sendable {
  /// Where the files are.
  package let folder: ContentFolder
  /// Language of the texts, with English where a text has no other.
  package let language: String

  /// Reads nothing yet.
  package init(_ folder: ContentFolder, language: String = "en") {
    self.folder = folder
    self.language = language
  }

  /// Every lesson whose front matter can be read, those that others need first.
  package func lessons() -> [LessonSummary] {
    []
  }

  /// Every quiz whose head can be read, in the order of their ids.
  package func quizzes() -> [QuizSummary] {
    []
  }

  /// A whole lesson with its questions.
  package func lesson(_ id: String) throws(ContentProblem) -> Lesson {
    throw ContentProblem(fault: .unknownIdentifier(kind: "lesson", id: id, suggestion: nil))
  }

  /// A whole quiz.
  package func quiz(_ id: String) throws(ContentProblem) -> Quiz {
    throw ContentProblem(fault: .unknownIdentifier(kind: "quiz", id: id, suggestion: nil))
  }

  /// A question of a quiz (`10.1.b`) or of a lesson (`conv1d.flip`).
  package func question(_ id: String) throws(ContentProblem) -> Question {
    throw ContentProblem(fault: .unknownIdentifier(kind: "question", id: id, suggestion: nil))
  }

  /// What is wrong with the files, in their order; empty when all is well.
  package func problems() -> [ContentProblem] {
    []
  }
}
