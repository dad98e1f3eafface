internal import Checked

/// How often values fall into equal intervals, as columns.
public struct Histogram: Hashable, Sendable {
  /// The ends of all intervals together.
  public let range: ClosedRange<Double>
  /// Values in each interval, from the low end; the high end belongs to the last one.
  public let counts: [Int]

  /// Counts values into so many intervals over their own range, unless said; others are left out.
  public init(_ values: [Double], binCount: Int, range: ClosedRange<Double>? = nil) {
    precondition(binCount > 0, "a histogram needs an interval")
    let finite = values.filter(\.isFinite)
    let own = (finite.min() ?? 0)...(finite.max() ?? 1)
    let range =
      range ?? (own.lowerBound < own.upperBound ? own : own.lowerBound - 0.5...own.upperBound + 0.5)
    var counts = Array(repeating: 0, count: binCount)
    let width = range.upperBound - range.lowerBound
    for value in finite where range.contains(value) {
      let bin = ((value - range.lowerBound) / width * Double(binCount)).clampedInt
      counts[min(max(bin, 0), binCount - 1)] += 1
    }
    self.range = range
    self.counts = counts
  }

  /// One cell a column and so many rows, the highest count as high as all rows, over a line with the ends' names.
  public func lines(height: Int, style: Style = Style(.output), isUnicode: Bool = true)
    -> [StyledText]
  {
    let highest = max(1, counts.max() ?? 1)
    let levels = isUnicode ? Array(" ▁▂▃▄▅▆▇█") : Array(" #")
    let steps = levels.count - 1
    let rows = (0..<max(1, height)).reversed().map { row in
      let text = counts.map { count in
        let exact = Double(count) / Double(highest) * Double(height * steps)
        let filled = count == 0 ? 0 : max(1, exact.rounded().clampedInt)
        return levels[min(max(filled - row * steps, 0), steps)]
      }
      return StyledText(String(text), style)
    }
    return rows + [ends]
  }

  private var ends: StyledText {
    let names = tickLabels([range.lowerBound, range.upperBound])
    let gap = max(1, counts.count - names[0].count - names[1].count)
    return StyledText(names[0] + String(repeating: " ", count: gap) + names[1], .quiet)
  }
}
