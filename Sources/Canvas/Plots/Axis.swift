internal import Checked
internal import Foundation

/// One direction of a plot: what it measures, from where to where.
public struct Axis: Hashable, Sendable {
  /// Named at the axis's end.
  public var label: String
  /// From where to where; nil takes what the values need.
  public var range: ClosedRange<Double>?
  /// Whether equal steps are equal factors; values of zero or less are left out then.
  public var isLogarithmic: Bool

  /// A linear axis that takes the range it needs, unless said.
  public init(
    _ label: String, range: ClosedRange<Double>? = nil, isLogarithmic: Bool = false
  ) {
    self.label = label
    self.range = range
    self.isLogarithmic = isLogarithmic
  }
}

/// From values to places between 0 and 1, and back to the ticks worth naming.
struct AxisScale {
  let low: Double
  let high: Double
  let isLogarithmic: Bool

  /// The axis's own range, or else that of the values it can show, never empty.
  init(_ axis: Axis, values: some Sequence<Double>) {
    isLogarithmic = axis.isLogarithmic
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite && (value > 0 || !axis.isLogarithmic) {
      low = min(low, value)
      high = max(high, value)
    }
    if low > high { (low, high) = axis.isLogarithmic ? (0.1, 1) : (0, 1) }
    if let range = axis.range { (low, high) = (range.lowerBound, range.upperBound) }
    if axis.isLogarithmic { low = max(low, .leastNormalMagnitude) }
    if high <= low {
      (low, high) = axis.isLogarithmic ? (low / 2, low * 2) : (low - 0.5, low + 0.5)
    }
    self.low = low
    self.high = high
  }

  /// 0 at the low end, 1 at the high end; nil for what the axis cannot show.
  func place(of value: Double) -> Double? {
    guard value.isFinite, value > 0 || !isLogarithmic else { return nil }
    return isLogarithmic
      ? log(value / low) / log(high / low) : (value - low) / (high - low)
  }

  /// Round values within the range, at most so many, rising; the two ends where fewer than two are round.
  func ticks(atMost count: Int) -> [Double] {
    guard count > 0 else { return [] }
    var ticks = isLogarithmic ? logarithmicTicks(atMost: count) : []
    if ticks.count < 2 { ticks = linearTicks(atMost: count) }
    return ticks.count < 2 && count >= 2 ? [low, high] : ticks
  }

  private func linearTicks(atMost count: Int) -> [Double] {
    let rough = (high - low) / Double(count)
    let power = pow(10, floor(log10(rough)))
    for factor in [1.0, 2, 5, 10, 20] {
      let step = factor * power
      let first = (low / step - 1e-9).rounded(.up).clampedInt
      let last = (high / step + 1e-9).rounded(.down).clampedInt
      guard last.clampedSubtracting(first) < count else { continue }
      return last < first ? [] : (first...last).map { Double($0) * step }
    }
    return []
  }

  /// Powers of ten with 2 and 5, with 3, or alone, whichever is densest and fits.
  private func logarithmicTicks(atMost count: Int) -> [Double] {
    // No number of a Double lies beyond these powers.
    let first = min(max(log10(low), -330), 310).rounded(.down).clampedInt
    let last = min(max(log10(high), -330), 310).rounded(.up).clampedInt
    let decades = first...max(first, last)
    for factors in [[1.0, 2, 5], [1, 3], [1]] {
      var ticks: [Double] = []
      for decade in decades {
        let power = pow(10, Double(decade))
        ticks += factors.map { $0 * power }.filter { $0 >= low * 0.999 && $0 <= high * 1.001 }
      }
      if ticks.count <= count { return ticks }
    }
    return []
  }
}

/// The names of ticks, all with the digits that the finest needs: `0`, `0.5`, `1.0`.
func tickLabels(_ ticks: [Double]) -> [String] {
  let digits = ticks.map(fractionDigits).max() ?? 0
  return ticks.map { tick in
    let size = abs(tick)
    if tick != 0, size >= 1e6 || size < 1e-4 { return String(format: "%.0e", tick) }
    return String(format: "%.\(min(digits, 4))f", tick)
  }
}

/// Digits after the point until a round number is exact, at most 4.
private func fractionDigits(_ value: Double) -> Int {
  (0..<4).first { digits in
    let scaled = value * pow(10, Double(digits))
    return abs(scaled - scaled.rounded()) < 1e-6
  } ?? 4
}
