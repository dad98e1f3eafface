/// A key and what it does, as the last row of a screen and the list of keys name it.
public struct FooterKey: Hashable, Sendable {
  /// As it is shown: `↵`, `space`, `←→`, `q`.
  public var key: String
  /// One or two words.
  public var what: String

  /// Such as `FooterKey("↵", "open")`.
  public init(_ key: String, _ what: String) {
    self.key = key
    self.what = what
  }
}

extension Grid {
  /// Rows between the header and the footer of a page.
  public var body: Rect {
    Rect(x: 0, y: 2, width: size.width, height: max(0, size.height - 4))
  }

  /// Where one is and how far, over a thin rule: rows 0 and 1.
  ///
  /// The right side gives way when both do not fit.
  public mutating func drawHeader(_ left: StyledText, right: StyledText = "") {
    let room = max(0, size.width - 2)
    let shownLeft = left.truncated(to: room)
    write(shownLeft, x: 1, y: 0)
    if shownLeft.width + 2 + right.width <= room {
      write(right, x: size.width - 1 - right.width, y: 0)
    }
    drawRule(y: 1)
  }

  /// The keys that work now, at most six, under a thin rule: the last two rows.
  ///
  /// When they do not all fit, those before the last give way, for the last one leads to all the others.
  public mutating func drawFooter(_ keys: [FooterKey], isUnicode: Bool = true) {
    precondition(keys.count <= 6, "a footer shows at most six keys")
    drawRule(y: size.height - 2)
    var items = keys.map { $0.styled(isUnicode: isUnicode) }
    let gap = 3
    while items.count > 1,
      items.reduce(0, { $0 + $1.width + gap }) - gap > size.width - 2
    {
      items.remove(at: items.count - 2)
    }
    var x = 1
    for item in items { x = write(item, x: x, y: size.height - 1) + gap }
  }

  /// A thin horizontal line with a blank at each end.
  public mutating func drawRule(y: Int, _ style: Style = Style(.quiet)) {
    drawRule(x: 1, y: y, width: size.width - 2, style)
  }

  /// A thin horizontal line.
  public mutating func drawRule(x: Int, y: Int, width: Int, _ style: Style = Style(.quiet)) {
    write(String(repeating: "─", count: max(0, width)), x: x, y: y, style)
  }

  /// A thin vertical line.
  public mutating func drawVerticalRule(
    x: Int, y: Int, height: Int, _ style: Style = Style(.quiet)
  ) {
    for row in y..<y + max(0, height) { write("│", x: x, y: row, style) }
  }

  /// A frame with round corners around a rectangle's edge, with a title in its upper line.
  public mutating func drawBox(
    _ rect: Rect, title: StyledText = "", _ style: Style = Style(.quiet)
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let line = String(repeating: "─", count: rect.width - 2)
    let right = rect.x + rect.width - 1
    write("╭" + line + "╮", x: rect.x, y: rect.y, style)
    write("╰" + line + "╯", x: rect.x, y: rect.y + rect.height - 1, style)
    drawVerticalRule(x: rect.x, y: rect.y + 1, height: rect.height - 2, style)
    drawVerticalRule(x: right, y: rect.y + 1, height: rect.height - 2, style)
    guard !title.isEmpty, rect.width > 6 else { return }
    write(" " + title.truncated(to: rect.width - 6) + " ", x: rect.x + 2, y: rect.y)
  }
}

extension FooterKey {
  /// The key in its role and what it does, quietly.
  public func styled(isUnicode: Bool = true) -> StyledText {
    styledKey(isUnicode: isUnicode) + StyledText(" " + what, .quiet)
  }

  /// The key alone; arrows get names where they cannot be drawn.
  public func styledKey(isUnicode: Bool = true) -> StyledText {
    if isUnicode { return StyledText(key, .key) }
    let names = key.map { arrowNames[$0] ?? String($0).asciiTwin }
    let gap = key.allSatisfy { arrowNames[$0] != nil } ? " " : ""
    return StyledText(names.joined(separator: gap), .key)
  }
}

/// What arrow keys are called where arrows cannot be drawn.
private let arrowNames: [Character: String] = [
  "←": "left", "→": "right", "↑": "up", "↓": "down",
]
