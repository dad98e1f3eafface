internal import ContentFormat
package import Course

/// The question by which a student who knows a chapter skips it: right at the first try, without a hint.
package struct TestOut: Sendable {
  /// Id of the lesson.
  package let lesson: String
  /// Whether the chapter is proved.
  package private(set) var isPassed = false
  private let question: Question
  /// Seeds follow each other, so that a variant can be named to a friend.
  private var nextSeed: UInt64

  /// A lesson and the question that proves it, in variants from a seed on.
  package init(lesson: String, question: Question, seed: UInt64) {
    self.lesson = lesson
    self.question = question
    nextSeed = seed
  }

  /// Another variant.
  mutating func next() throws(ContentProblem) -> DrillRound {
    let seed = nextSeed
    nextSeed &+= 1
    return DrillRound(question: question, instance: try question.instance(seed: seed))
  }

  /// What is recorded of a result: that the chapter is proved, or nothing.
  mutating func take(_ result: DrillResult, seed: UInt64?) -> [Effect] {
    guard result == .clean, !isPassed else { return [] }
    isPassed = true
    return [.record(.testedOut(lesson: lesson, question: question.id, seed: seed))]
  }
}
