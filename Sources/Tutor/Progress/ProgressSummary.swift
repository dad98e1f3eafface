import Grading

/// What the record says, as the home screen and `cnn-tutor progress` need it.
package struct ProgressSummary: Hashable, Sendable {
  /// Pages (from 0) that were read, by lesson.
  package var pagesRead: [String: Set<Int>] = [:]
  /// The page where each lesson was left.
  package var lastPage: [String: Int] = [:]
  /// The lesson that was open last.
  package var lastLesson: String?
  /// The best state of each question.
  package var questions: [String: QuestionProgress] = [:]
  /// How often each note (`10.1.b:same-assumed`) was met.
  package var misconceptions: [String: Int] = [:]
  /// The best test error of each experiment, a fraction.
  package var trainingRuns: [String: Double] = [:]
  /// The wrong answer given last to each question, so that a repeated one counts once.
  private var lastWrongAnswers: [String: Attempt] = [:]

  package init() {}

  /// Takes one more record in; the order of the records is the order in which they were made.
  package mutating func apply(_ record: ProgressRecord) {
    switch record {
    case .pageRead(let lesson, let page, _):
      pagesRead[lesson, default: []].insert(page)
      lastPage[lesson] = page
      lastLesson = lesson
    case .attempt(let attempt):
      apply(attempt)
    case .solutionShown(let question, _):
      reach(.shown, question: question)
    case .selfMarked(let question, _, _):
      reach(.selfMarked, question: question)
    case .trained(let experiment, _, let testError):
      guard testError.isFinite else { return }
      trainingRuns[experiment] = min(testError, trainingRuns[experiment] ?? testError)
    }
  }

  /// Unreadable costs nothing; the same wrong answer twice in a row counts once.
  private mutating func apply(_ attempt: Attempt) {
    let question = attempt.question
    switch attempt.verdict {
    case .unreadable:
      return
    case .right:
      lastWrongAnswers[question] = nil
      reach(.right, question: question)
    case .wrong:
      guard lastWrongAnswers[question] != attempt else { return }
      lastWrongAnswers[question] = attempt
      reach(.wrong, question: question)
      if let note = attempt.note { misconceptions[note, default: 0] += 1 }
    }
    questions[question]?.attemptCount += 1
  }

  private mutating func reach(_ state: QuestionProgress.State, question: String) {
    let old = questions[question] ?? QuestionProgress(state: state, attemptCount: 0)
    questions[question] = QuestionProgress(
      state: max(old.state, state), attemptCount: old.attemptCount)
  }
}

/// What is known of one question.
package struct QuestionProgress: Hashable, Sendable {
  /// From least to best: the best attempt counts.
  package enum State: String, Hashable, Sendable, CaseIterable, Comparable {
    case wrong
    case shown
    case selfMarked
    case right

    package static func < (left: Self, right: Self) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .wrong: 0
      case .shown: 1
      case .selfMarked: 2
      case .right: 3
      }
    }
  }

  package var state: State
  package var attemptCount: Int

  package init(state: State, attemptCount: Int) {
    self.state = state
    self.attemptCount = attemptCount
  }
}
