package import Course

/// What there is to learn, in order, and how far the student is with each piece.
package struct CourseMap: Hashable, Sendable {
  package var lessons: [LessonSummary]
  package var quizzes: [QuizSummary]
  /// What there is for the evening before the exam.
  package var evening: [EveningEntry]
  /// The runs of the laboratory.
  package var experiments: [TrainingEntry]

  package init(
    lessons: [LessonSummary], quizzes: [QuizSummary], evening: [EveningEntry] = [],
    experiments: [TrainingEntry] = [Self.training]
  ) {
    self.lessons = lessons
    self.quizzes = quizzes
    self.evening = evening
    self.experiments = experiments
  }

  /// The run that `train-live` makes when it is asked for no other.
  package static let training = TrainingEntry(
    id: "lenet5", title: "LeNet-5 learns handwritten digits, live")
}

/// A training run as the course map names it.
package struct TrainingEntry: Hashable, Sendable {
  package var id: String
  package var title: String

  package init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

/// A piece for the evening before the exam, as the course map names it.
package enum EveningEntry: Hashable, Sendable {
  /// A diagnosis, then practice of what is weakest, with the seed of its draw.
  case tonight(seed: UInt64)
  /// A mock paper, with the seed of its draw.
  case paper(seed: UInt64)
  case sheet

  /// What a command calls it.
  package var id: String {
    switch self {
    case .tonight: "exam-tonight"
    case .paper: "exam"
    case .sheet: "sheet"
    }
  }

  package var title: String {
    switch self {
    case .tonight: "Diagnosis and practice (\(Self.eveningMinutes) minutes)"
    case .paper: "A mock paper (\(Self.paperMinutes) minutes)"
    case .sheet: "The formulas, and what you got wrong"
    }
  }

  var destination: Destination {
    switch self {
    case .tonight(let seed): .examTonight(seed: seed, minutes: Self.eveningMinutes)
    case .paper(let seed): .exam(seed: seed, minutes: Self.paperMinutes)
    case .sheet: .sheet
    }
  }

  /// How long an evening is when nobody says.
  package static let eveningMinutes = 90
  /// How long a mock paper is when nobody says.
  package static let paperMinutes = 45
}

/// How far the student is with one piece of the course.
package struct CourseStanding: Hashable, Sendable {
  /// From untouched to done.
  package enum State: Hashable, Sendable {
    case untouched
    case begun
    case done
  }

  package var pagesRead = 0
  package var pageCount = 0
  package var questionsSolved = 0
  package var questionCount = 0
  /// Whether anything was tried, rightly or not.
  package var isTouched = false
  /// Whether a lesson was proved by its question.
  package var isTestedOut = false

  package var state: State {
    if isTestedOut { return .done }
    if pagesRead == pageCount, questionsSolved == questionCount, pageCount + questionCount > 0 {
      return .done
    }
    return isTouched ? .begun : .untouched
  }
}

extension ProgressSummary {
  /// How far the student is with a lesson.
  package func standing(of lesson: LessonSummary) -> CourseStanding {
    let read = pagesRead[lesson.id]?.filter { $0 < lesson.pageCount }.count ?? 0
    var standing = standing(ofQuestions: lesson.questions)
    standing.pagesRead = read
    standing.pageCount = lesson.pageCount
    standing.isTouched = standing.isTouched || read > 0
    standing.isTestedOut = testedOut.contains(lesson.id)
    return standing
  }

  /// How far the student is with a quiz.
  package func standing(of quiz: QuizSummary) -> CourseStanding {
    standing(ofQuestions: quiz.questions)
  }

  private func standing(ofQuestions ids: [String]) -> CourseStanding {
    let known = ids.compactMap { questions[$0] }
    return CourseStanding(
      questionsSolved: known.count { $0.state == .right || $0.state == .selfMarked },
      questionCount: ids.count, isTouched: !known.isEmpty)
  }
}
