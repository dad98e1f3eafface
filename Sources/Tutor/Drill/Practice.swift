internal import CNNEngine
internal import ContentFormat
package import Course

/// Variants of the questions of some quizzes without end, harder as the student succeeds (`Staircase`).
package struct Practice: Sendable {
  /// What the student asked to practise, such as `10.1`; nil for all quizzes.
  package let id: String?
  package private(set) var staircase = Staircase()
  /// By quiz, in its order: the later parts build on the earlier ones.
  private let questions: [[Question]]
  /// Seeds follow each other, so that a variant can be named to a friend.
  private var nextSeed: UInt64
  /// The question asked last, which does not come twice in a row unless it is the only one.
  private var lastID: String?

  /// Practice of quizzes, or of one part of them; nil when no answer there changes with a seed.
  package init?(_ quizzes: [Quiz], id: String?, part: String? = nil, seed: UInt64) {
    self.id = id
    questions = quizzes.map { quiz in
      quiz.parts.filter { $0.isForPractice && (part == nil || $0.name == part) }
    }
    guard questions.contains(where: { !$0.isEmpty }) else { return nil }
    nextSeed = seed
  }

  /// Draws the next question; each call uses a seed up, also one that cannot be drawn.
  mutating func next() throws(ContentProblem) -> DrillRound {
    let seed = nextSeed
    nextSeed &+= 1
    let asked = questions.flatMap { $0.prefix(staircase.askedCount(of: $0.count)) }
    let others = asked.filter { $0.id != lastID }
    let pool = others.isEmpty ? asked : others
    var random = RandomSource(seed: seed, stream: Self.stream)
    let question = pool[Int(random.next() % UInt64(pool.count))]
    lastID = question.id
    var instance = try question.instance(seed: seed)
    if let limit = staircase.hintLimit { instance.hints = Array(instance.hints.prefix(limit)) }
    return DrillRound(question: question, instance: instance)
  }

  mutating func take(_ result: DrillResult) { staircase.take(result) }

  /// Keeps the choice of the question apart from the draw of its numbers.
  private static let stream: UInt64 = 0x7072_6163_7469_6365
}
