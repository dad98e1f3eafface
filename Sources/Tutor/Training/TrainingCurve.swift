/// A number over the steps of a run, such as its loss, kept in bounded memory however long the run is.
///
/// Neighbouring steps share a point, their mean; when there are too many points, pairs of them
/// are joined and each new point takes twice as many steps.
package struct TrainingCurve: Hashable, Sendable {
  /// The mean of some neighbouring steps.
  package struct Point: Hashable, Sendable {
    package var step: Double
    package var value: Double
    /// Steps that it stands for.
    var count: Int

    func joined(with other: Point) -> Point {
      let sum = Double(count + other.count)
      return Point(
        step: (step * Double(count) + other.step * Double(other.count)) / sum,
        value: (value * Double(count) + other.value * Double(other.count)) / sum,
        count: count + other.count)
    }
  }

  /// More than the dots of a wide screen's plot; even, so that pairs are left over by none.
  static let pointLimit = 1024

  /// In the order of the steps; the last one may stand for fewer steps than the others.
  package private(set) var points: [Point] = []
  private var stepsPerPoint = 1

  package init() {}

  /// Takes the value of a step; what is not finite is left out.
  package mutating func append(step: Int, value: Double) {
    guard value.isFinite else { return }
    let point = Point(step: Double(step), value: value, count: 1)
    if let last = points.last, last.count < stepsPerPoint {
      points[points.count - 1] = last.joined(with: point)
      return
    }
    if points.count == Self.pointLimit {
      points = stride(from: 0, to: points.count, by: 2).map {
        points[$0].joined(with: points[$0 + 1])
      }
      stepsPerPoint *= 2
    }
    points.append(point)
  }

  /// Forgets what came after a step.
  mutating func cut(after step: Int) {
    points.removeAll { $0.step > Double(step) }
  }
}

extension [TrainingCurve.Point] {
  /// The same curve without its noise: an exponential mean over about `span` points, corrected for its start.
  ///
  /// Without the correction the first values would be pulled towards zero (as in Adam's bias correction).
  package func smoothed(span: Int) -> [TrainingCurve.Point] {
    let keep = 1 - 1 / Double(Swift.max(1, span))
    var (mean, weight) = (0.0, 0.0)
    return map { point in
      mean = keep * mean + (1 - keep) * point.value
      weight = keep * weight + (1 - keep)
      return TrainingCurve.Point(step: point.step, value: mean / weight, count: point.count)
    }
  }
}
