internal import RealModule

/// How well something is remembered, by the Free Spaced Repetition Scheduler, version 6.
///
/// With the default parameters and the rules of py-fsrs 6.3.1 without learning steps and without fuzz:
/// <https://github.com/open-spaced-repetition/py-fsrs>, described in
/// <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>.
/// Days are whole numbers that the caller counts; there is no clock here.
package struct FSRS: Hashable, Sendable {
  /// What a review has shown.
  package enum Grade: Int, Hashable, Sendable {
    case again = 1
    case hard
    case good
    case easy
  }

  /// Days until the probability of remembering has fallen to 90 %.
  package private(set) var stability: Double
  /// From 1, easy, to 10.
  package private(set) var difficulty: Double
  /// The day of the last review.
  package private(set) var lastDay: Int

  /// The first meeting: S = w[G - 1], D = w4 - e^(w5 (G - 1)) + 1.
  package init(_ grade: Grade, day: Int) {
    stability = Self.weights[grade.rawValue - 1]
    difficulty = Self.bounded(Self.firstDifficulty(grade))
    lastDay = day
  }

  /// The day on which the probability of remembering falls to 90 %, at least one day later.
  package var dueDay: Int {
    lastDay + Int(min(max(1, stability.rounded(.toNearestOrEven)), Self.longestInterval))
  }

  /// The probability of remembering: R = (1 + F t / S)^-w20, with F such that R = 0.9 at t = S.
  package func retrievability(day: Int) -> Double {
    let days = Double(max(0, day - lastDay))
    let factor = Double.pow(Self.retention, -1 / Self.weights[20]) - 1
    return .pow(1 + factor * days / stability, -Self.weights[20])
  }

  /// Takes a review in; one on the day of the last review counts as short-term repetition.
  package mutating func review(_ grade: Grade, day: Int) {
    let old = self
    stability =
      if day <= lastDay {
        old.shortTermStability(grade)
      } else if grade == .again {
        old.stabilityAfterForgetting(retrievability: old.retrievability(day: day))
      } else {
        old.stabilityAfterRecall(grade, retrievability: old.retrievability(day: day))
      }
    stability = max(stability, Self.leastStability)
    difficulty = old.nextDifficulty(grade)
    lastDay = max(day, lastDay)
  }
}

// MARK: - The formulas, in the names of the source: w, S, D, R, G

extension FSRS {
  private static let weights = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]
  /// The wanted probability of remembering when something is due.
  private static let retention = 0.9
  private static let leastStability = 0.001
  /// Days; a hundred years, as in the source.
  private static let longestInterval = 36_500.0

  private static func bounded(_ difficulty: Double) -> Double { min(max(1, difficulty), 10) }

  private static func firstDifficulty(_ grade: Grade) -> Double {
    weights[4] - .exp(weights[5] * Double(grade.rawValue - 1)) + 1
  }

  /// D' = w7 D0(easy) + (1 - w7) (D - w6 (G - 3) (10 - D) / 9).
  private func nextDifficulty(_ grade: Grade) -> Double {
    let change = -Self.weights[6] * Double(grade.rawValue - 3)
    let damped = difficulty + (10 - difficulty) * change / 9
    let share = Self.weights[7]
    return Self.bounded(share * Self.firstDifficulty(.easy) + (1 - share) * damped)
  }

  /// S' = S e^(w17 (G - 3 + w18)) S^-w19, and no less than S for good and easy.
  private func shortTermStability(_ grade: Grade) -> Double {
    let growth =
      Double.exp(Self.weights[17] * (Double(grade.rawValue - 3) + Self.weights[18]))
      * .pow(stability, -Self.weights[19])
    return stability * (grade == .good || grade == .easy ? max(growth, 1) : growth)
  }

  /// S' = w11 D^-w12 ((S + 1)^w13 - 1) e^(w14 (1 - R)), and no more than S / e^(w17 w18).
  private func stabilityAfterForgetting(retrievability: Double) -> Double {
    let long =
      Self.weights[11] * .pow(difficulty, -Self.weights[12])
      * (.pow(stability + 1, Self.weights[13]) - 1)
      * .exp(Self.weights[14] * (1 - retrievability))
    return min(long, stability / .exp(Self.weights[17] * Self.weights[18]))
  }

  /// S' = S (1 + e^w8 (11 - D) S^-w9 (e^(w10 (1 - R)) - 1) p), p = w15 for hard, w16 for easy, else 1.
  private func stabilityAfterRecall(_ grade: Grade, retrievability: Double) -> Double {
    let pace: Double =
      switch grade {
      case .hard: Self.weights[15]
      case .easy: Self.weights[16]
      case .again, .good: 1
      }
    let growth =
      Double.exp(Self.weights[8]) * (11 - difficulty) * .pow(stability, -Self.weights[9])
      * (.exp(Self.weights[10] * (1 - retrievability)) - 1) * pace
    return stability * (1 + growth)
  }
}
