extension Grid {
  /// A heading, the body below it, and words below that; words that need more rows cover the last ones of the body.
  ///
  /// Words without a line of their own stand on the body's last line; `reserved` rows are left for words alone.
  package init(
    heading: StyledText, words: [StyledText], width: Int, room: Int, keepsWordLine: Bool,
    reserved: Int = 0, body: (_ room: Int) -> Grid
  ) {
    let kept = keepsWordLine ? 1 : 0
    let body = body(Swift.max(1, room - 1 - Swift.max(kept, reserved)))
    let wordRows = Swift.max(words.count - 1 + kept, kept, reserved)
    let height = Swift.min(room, 1 + body.size.height + wordRows)
    self.init(size: Size(width: width, height: height))
    write(heading, x: 1, y: 0, width: width - 1)
    place(body, x: 0, y: 1)
    guard !words.isEmpty else { return }
    let top = Swift.max(1, height - words.count)
    clear(Rect(x: 0, y: top, width: width, height: height - top))
    write(words, x: 1, y: top, width: width - 1, limit: height - top)
  }

  /// Lines one column from the edge, at most `room` of them.
  package init(lines: [StyledText], width: Int, room: Int?) {
    let height = room.map { Swift.min($0, lines.count) } ?? lines.count
    self.init(size: Size(width: width, height: height))
    write(lines, x: 1, y: 0, width: width - 1, limit: height)
  }

  /// Another grid at its right, with a rule between them, in so many columns together.
  package func beside(_ right: Grid, width: Int) -> Grid {
    let height = Swift.max(size.height, right.size.height)
    var grid = Grid(size: Size(width: width, height: height))
    grid.place(self, x: 0, y: 0)
    grid.drawVerticalRule(x: size.width, y: 0, height: height)
    grid.place(right, x: size.width + 2, y: 0)
    return grid
  }
}

extension String {
  /// The text up to its last sign that is no blank.
  package var withoutTrailingBlanks: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
