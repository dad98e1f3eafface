internal import Checked
internal import Canvas

/// The list of keys behind `?`: those of the screen, then those of every screen.
struct HelpPage {
  private let keys: [FooterKey]
  /// Rows that are scrolled away.
  private var offset = 0

  init(keys: [FooterKey]) {
    let frame = [
      FooterKey("/", "find a word, a formula or a number"), FooterKey("?", "this list"),
      FooterKey("esc", "back"), FooterKey("F10", "leave cnn-tutor"),
    ]
    self.keys = keys.filter { key in !frame.contains { $0.key == key.key } } + frame
  }

  /// Scrolls; false for a key that closes the page.
  mutating func press(_ key: Key) -> Bool {
    switch key {
    case .down: offset = min(offset + 1, keys.count)
    case .up: offset = max(0, offset - 1)
    default: return false
    }
    return true
  }

  func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    grid.drawHeader(StyledText("keys", .heading))
    let body = grid.body
    let columnCount = max(1, (size.width - 2) / 38)
    let columnWidth = (size.width - 2) / columnCount
    let perColumn = (keys.count + columnCount - 1) / columnCount
    let columns = (0..<columnCount).map { column in
      let part = keys.dropFirst(atMost: column * perColumn).prefix(atMost: perColumn)
      return lines(of: Array(part), width: columnWidth - 3, capabilities: capabilities)
    }
    let height = columns.map(\.count).max() ?? 0
    let start = min(offset, max(0, height - body.height))
    for (column, lines) in columns.enumerated() {
      let shown = Array(lines.dropFirst(atMost: start))
      grid.write(shown, x: 2 + column * columnWidth, y: body.y, limit: body.height)
    }
    let close = FooterKey("esc", "back to the screen")
    grid.drawFooter(
      height > body.height ? [FooterKey("↑↓", "scroll"), close] : [close],
      isUnicode: capabilities.isUnicode)
    return grid
  }

  private func lines(of keys: [FooterKey], width: Int, capabilities: Capabilities)
    -> [StyledText]
  {
    let rows = keys.map { key in
      [
        key.styledKey(isUnicode: capabilities.isUnicode),
        StyledText(key.what).fitted(to: capabilities),
      ]
    }
    return TextTable(columns: [.init(""), .init("")], rows: rows).lines(width: width)
  }
}
