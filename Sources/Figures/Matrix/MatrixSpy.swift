internal import CNNEngine
internal import Canvas

/// The matrix as marks where an output reads a pixel, as large as the room allows: numbers, blocks, then two rows to a
/// cell where half blocks can be drawn.
struct MatrixSpy {
  let figure: MatrixFigure
  let area: FigureArea

  /// How a number of the matrix is drawn.
  private struct Form: Hashable {
    var width = 1
    var height = 1
    /// Rows of the matrix in one cell.
    var rowsPerCell = 1
    var showsNumbers = false
  }

  private var pattern: ConvolutionPattern { figure.pattern }

  /// The matrix, panned to the cursors where it does not fit; their signs stand above and to the left.
  func draw(width: Int, height: Int?) -> Grid {
    let room = height ?? .max / 2
    let form = form(width: width, height: height)
    let rowCells = (pattern.rowCount + form.rowsPerCell - 1) / form.rowsPerCell
    let here = figure.step / form.rowsPerCell
    let rows = visiblePlaces(
      of: rowCells, around: here..<here + 1, room: max(1, (room - 1) / form.height))
    let columns = visiblePlaces(
      of: pattern.columnCount, around: play, room: max(1, (width - 2) / form.width))
    var grid = Grid(
      size: Size(width: columns.count * form.width + 2, height: rows.count * form.height + 1))
    let cursor = Style(.focus, isBold: true)
    let isPanned = rows.count < rowCells || columns.count < pattern.columnCount
    if isPanned { grid.write("◂▸", x: 0, y: 0, cursor) }
    if columns.contains(figure.column) {
      let x = 2 + (figure.column - columns.lowerBound + 1) * form.width - 1
      grid.write("▾", x: x, y: 0, cursor)
    }
    grid.write("▸", x: 1, y: 1 + (here - rows.lowerBound) * form.height, cursor)
    for (y, cell) in rows.enumerated() {
      for (x, column) in columns.enumerated() {
        let text = mark(cell, column, form).padded(to: form.width, .right)
        grid.write(text, x: 2 + x * form.width, y: 1 + y * form.height)
      }
    }
    return grid
  }

  /// The largest form in which nothing is panned; on a page, where rows are dear, the smallest.
  private func form(width: Int, height: Int?) -> Form {
    let numberWidth = 1 + texts.reduce(1) { max($0, $1.count) }
    let forms = [
      Form(width: numberWidth, height: 2, showsNumbers: true),
      Form(width: numberWidth, showsNumbers: true), Form(),
    ]
    let fitting = forms.first { form in
      pattern.rowCount * form.height + 1 <= height ?? 0
        && pattern.columnCount * form.width + 2 <= width
    }
    guard let fitting else {
      return Form(rowsPerCell: area.capabilities.isUnicode ? 2 : 1)
    }
    return fitting
  }

  /// All numbers of the matrix that are not left out.
  private var texts: [String] {
    (0..<pattern.rowCount).flatMap { row in
      pattern.columns(readBy: row).map { pattern.value(row: row, column: $0).figureText }
    }
  }

  /// The columns that must be seen: the numbers of the row, or the column's cursor, whichever moved last.
  private var play: Range<Int> {
    let read = pattern.columns(readBy: figure.step)
    guard figure.followsRow, let first = read.first, let last = read.last else {
      return figure.column..<figure.column + 1
    }
    return first..<last + 1
  }

  private func mark(_ cell: Int, _ column: Int, _ form: Form) -> StyledText {
    let first = cell * form.rowsPerCell
    let rows = first..<min(pattern.rowCount, first + form.rowsPerCell)
    let isRow = rows.contains(figure.step)
    let isColumn = column == figure.column
    let upper = reads(rows.lowerBound, column)
    let lower = rows.count > 1 && reads(rows.lowerBound + 1, column)
    guard upper || lower else {
      return isRow || isColumn ? StyledText("·", .quiet) : StyledText(" ")
    }
    let isLit = isRow && reads(figure.step, column)
    let style = Style(
      isLit ? .input : isColumn ? .output : .kernel, isBold: isLit || isColumn)
    if form.showsNumbers {
      return StyledText(pattern.value(row: first, column: column).figureText, style)
    }
    guard form.rowsPerCell > 1, rows.count > 1 else {
      let half = form.rowsPerCell > 1 ? "▀" : "█"
      return StyledText(area.capabilities.isUnicode ? half : "#", style)
    }
    return StyledText(upper && lower ? "█" : upper ? "▀" : "▄", style)
  }

  private func reads(_ row: Int, _ column: Int) -> Bool {
    pattern.reads(row: row, column: column)
  }
}
