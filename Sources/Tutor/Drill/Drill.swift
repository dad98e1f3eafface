package import ContentFormat
package import Course
package import Grading

/// Questions one after another, each a variant of its own, where a quiz has its parts side by side.
package struct Drill: Sendable {
  /// Which question comes next.
  package enum Plan: Sendable {
    case practice(Practice)
    /// The misconceptions that are due, once each.
    case review(Review)
    /// The question that proves a lesson, until it is right at the first try.
    case testOut(TestOut)
    /// The evening before the exam.
    case tonight(Tonight)
  }

  package private(set) var plan: Plan
  package private(set) var round: DrillRound
  /// How the round went: its first counted attempt, or the look at the solution before it, decides.
  package private(set) var result: DrillResult?
  /// Rounds that have a result, this one included.
  package private(set) var count = 0
  /// Those among them that were right at the first try, with hints or without.
  package private(set) var rightCount = 0

  /// Draws the first question of endless practice.
  package init(_ practice: Practice) throws(ContentProblem) {
    var practice = practice
    round = try practice.next()
    plan = .practice(practice)
  }

  /// Draws the first variant of the question that proves a lesson.
  package init(_ testOut: TestOut) throws(ContentProblem) {
    var testOut = testOut
    round = try testOut.next()
    plan = .testOut(testOut)
  }

  /// Begins a review.
  package init?(_ review: Review) {
    var review = review
    guard let first = review.next() else { return nil }
    round = first
    plan = .review(review)
  }

  /// Begins the evening before the exam.
  package init?(_ tonight: Tonight) {
    var tonight = tonight
    guard let first = tonight.next() else { return nil }
    round = first
    plan = .tonight(tonight)
  }

  /// The evening before the exam; nil in other drills.
  package var tonight: Tonight? {
    if case .tonight(let tonight) = plan { tonight } else { nil }
  }

  /// Lets something happen to the evening before the exam.
  mutating func changeTonight(_ change: (inout Tonight) -> Void) {
    guard var tonight else { return }
    change(&tonight)
    plan = .tonight(tonight)
  }

  /// Whether no question follows this one.
  var isAtEnd: Bool {
    switch plan {
    case .practice: false
    case .review(let review): review.isAtEnd
    case .testOut(let testOut): testOut.isPassed
    case .tonight(let tonight): tonight.isAtEnd
    }
  }

  /// Whether the question of a lesson was not right at once, so that it proves nothing.
  package var isMissedTestOut: Bool {
    guard case .testOut(let testOut) = plan else { return false }
    return result != nil && !testOut.isPassed
  }

  /// Takes in what an answer asks of the outside; attempts of a review are marked as such.
  mutating func take(_ effects: [Effect], hintCount: Int) -> [Effect] {
    var more: [Effect] = []
    if result == nil, let result = DrillResult(effects, hintCount: hintCount) {
      more = take(result)
    }
    return effects.map { effect in
      guard case .record(.attempt(var attempt)) = effect else { return effect }
      attempt.review = round.cause
      return .record(.attempt(attempt))
    } + more
  }

  /// What a result means for the plan, and what more is recorded of it.
  private mutating func take(_ result: DrillResult) -> [Effect] {
    self.result = result
    count += 1
    if result != .missed { rightCount += 1 }
    switch plan {
    case .practice(var practice):
      practice.take(result)
      plan = .practice(practice)
    case .review(var review):
      if let cause = round.cause { review.take(result, cause) }
      plan = .review(review)
    case .testOut(var testOut):
      defer { plan = .testOut(testOut) }
      return testOut.take(result, seed: round.instance.seed)
    case .tonight: changeTonight { $0.take(result) }
    }
    return []
  }

  /// Goes on to the next question.
  mutating func advance() throws(ContentProblem) {
    switch plan {
    case .practice(var practice):
      defer { plan = .practice(practice) }
      round = try practice.next()
    case .review(var review):
      guard let next = review.next() else { return }
      plan = .review(review)
      round = next
    case .testOut(var testOut):
      defer { plan = .testOut(testOut) }
      round = try testOut.next()
    case .tonight(var tonight):
      let next = tonight.next()
      plan = .tonight(tonight)
      guard let next else { return }
      round = next
    }
    result = nil
  }
}

/// One question of a drill.
package struct DrillRound: Sendable {
  /// The question, by which its variant can be found again.
  package var question: Question
  /// The variant.
  package var instance: QuestionInstance
  /// The misconception that it reviews; nil in practice.
  package var cause: Cause?

  /// A quiz of this question alone.
  var quiz: Quiz {
    Quiz(
      id: QuestionID(question.id).owner, title: "", sources: [], needs: [], exam: .in,
      hasVariants: false,
      parts: [question])
  }
}

/// How a question of a drill went.
package enum DrillResult: Hashable, Sendable {
  /// Right at the first try, without a hint.
  case clean
  /// Right at the first try, after a hint.
  case helped
  /// Wrong at first, or the solution was looked at.
  case missed

  /// What the first record among some effects says; nil when there is none.
  init?(_ effects: [Effect], hintCount: Int) {
    for case .record(let record) in effects {
      switch record {
      case .attempt(let attempt) where attempt.verdict == .right:
        self = hintCount == 0 ? .clean : .helped
        return
      case .attempt, .solutionShown:
        self = .missed
        return
      case .pageRead, .selfMarked, .trained, .timeSpent, .testedOut: continue
      }
    }
    return nil
  }
}
