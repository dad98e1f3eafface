package import Grading

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
  /// How often each was met.
  package var misconceptions: [Cause: Int] = [:]
  /// How well each misconception is kept away by now: when it comes back for review.
  package private(set) var memories: [Cause: FSRS] = [:]
  /// Those whose question was answered rightly after they were met.
  package private(set) var overcome: Set<Cause> = []
  /// The best test error of each experiment, a fraction.
  package var trainingRuns: [String: Double] = [:]
  /// Lessons that were proved by their question.
  package private(set) var testedOut: Set<String> = []
  /// Milliseconds at each lesson and quiz.
  package private(set) var timeSpent: [String: Int] = [:]
  /// The wrong answer given last to each question, so that a repeated one counts once.
  private var lastWrongAnswers: [String: Attempt] = [:]

  package init() {}

  /// Takes one more record in; the order of the records is the order in which they were made.
  ///
  /// `day` is when (`StudyDay`); it matters for the schedule of reviews alone.
  package mutating func apply(_ record: ProgressRecord, day: Int = 0) {
    switch record {
    case .pageRead(let lesson, let page, _):
      pagesRead[lesson, default: []].insert(page)
      lastPage[lesson] = page
      lastLesson = lesson
    case .attempt(let attempt):
      apply(attempt, day: day)
    case .solutionShown(let question, _):
      reach(.shown, question: question)
    case .selfMarked(let question, _, _):
      reach(.selfMarked, question: question)
    case .trained(let experiment, _, let testError):
      guard testError.isFinite else { return }
      trainingRuns[experiment] = min(testError, trainingRuns[experiment] ?? testError)
    case .testedOut(let lesson, _, _):
      testedOut.insert(lesson)
    case .timeSpent(let place, let milliseconds):
      timeSpent[place, default: 0] += milliseconds
    }
  }

  /// Unreadable costs nothing; the same wrong answer twice in a row counts once.
  private mutating func apply(_ attempt: Attempt, day: Int) {
    let question = attempt.question
    switch attempt.verdict {
    case .unreadable:
      return
    case .right:
      if let cause = attempt.review, !isMissed(attempt) { schedule(cause, .good, day: day) }
      lastWrongAnswers[question] = nil
      overcome.formUnion(misconceptions.keys.filter { $0.question == question })
      reach(.right, question: question)
    case .wrong:
      guard lastWrongAnswers[question] != attempt else { return }
      if let cause = attempt.review, !attempt.causes.contains(cause), !isMissed(attempt) {
        schedule(cause, .again, day: day)
      }
      lastWrongAnswers[question] = attempt
      reach(.wrong, question: question)
      for cause in attempt.causes { meet(cause, day: day) }
    }
    questions[question]?.attemptCount += 1
  }

  private mutating func meet(_ cause: Cause, day: Int) {
    misconceptions[cause, default: 0] += 1
    overcome.remove(cause)
    // What has no cause of its own in the catalogue, such as a constant factor, cannot be reviewed.
    if !Verdict.isGeneric(note: cause.name) { schedule(cause, .again, day: day) }
  }

  /// Whether the review that an attempt belongs to has had a wrong answer before.
  private func isMissed(_ attempt: Attempt) -> Bool {
    guard let last = lastWrongAnswers[attempt.question] else { return false }
    return last.review == attempt.review && last.seed == attempt.seed
  }

  private mutating func schedule(_ cause: Cause, _ grade: FSRS.Grade, day: Int) {
    if memories[cause] == nil {
      memories[cause] = FSRS(grade, day: day)
    } else {
      memories[cause]?.review(grade, day: day)
    }
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
