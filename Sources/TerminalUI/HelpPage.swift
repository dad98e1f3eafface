internal import Canvas

/// The list of keys behind `?`: those of the screen, then those of every screen.
func helpPage(keys: [FooterKey], size: Size, capabilities: Capabilities) -> Grid {
  var grid = Grid(size: size)
  grid.drawHeader(StyledText("keys", .heading))
  let frame = [
    FooterKey("?", "this list"), FooterKey("esc", "back"), FooterKey("F10", "leave cnn-tutor"),
  ]
  let own = keys.filter { key in !frame.contains { $0.key == key.key } }
  let rows = (own + frame).map { key in
    [
      StyledText(key.key, .key).fitted(to: capabilities),
      StyledText(key.what).fitted(to: capabilities),
    ]
  }
  let body = grid.body
  var x = 2
  var shown = rows[...]
  while !shown.isEmpty, x < size.width - 10 {
    let column = Array(shown.prefix(body.height))
    shown = shown.dropFirst(body.height)
    let table = TextTable(columns: [.init(""), .init("")], rows: column)
    let lines = table.lines(width: size.width - x - 1)
    grid.write(lines, x: x, y: body.y, limit: body.height)
    x += (lines.map(\.width).max() ?? 0) + 4
  }
  grid.drawFooter([FooterKey("any key", "back to the screen")], isUnicode: capabilities.isUnicode)
  return grid
}
