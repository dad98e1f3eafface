import Course
import Grading

/// What `cnn-tutor progress` tells: by lesson, by quiz and question, by misconception.
package struct ProgressOverview: Hashable, Sendable {
  /// How far a lesson is.
  package struct LessonRow: Hashable, Sendable, Encodable {
    package var id: String
    package var title: String
    package var pagesRead: Int
    package var pageCount: Int
    /// Whether it was proved by its question, and skipped.
    package var isTestedOut: Bool
    package var questionsSolved: Int
    package var questionCount: Int
    package var secondsSpent: Int
  }

  /// How far a quiz is.
  package struct QuizRow: Hashable, Sendable {
    package var id: String
    package var title: String
    package var standing: CourseStanding
    package var secondsSpent: Int
  }

  /// The best state of a question: `wrong`, `shown`, `selfMarked` or `right`.
  package struct QuestionRow: Hashable, Sendable, Encodable {
    package var id: String
    package var state: String
    package var attempts: Int
  }

  /// A way of thinking that went wrong, over all questions that show it.
  package struct MisconceptionRow: Hashable, Sendable, Encodable {
    /// As in the catalogue: `same-assumed`.
    package var id: String
    package var count: Int
    /// By question: how often it was met there.
    package var questions: [String: Int]
    /// Whether each of those questions was answered rightly since.
    package var isOvercome: Bool
  }

  /// In the order of the course.
  package var lessons: [LessonRow]
  /// In the order of the course.
  package var quizzes: [QuizRow]
  /// Those that were answered, marked or shown; in the order of the course, then those it no longer has.
  package var questions: [QuestionRow]
  /// Most frequent first.
  package var misconceptions: [MisconceptionRow]
  /// Misconceptions (`10.1.b:same-assumed`) that are due for review, the ones forgotten most likely first.
  package var due: [String]

  /// Sets a record against the course; `day` is today (`StudyDay`).
  package init(_ map: CourseMap, progress: ProgressSummary, day: Int = 0) {
    lessons = map.lessons.map { lesson in
      let standing = progress.standing(of: lesson)
      return LessonRow(
        id: lesson.id, title: lesson.title, pagesRead: standing.pagesRead,
        pageCount: standing.pageCount, isTestedOut: standing.isTestedOut,
        questionsSolved: standing.questionsSolved,
        questionCount: standing.questionCount, secondsSpent: progress.secondsSpent(at: lesson.id))
    }
    quizzes = map.quizzes.map {
      QuizRow(
        id: $0.id, title: $0.title, standing: progress.standing(of: $0),
        secondsSpent: progress.secondsSpent(at: $0.id))
    }
    let course =
      map.lessons.flatMap(\.allQuestions) + map.quizzes.flatMap(\.questions)
    let gone = Set(progress.questions.keys).subtracting(course).sorted()
    questions = (course + gone).compactMap { id in
      progress.questions[id].map {
        QuestionRow(id: id, state: $0.state.rawValue, attempts: $0.attemptCount)
      }
    }
    misconceptions = Self.misconceptions(progress)
    due = progress.due(day: day, among: map.questionIDs).map(\.description)
  }

  /// The same misconception of several questions is one row.
  private static func misconceptions(_ progress: ProgressSummary) -> [MisconceptionRow] {
    var rows: [String: MisconceptionRow] = [:]
    for (cause, count) in progress.misconceptions {
      rows[
        cause.name,
        default: MisconceptionRow(id: cause.name, count: 0, questions: [:], isOvercome: true)
      ]
      .count += count
      rows[cause.name]?.questions[cause.question] = count
      if !progress.overcome.contains(cause) { rows[cause.name]?.isOvercome = false }
    }
    return rows.values.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }
}

extension ProgressOverview: Encodable {
  private enum Key: String, CodingKey {
    case lessons
    case questions
    case misconceptions
    case due
  }

  /// `{lessons, questions, misconceptions, due}`.
  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(lessons, forKey: .lessons)
    try object.encode(questions, forKey: .questions)
    try object.encode(misconceptions, forKey: .misconceptions)
    try object.encode(due, forKey: .due)
  }
}

extension ProgressSummary {
  /// Whole seconds at a lesson or a quiz.
  fileprivate func secondsSpent(at place: String) -> Int { (timeSpent[place] ?? 0) / 1000 }
}
