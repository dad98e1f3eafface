import CNNEngine
import Canvas
import Tutor

/// The matrix as a spy plot: a mark where an output reads a pixel, two rows to a cell where half blocks can be drawn.
struct MatrixSpy {
  let state: MatrixState
  let capabilities: Capabilities

  private var pattern: ConvolutionPattern { state.pattern }
  private var rowsPerCell: Int { capabilities.isUnicode ? 2 : 1 }

  /// The matrix, panned to the cursors where it does not fit; their signs stand above and to the left.
  func draw(width: Int, room: Int) -> Grid {
    let rowCells = (pattern.rowCount + rowsPerCell - 1) / rowsPerCell
    let here = state.row / rowsPerCell
    let rows = visiblePlaces(of: rowCells, around: here..<here + 1, room: max(1, room - 1))
    let columns = visiblePlaces(of: pattern.columnCount, around: play, room: max(1, width - 2))
    var grid = Grid(size: Size(width: columns.count + 2, height: rows.count + 1))
    let cursor = Style(.focus, isBold: true)
    let isPanned = rows.count < rowCells || columns.count < pattern.columnCount
    if isPanned { grid.write("◂▸", x: 0, y: 0, cursor) }
    if columns.contains(state.column) {
      grid.write("▾", x: 2 + state.column - columns.lowerBound, y: 0, cursor)
    }
    grid.write("▸", x: 1, y: 1 + here - rows.lowerBound, cursor)
    for (y, cell) in rows.enumerated() {
      for (x, column) in columns.enumerated() { grid[x + 2, y + 1] = mark(cell, column) }
    }
    return grid
  }

  /// The columns that must be seen: the numbers of the row, or the column's cursor, whichever moved last.
  private var play: Range<Int> {
    let read = pattern.columns(readBy: state.row)
    guard state.followsRow, let first = read.first, let last = read.last else {
      return state.column..<state.column + 1
    }
    return first..<last + 1
  }

  private func mark(_ cell: Int, _ column: Int) -> Cell {
    let rows = cell * rowsPerCell..<min(pattern.rowCount, (cell + 1) * rowsPerCell)
    let isRow = rows.contains(state.row)
    let isColumn = column == state.column
    let upper = reads(rows.lowerBound, column)
    let lower = rows.count > 1 && reads(rows.lowerBound + 1, column)
    guard upper || lower else {
      return isRow || isColumn ? Cell("·", Style(.quiet)) : Cell.blank
    }
    let isLit = isRow && reads(state.row, column)
    let role: Role = isLit ? .input : isColumn ? .output : .kernel
    let sign: Character
    if capabilities.isUnicode {
      sign = upper && lower ? "█" : upper ? "▀" : "▄"
    } else {
      sign = "#"
    }
    return Cell(sign, Style(role, isBold: isLit || isColumn))
  }

  private func reads(_ row: Int, _ column: Int) -> Bool {
    pattern.reads(row: row, column: column)
  }
}
