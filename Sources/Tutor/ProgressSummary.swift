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

  package init() {}
}

/// What is known of one question.
package struct QuestionProgress: Hashable, Sendable {
  /// From least to best: the best attempt counts.
  package enum State: String, Hashable, Sendable {
    case wrong
    case shown
    case selfMarked
    case right
  }

  package var state: State
  package var attemptCount: Int

  package init(state: State, attemptCount: Int) {
    self.state = state
    self.attemptCount = attemptCount
  }
}
