import Course
import Tutor

/// What a drill is called, where it is, and how it goes.
struct DrillWords {
  let drill: Drill

  init(_ drill: Drill) {
    self.drill = drill
  }

  /// `practice 10.1`.
  var title: String {
    switch drill.plan {
    case .practice(let practice): practice.id.map { "practice \($0)" } ?? "practice"
    case .review: "review"
    case .testOut(let testOut): "test-out \(testOut.lesson)"
    case .tonight: "exam-tonight"
    }
  }

  /// `level 2 of 5`, or `2 of 3` in a review.
  var place: String {
    switch drill.plan {
    case .practice(let practice):
      "level \(practice.staircase.level) of \(Staircase.levels.upperBound)"
    case .review(let review): "\(review.number) of \(review.count)"
    case .testOut(let testOut): testOut.isPassed ? "proved" : "right at once, without a hint"
    case .tonight(let tonight):
      (tonight.diagnosisNumber.map { "diagnosis \($0) of \(tonight.diagnosisCount)" }
        ?? tonight.topic) + ", " + TonightPage(tonight: tonight).timeLeft
    }
  }

  /// `seed 17`.
  var seed: String { drill.round.instance.seed.map { "seed \($0)" } ?? "the source's numbers" }

  /// How it goes: `Level 2 of 5; 3 of 4 right at the first try`.
  var standing: String {
    switch drill.plan {
    case .tonight: score.prefix(1).uppercased() + score.dropFirst()
    case .practice: "L" + place.dropFirst() + "; " + score
    case .review(let review): returning(review) + score.prefix(1).uppercased() + score.dropFirst()
    case .testOut(let testOut): verdict(testOut)
    }
  }

  private func verdict(_ testOut: TestOut) -> String {
    if testOut.isPassed { return "Lesson \(testOut.lesson) is proved: it counts as done." }
    return drill.result == nil
      ? "Nothing is proved yet."
      : "This does not prove it: read the lesson, or go on to other numbers."
  }

  private var score: String {
    drill.count == 0
      ? "nothing is answered yet."
      : "\(drill.rightCount) of \(drill.count) right at the first try."
  }

  /// When the misconception on turn comes back; empty while that is open.
  private func returning(_ review: Review) -> String {
    guard let days = review.daysUntilNext else { return "" }
    return "This one comes back in \(days) \(days == 1 ? "day" : "days"). "
  }
}
