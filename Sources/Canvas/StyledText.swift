/// One line of text in several styles; prose before it is wrapped.
public struct StyledText: Hashable, Sendable {
  /// A piece of text in one style.
  public struct Run: Hashable, Sendable {
    /// What is written; a line feed ends the line when the text is wrapped.
    public var text: String
    /// How it is shown.
    public var style: Style

    /// Text in a style.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// The pieces, in reading order.
  public var runs: [Run]

  /// Pieces in reading order.
  public init(_ runs: [Run] = []) {
    self.runs = runs
  }

  /// One piece of text.
  public init(_ text: String, _ style: Style = .plain) {
    runs = text.isEmpty ? [] : [Run(text, style)]
  }

  /// One piece of text in a role.
  public init(_ text: String, _ role: Role) {
    self.init(text, Style(role))
  }

  /// The text without its styles.
  public var string: String { runs.map(\.text).joined() }

  /// How many cells it takes on one row.
  public var width: Int { runs.reduce(0) { $0 + $1.text.cellWidth } }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }

  /// Adds a piece at the end.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text, style))
    }
  }

  /// Adds another text at the end.
  public mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.style) }
  }

  /// One text after the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var both = left
    both.append(right)
    return both
  }

  /// The same text with spaces around it up to a width; unchanged when it is as wide or wider.
  ///
  /// `StyledText("7").padded(to: 3, .right).string` is `"  7"`.
  public func padded(to width: Int, _ alignment: Alignment = .left) -> StyledText {
    let missing = max(0, width - self.width)
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    let spaces = { (count: Int) in StyledText(String(repeating: " ", count: count)) }
    return spaces(before) + self + spaces(missing - before)
  }

  /// The same text cut to a width, with a sign at its end where something is missing.
  public func truncated(to width: Int, sign: String = "…") -> StyledText {
    guard self.width > width else { return self }
    var result = StyledText()
    var left = max(0, width - sign.cellWidth)
    for run in runs {
      for character in run.text {
        guard character.cellWidth <= left else {
          if width >= sign.cellWidth { result.append(sign, run.style) }
          return result
        }
        result.append(String(character), run.style)
        left -= character.cellWidth
      }
    }
    return result
  }
}

extension StyledText: ExpressibleByStringLiteral {
  /// A literal in the plain style.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

/// On which side text stands in a wider place.
public enum Alignment: Hashable, Sendable {
  case left
  case right
  case center
}
