extension Grid {
  /// The text of each row, without the blanks at its end.
  public var rows: [String] {
    (0..<size.height).map { y in
      var row = (0..<size.width).reduce(into: "") {
        $0 += self[$1, y].character.map { "\($0)" } ?? ""
      }
      while row.last == " " { row.removeLast() }
      return row
    }
  }

  /// The styles as text: `.` for plain cells, else a letter in order of appearance, explained below the rows.
  ///
  /// Golden files hold it beside the rows, so that a change of style cannot pass unseen.
  public var styleRows: [String] {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var known: [Style] = []
    var result = (0..<size.height).map { y in
      var row = ""
      for x in 0..<size.width {
        let style = self[x, y].style
        if style == .plain {
          row.append(".")
        } else {
          let index = known.firstIndex(of: style) ?? known.count
          if index == known.count { known.append(style) }
          row.append(index < letters.count ? letters[index] : "#")
        }
      }
      while row.last == "." { row.removeLast() }
      return row
    }
    for (letter, style) in zip(letters, known) { result.append("\(letter) = \(style)") }
    return result
  }

  /// The columns of each row where it differs from an older screen, as runs; every row when the sizes differ.
  public func changes(since old: Grid) -> [GridChange] {
    guard old.size == size else {
      return (0..<size.height).map { GridChange(y: $0, columns: 0..<size.width) }
    }
    return (0..<size.height).flatMap { y in
      var runs: [GridChange] = []
      var x = 0
      while x < size.width {
        let start = x
        while x < size.width, self[x, y] != old[x, y] { x += 1 }
        if x > start { runs.append(GridChange(y: y, columns: start..<x)) }
        x += 1
      }
      return runs
    }
  }
}

/// Cells next to each other on one row that a terminal has to draw again.
public struct GridChange: Hashable, Sendable {
  /// The row.
  public var y: Int
  /// Columns that differ.
  public var columns: Range<Int>

  /// A row and columns.
  public init(y: Int, columns: Range<Int>) {
    self.y = y
    self.columns = columns
  }
}

extension Style: CustomStringConvertible {
  /// The role, what lies behind, and how it is set: `kernel on window, bold`.
  public var description: String {
    var words = "\(role)"
    if background != .none { words += " on \(background)" }
    if isBold { words += ", bold" }
    if isUnderlined { words += ", underlined" }
    if isReversed { words += ", reversed" }
    return words
  }
}
