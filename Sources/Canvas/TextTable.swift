/// Rows and columns of text, laid out as lines; the same lines serve screens and pipes.
public struct TextTable: Hashable, Sendable {
  /// One column: its heading and where its text stands.
  public struct Column: Hashable, Sendable {
    /// Shown above; a table whose headings are all empty has no heading row.
    public var heading: StyledText
    /// On which side of the column the text stands.
    public var alignment: Alignment

    /// A heading, aligned left unless said.
    public init(_ heading: StyledText, _ alignment: Alignment = .left) {
      self.heading = heading
      self.alignment = alignment
    }

    /// A heading in the quiet style, aligned left unless said.
    public init(_ heading: String, _ alignment: Alignment = .left) {
      self.init(StyledText(heading, .quiet), alignment)
    }
  }

  /// Left to right.
  public var columns: [Column]
  /// Top to bottom; missing cells are blank.
  public var rows: [[StyledText]]
  /// Blanks between columns.
  public var gap: Int

  /// Columns and rows with three blanks between columns.
  public init(columns: [Column], rows: [[StyledText]], gap: Int = 3) {
    self.columns = columns
    self.rows = rows
    self.gap = gap
  }

  /// The table's lines in at most so many cells; the widest columns give way and their cells wrap.
  public func lines(width: Int = .max) -> [StyledText] {
    let widths = columnWidths(within: width)
    var lines: [StyledText] = []
    if columns.contains(where: { !$0.heading.isEmpty }) {
      lines += layOut(columns.map(\.heading), widths)
    }
    for row in rows { lines += layOut(row, widths) }
    return lines
  }

  /// Natural widths, then the widest is narrowed until all fit or nothing can give way.
  ///
  /// Words break, numbers above all, only when narrowing to the longest word is not enough.
  private func columnWidths(within width: Int) -> [Int] {
    var widths = columns.indices.map { index in cells(of: index).map(\.width).max() ?? 0 }
    let longestWords = columns.indices.map { index in
      cells(of: index).flatMap { $0.string.split(separator: " ") }
        .map { StyledText(String($0)).width }.max() ?? 0
    }
    let gaps = gap * max(0, columns.count - 1)
    let smallest = 4
    for floors in [longestWords, columns.map { _ in smallest }] {
      while widths.reduce(gaps, +) > width,
        let widest = widths.indices.filter({ widths[$0] > max(floors[$0], smallest) })
          .max(by: { widths[$0] < widths[$1] })
      {
        widths[widest] -= 1
      }
    }
    return widths
  }

  /// Heading and cells of a column.
  private func cells(of column: Int) -> [StyledText] {
    [columns[column].heading] + rows.compactMap { column < $0.count ? $0[column] : nil }
  }

  private func layOut(_ row: [StyledText], _ widths: [Int]) -> [StyledText] {
    let cells = widths.indices.map { index in
      index < row.count ? row[index].wrapped(to: max(1, widths[index])) : [StyledText()]
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var result = StyledText()
      for index in widths.indices {
        if index > 0 { result.append(String(repeating: " ", count: gap)) }
        let text = line < cells[index].count ? cells[index][line] : StyledText()
        let isLast = index == widths.count - 1 && columns[index].alignment == .left
        result.append(isLast ? text : text.padded(to: widths[index], columns[index].alignment))
      }
      return result
    }
  }
}
