internal import Checked
internal import Foundation

/// A size on a scale of powers of ten, as a bar from the middle: left where it is below 1, right above.
public struct DecadeBar: Hashable, Sendable {
  /// Powers of ten from the middle to each end.
  public let decades: Int
  /// Cells, an odd number.
  public let width: Int

  /// A scale that holds all of these, at least one power of ten each way.
  public init(for values: [Double], width: Int) {
    let powers = values.filter { $0 > 0 && $0.isFinite }.map { abs(log10($0)) }
    decades = max(1, ((powers.max() ?? 1) - 1e-9).rounded(.up).clampedInt)
    self.width = max(5, width - (width + 1) % 2)
  }

  /// The bar of a value, the middle, and a mark where another value lies; nothing for a value that is nil.
  public func line(_ value: Double?, mark: Double? = nil) -> StyledText {
    let end = value.map(place) ?? middle
    let range = min(end, middle)...max(end, middle)
    let marked = mark.map(place)
    var text = StyledText()
    for x in 0..<width {
      if x == marked {
        text.append("◆", Style(.kernel, isBold: true))
      } else if value != nil, range.contains(x), x != middle || end == middle {
        text.append("█", Style(.output))
      } else if x == middle {
        text.append("│", Style(.quiet))
      } else {
        text.append(" ")
      }
    }
    return text
  }

  /// The names of the ends and the middle, over a bar: `1e-3  1  1e+3`.
  public var scale: StyledText {
    let (low, high) = ("1e-\(decades)", "1e+\(decades)")
    let gap = { (count: Int) in String(repeating: " ", count: max(1, count)) }
    let line = low + gap(middle - low.count) + "1" + gap(width - middle - 1 - high.count) + high
    return StyledText(line, .quiet)
  }

  private var middle: Int { width / 2 }

  /// The cell of a value; what lies beyond an end is held there.
  private func place(_ value: Double) -> Int {
    guard value > 0, value.isFinite else { return value > 0 ? width - 1 : 0 }
    let step = log10(value) / Double(decades) * Double(middle)
    return min(max(middle + step.rounded().clampedInt, 0), width - 1)
  }
}
