internal import CNNEngine
package import Course

/// A mock paper: parts of exercises of the exam, drawn from a seed until the minutes are filled.
package struct ExamPaper: Sendable {
  /// A part with its numbers, and what it is worth.
  package struct Item: Sendable {
    /// Id of the quiz that it belongs to: `10.1`.
    package var quiz: String
    /// Its name there: `b`.
    package var part: String
    package var question: QuestionInstance
    package var points: Int
  }

  package let seed: UInt64
  package let minutes: Int
  /// In the order in which they are asked; parts of one exercise stand together and share their numbers.
  package let items: [Item]

  /// Draws a paper; nil when no exercise has a part that a program can mark.
  ///
  /// One exercise takes up to a third of the time, so that there are several. Self-marked parts are left out.
  package init?(_ quizzes: [Quiz], seed: UInt64, minutes: Int) {
    self.seed = seed
    self.minutes = minutes
    var random = RandomSource(seed: seed, stream: Self.stream)
    var items: [Item] = []
    var left = minutes
    for quiz in quizzes.filter({ $0.exam != .out }).shuffled(using: &random) {
      var share = min(left, max(1, minutes / 3))
      for item in Self.items(of: quiz, seed: seed) {
        let cost = item.question.kind.minutes
        guard cost <= share || items.isEmpty else { continue }
        share -= cost
        left -= cost
        items.append(item)
      }
    }
    guard !items.isEmpty else { return nil }
    self.items = items
  }

  /// All points of the paper.
  package var points: Int { items.reduce(0) { $0 + $1.points } }

  /// The parts of an exercise that can be marked; with the source's own numbers where a seed cannot be drawn.
  private static func items(of quiz: Quiz, seed: UInt64) -> [Item] {
    let canDraw = quiz.parts.allSatisfy { (try? $0.instance(seed: seed)) != nil }
    return quiz.parts.compactMap { part in
      guard let question = try? part.instance(seed: canDraw ? seed : nil),
        question.kind.minutes > 0
      else { return nil }
      return Item(
        quiz: quiz.id, part: part.name, question: question, points: 2 * question.kind.minutes)
    }
  }

  /// Keeps the choice of the exercises apart from the draw of their numbers.
  private static let stream: UInt64 = 0x6578_616d
}

extension QuestionInstance.Kind {
  /// Minutes that a part takes in an exam; 0 where the student marks it.
  package var minutes: Int {
    switch self {
    case .choice: 1
    case .integer, .shape, .real, .twoTier: 2
    case .formula, .cells, .build: 3
    case .steps: 6
    case .rubric: 0
    }
  }
}
