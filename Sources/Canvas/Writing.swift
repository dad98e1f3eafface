internal import Checked

extension Grid {
  /// Writes a string on one row, clipped to the grid and, when given, to a width; returns the next column.
  ///
  /// The column that comes back is where the text would end without the grid's edge, so that pieces can follow
  /// each other. Control characters are left out.
  @discardableResult
  public mutating func write(
    _ string: some StringProtocol, x: Int, y: Int, _ style: Style = .plain, width: Int? = nil
  ) -> Int {
    let end = width.map { x + $0 } ?? Int.max
    var column = x
    for character in string {
      let advance = character.cellWidth
      guard advance > 0 else { continue }
      guard column + advance <= end else { break }
      put(character, wide: advance == 2, x: column, y: y, style)
      column += advance
    }
    return column
  }

  /// Writes runs of text on one row, clipped as a string is; returns the next column.
  @discardableResult
  public mutating func write(_ text: StyledText, x: Int, y: Int, width: Int? = nil) -> Int {
    var column = x
    for run in text.runs {
      let left = width.map { max(0, x + $0 - column) }
      column = write(run.text, x: column, y: y, run.style, width: left)
    }
    return column
  }

  /// Writes lines below each other, at most `limit` of them and none below 1; returns the next row.
  @discardableResult
  public mutating func write(
    _ lines: [StyledText], x: Int, y: Int, width: Int? = nil, limit: Int? = nil
  ) -> Int {
    let shown = lines.prefix(atMost: limit ?? lines.count)
    for (offset, line) in shown.enumerated() { write(line, x: x, y: y + offset, width: width) }
    return y + shown.count
  }

  /// Puts another grid on top, its top left corner at a place.
  public mutating func place(_ other: Grid, x: Int, y: Int) {
    for row in 0..<other.size.height {
      for column in 0..<other.size.width { self[x + column, y + row] = other[column, row] }
    }
  }

  /// Changes what lies behind a rectangle and leaves the text.
  public mutating func paint(_ rect: Rect, _ background: Background) {
    for y in rect.y..<rect.y + max(0, rect.height) {
      for x in rect.x..<rect.x + max(0, rect.width) { self[x, y].style.background = background }
    }
  }

  /// Blanks a rectangle.
  public mutating func clear(_ rect: Rect) {
    for y in rect.y..<rect.y + max(0, rect.height) {
      for x in rect.x..<rect.x + max(0, rect.width) { self[x, y] = .blank }
    }
  }

  /// Sets one character and leaves no half of a wide one that was there before.
  private mutating func put(_ character: Character, wide: Bool, x: Int, y: Int, _ style: Style) {
    let last = wide ? x + 1 : x
    if self[x, y].character == nil { self[x - 1, y].character = " " }
    if last + 1 < size.width, self[last + 1, y].character == nil {
      self[last + 1, y].character = " "
    }
    guard wide else {
      self[x, y] = Cell(character, style)
      return
    }
    if x >= 0, x + 1 < size.width {
      self[x, y] = Cell(character, style)
      self[x + 1, y] = Cell(nil, style)
    } else {
      self[x, y] = Cell(" ", style)
      self[x + 1, y] = Cell(" ", style)
    }
  }
}
