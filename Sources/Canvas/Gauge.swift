internal import Checked

/// How much of something is done, as a bar.
public struct Gauge: Hashable, Sendable {
  /// Done, from 0 to 1; what lies outside is drawn as the nearest end.
  public var fraction: Double
  /// How the done part is shown.
  public var style: Style

  /// A part from 0 to 1.
  public init(fraction: Double, style: Style = Style(.output)) {
    self.fraction = fraction
    self.style = style
  }

  /// `██████░░░░`, or `######....` in ASCII, in so many cells.
  ///
  /// A bar is full only when all is done and empty only when nothing is.
  public func line(width: Int, isUnicode: Bool = true) -> StyledText {
    let part = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    var done = (part * Double(width)).rounded().clampedInt
    if part > 0 { done = max(done, 1) }
    if part < 1 { done = min(done, width - 1) }
    done = min(max(done, 0), max(0, width))
    let full = isUnicode ? "█" : "#"
    let empty = isUnicode ? "░" : "."
    return StyledText(String(repeating: full, count: done), style)
      + StyledText(String(repeating: empty, count: max(0, width) - done), .quiet)
  }
}

/// Where one is among few things, one sign each: `▮▮▮▯▯`.
public struct StepGauge: Hashable, Sendable {
  /// Steps reached.
  public var done: Int
  /// All steps.
  public var total: Int

  /// So many of so many.
  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }

  /// One sign a step, or `6/9` when there are more steps than cells.
  public func line(width: Int, isUnicode: Bool = true) -> StyledText {
    guard total <= width else { return StyledText("\(done)/\(total)") }
    let reached = min(max(done, 0), total)
    return StyledText(String(repeating: isUnicode ? "▮" : "#", count: reached), .output)
      + StyledText(String(repeating: isUnicode ? "▯" : ".", count: total - reached), .quiet)
  }
}
