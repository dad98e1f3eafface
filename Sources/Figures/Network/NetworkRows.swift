internal import Canvas

/// The rows of a layer table with some of its columns.
struct NetworkRows {
  let figure: NetworkFigure
  let columns: [NetworkFigure.Column]
  /// The column whose number is looked at.
  let chosen: NetworkFigure.Column?
  var isMarked = true

  /// A heading and a line each row.
  var lines: [StyledText] {
    let headings =
      [TextTable.Column("  layer")] + columns.map { TextTable.Column($0.title, .right) }
    let rows = figure.rows.enumerated().map { index, row in
      let isHere = isMarked && index == figure.step
      let name =
        StyledText(isHere ? "▸ " : "  ", .focus)
        + StyledText(row.name, Style(.text, isBold: isHere))
      return [name]
        + columns.map { column in
          guard let cell = row.cells[column] else { return StyledText() }
          guard !figure.isSecret(cell) else { return StyledText("?", .quiet) }
          let isChosen = isHere && column == chosen
          return StyledText(cell.text, Style(isChosen ? .focus : .text, isReversed: isChosen))
        }
    }
    return TextTable(columns: headings, rows: rows, gap: 2).lines()
  }
}

extension NetworkFigure.Column {
  /// Above the column.
  var title: String {
    switch self {
    case .output: "output"
    case .parameters: "parameters"
    case .share: "share"
    case .multiplyAdds: "multiply-adds"
    case .receptiveField: "field"
    }
  }
}
