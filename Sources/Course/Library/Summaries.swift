package import ContentFormat

/// What the course map shows of a lesson: known without parsing its pages.
package struct LessonSummary: Hashable, Sendable {
  package var id: String
  package var title: String
  package var minutes: Int
  package var needs: [String]
  package var exam: ExamTag
  /// What the pages are called, in order.
  package var pageTitles: [String]
  /// Ids such as `conv1d.flip`, in the order in which the pages ask them.
  package var questions: [String]
  /// Ids of the questions that practise it and that no page asks.
  package var practice: [String]
  /// Heading of the course map that it stands under; nil when the course's order does not name it.
  package var section: String?
  /// Id of the question by which a student who knows the chapter skips it.
  package var testOut: String?
  /// Why its front matter cannot be read; nil when it can.
  package var problem: ContentProblem?

  package init(
    id: String, title: String, minutes: Int, needs: [String], exam: ExamTag, pageTitles: [String],
    questions: [String], practice: [String] = [], testOut: String? = nil
  ) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.needs = needs
    self.exam = exam
    self.pageTitles = pageTitles
    self.questions = questions
    self.practice = practice
    self.testOut = testOut
  }

  package var pageCount: Int { pageTitles.count }

  /// Ids of all its questions, those of its pages first.
  package var allQuestions: [String] { questions + practice }

  /// A lesson of which only the folder is known.
  init(id: String, problem: ContentProblem) {
    self.init(
      id: id, title: "cannot be read: cnn-tutor check says why", minutes: 0, needs: [],
      exam: .unknown, pageTitles: [], questions: [])
    self.problem = problem
  }
}

/// What the course map shows of a quiz: known without parsing its parts.
package struct QuizSummary: Hashable, Sendable {
  package var id: String
  package var title: String
  package var needs: [String]
  package var exam: ExamTag
  /// Ids such as `10.1.b`, in order.
  package var questions: [String]

  package init(
    id: String, title: String, needs: [String], exam: ExamTag, questions: [String]
  ) {
    self.id = id
    self.title = title
    self.needs = needs
    self.exam = exam
    self.questions = questions
  }
}
