/// Values as horizontal bars, one a line, on a common scale.
public struct BarChart: Hashable, Sendable {
  /// One bar.
  public struct Bar: Hashable, Sendable {
    /// Stands left of it.
    public var label: StyledText
    /// Zero or more; what is not finite or negative is drawn as nothing.
    public var value: Double
    /// Stands right of it, such as the value in words.
    public var note: StyledText
    /// How the bar is shown.
    public var style: Style

    /// A bar with its label and what is said of it.
    public init(
      _ label: StyledText, _ value: Double, note: StyledText = "", style: Style = Style(.output)
    ) {
      self.label = label
      self.value = value
      self.note = note
      self.style = style
    }
  }

  /// Top to bottom.
  public var bars: [Bar]
  /// The value of the longest bar; nil takes the largest.
  public var maximum: Double?

  /// Bars on the scale of the largest, unless said.
  public init(_ bars: [Bar], maximum: Double? = nil) {
    self.bars = bars
    self.maximum = maximum
  }

  /// One line a bar in at most so many cells.
  public func lines(width: Int, isUnicode: Bool = true) -> [StyledText] {
    let labelWidth = bars.map(\.label.width).max() ?? 0
    let noteWidth = bars.map(\.note.width).max() ?? 0
    let room = max(1, width - labelWidth - noteWidth - 2)
    let largest = maximum ?? bars.map(\.value).filter(\.isFinite).max() ?? 0
    return bars.map { bar in
      let part = largest > 0 && bar.value.isFinite ? min(max(bar.value / largest, 0), 1) : 0
      let drawn = StyledText(
        Self.bar(part * Double(room), isUnicode: isUnicode), bar.style)
      let line = bar.label.padded(to: labelWidth) + " " + drawn
      return bar.note.isEmpty ? line : line + " " + bar.note
    }
  }

  /// A bar of so many cells, to the eighth of a cell where it can.
  private static func bar(_ length: Double, isUnicode: Bool) -> String {
    guard isUnicode else { return String(repeating: "#", count: Int(length.rounded())) }
    let eighths = Int((length * 8).rounded())
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8)
      + (rest == 0 ? "" : String(Array("▏▎▍▌▋▊▉")[rest - 1]))
  }
}
