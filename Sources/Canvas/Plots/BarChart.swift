internal import Checked

/// Values as horizontal bars, one a line, on a common scale.
public struct BarChart: Hashable, Sendable {
  /// One bar.
  public struct Bar: Hashable, Sendable {
    /// Stands left of it.
    public var label: StyledText
    /// Zero or more; what is not finite or negative is drawn as nothing.
    public var value: Double
    /// Half the length of its error bar.
    public var error: Double?
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

  /// A value that is marked across all bars.
  public struct Mark: Hashable, Sendable {
    /// Stands below the bars.
    public var name: String
    /// On the scale of the bars.
    public var value: Double

    /// A named value.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// Top to bottom.
  public var bars: [Bar]
  /// Across all bars, each named on a line of its own below them.
  public var marks: [Mark] = []
  /// The value of the longest bar; nil takes the largest.
  public var maximum: Double?

  /// Bars on the scale of the largest, unless said.
  public init(_ bars: [Bar], maximum: Double? = nil) {
    self.bars = bars
    self.maximum = maximum
  }

  /// One line a bar in at most so many cells, then one for each mark.
  public func lines(width: Int, isUnicode: Bool = true) -> [StyledText] {
    let labelWidth = bars.map(\.label.width).max() ?? 0
    let noteWidth = bars.map(\.note.width).max() ?? 0
    let room = max(1, width - labelWidth - noteWidth - 2)
    let drawn = bars.map { bar in
      let line =
        bar.label.padded(to: labelWidth) + " " + cells(of: bar, room: room, isUnicode: isUnicode)
      return bar.note.isEmpty ? line : line + " " + bar.note
    }
    let names = marks.map { mark in
      name(of: mark, left: labelWidth + 1, room: room, isUnicode: isUnicode)
    }
    return drawn + names
  }

  private var largest: Double {
    let ends = bars.map { $0.value + ($0.error ?? 0) } + marks.map(\.value)
    return maximum ?? ends.filter(\.isFinite).max() ?? 0
  }

  /// From 0 at the left to 1 at the right end.
  private func part(_ value: Double) -> Double {
    largest > 0 && value.isFinite ? min(max(value / largest, 0), 1) : 0
  }

  /// The cell that a value falls into.
  private func place(_ value: Double, room: Int) -> Int {
    min((part(value) * Double(room)).clampedInt, room - 1)
  }

  private func cells(of bar: Bar, room: Int, isUnicode: Bool) -> StyledText {
    let text = Self.bar(part(bar.value) * Double(room), isUnicode: isUnicode)
    guard room > 0, bar.error != nil || !marks.isEmpty else { return StyledText(text, bar.style) }
    let blank = StyledText.Run(" ")
    var runs = text.map { StyledText.Run(String($0), bar.style) }
    runs += Array(repeating: blank, count: max(0, room - runs.count))
    for mark in marks {
      runs[place(mark.value, room: room)] = .init(isUnicode ? "┊" : ":", Style(.quiet))
    }
    if let error = bar.error, error > 0 {
      let ends = (place(bar.value - error, room: room), place(bar.value + error, room: room))
      for cell in ends.0...ends.1 {
        let sign = cell == ends.0 ? "├" : cell == ends.1 ? "┤" : "─"
        let only = ends.0 == ends.1 ? "┼" : sign
        runs[cell] = .init(isUnicode ? only : cell == ends.0 || cell == ends.1 ? "|" : "-")
      }
    }
    return runs.reduce(into: StyledText()) { $0.append($1.text, $1.style) }
  }

  /// Under its place, to the right of it where there is room.
  private func name(of mark: Mark, left: Int, room: Int, isUnicode: Bool) -> StyledText {
    let sign = isUnicode ? "┊" : ":"
    let cell = place(mark.value, room: room)
    let fits = cell + 2 + mark.name.count <= room
    let start = fits ? cell : max(0, cell - mark.name.count - 1)
    return StyledText(String(repeating: " ", atMost: left + start))
      + StyledText(fits ? "\(sign) \(mark.name)" : "\(mark.name) \(sign)", .quiet)
  }

  /// A bar of so many cells, to the eighth of a cell where it can.
  private static func bar(_ length: Double, isUnicode: Bool) -> String {
    guard isUnicode else { return String(repeating: "#", atMost: length.rounded().clampedInt) }
    let eighths = max(0, (length * 8).rounded().clampedInt)
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8)
      + (rest == 0 ? "" : String(Array("▏▎▍▌▋▊▉")[rest - 1]))
  }
}
