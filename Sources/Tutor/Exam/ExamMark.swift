package import Grading

/// What an answer of an exam is worth.
package enum ExamMark: Hashable, Sendable {
  case right
  /// Wrong, but it follows from the student's own answer to an earlier part: half of the points.
  case followed
  case wrong
  case unreadable
  case missing

  /// The mark of a verdict; nil when nothing was answered.
  package init(_ verdict: Verdict?) {
    switch verdict?.outcome {
    case nil: self = .missing
    case .unreadable: self = .unreadable
    case .wrong: self = .wrong
    case .right: self = verdict?.basis == .followThrough ? .followed : .right
    }
  }

  /// Of so many points; they are even, so that a half is a whole number.
  package func points(of total: Int) -> Int {
    switch self {
    case .right: total
    case .followed: total / 2
    case .wrong, .unreadable, .missing: 0
    }
  }
}
