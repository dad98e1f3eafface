package import Course
package import Grading

/// The misconceptions that are due, each in a variant that can show whether it is still there.
package struct Review: Sendable {
  /// A misconception and the question that it was met in.
  package struct Item: Sendable {
    package var cause: Cause
    package var question: Question

    package init(_ cause: Cause, question: Question) {
      self.cause = cause
      self.question = question
    }
  }

  /// How many misconceptions are reviewed.
  package private(set) var count: Int
  /// Which of them is on turn, from 1.
  package private(set) var number = 0
  /// Days until the one on turn comes back; nil while that is open.
  package private(set) var daysUntilNext: Int?
  private let day: Int
  private var memories: [Cause: FSRS]
  /// The rounds that are left.
  private var rest: [DrillRound]

  /// The items in their order; those whose question cannot be drawn are left out, and without any there is no review.
  package init?(_ items: [Item], progress: ProgressSummary, day: Int) {
    self.day = day
    memories = progress.memories
    rest = items.compactMap { Self.round($0, day: day) }
    count = rest.count
    guard count > 0 else { return nil }
  }

  /// Whether the question on turn is the last one.
  var isAtEnd: Bool { rest.isEmpty }

  /// Goes on to the next question; nil when there is none.
  mutating func next() -> DrillRound? {
    guard !rest.isEmpty else { return nil }
    number += 1
    daysUntilNext = nil
    return rest.removeFirst()
  }

  /// Reckons when the misconception on turn comes back, as the record will once the attempt is in it.
  mutating func take(_ result: DrillResult, _ cause: Cause) {
    guard var memory = memories[cause] else { return }
    memory.review(result == .missed ? .again : .good, day: day)
    memories[cause] = memory
    daysUntilNext = memory.dueDay - day
  }

  /// Seeds begin at the day, so that another variant comes each time.
  private static func round(_ item: Item, day: Int) -> DrillRound? {
    let first = UInt64(max(0, day))
    let seeds = item.question.hasVariants ? Array(first..<first + seedLimit) : []
    let variants = seeds.lazy.compactMap { try? item.question.instance(seed: $0) }
    let telling = variants.first { $0.misconceptions.contains(item.cause.name) }
    guard let instance = telling ?? (try? item.question.instance(seed: seeds.first)) else {
      return nil
    }
    return DrillRound(question: item.question, instance: instance, cause: item.cause)
  }

  /// A misconception is active in most draws (a draw needs two active ones), so this many never fail it.
  private static let seedLimit: UInt64 = 40
}
