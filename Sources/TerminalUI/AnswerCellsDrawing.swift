import Canvas
import Tutor

/// The grid of small fields of a vector or matrix; a large one is seen in part, around the focus.
struct AnswerCellsDrawing {
  private static let visibleRowCount = 9
  private static let smallestCell = 3

  let cells: AnswerCells
  let width: Int
  let hasFocus: Bool

  init(_ cells: AnswerCells, width: Int, hasFocus: Bool) {
    self.cells = cells
    self.width = width
    self.hasFocus = hasFocus
  }

  func draw(into result: inout AnswerDrawing.Result) {
    let cellWidth = fields.joined().reduce(Self.smallestCell) { max($0, $1.text.cellWidth + 2) }
    let columns = window(
      around: cells.column, of: fields[0].count, room: max(1, (width - 2) / (cellWidth + 2)))
    let rows = window(around: cells.row, of: fields.count, room: Self.visibleRowCount)
    if rows.count < fields.count || columns.count < fields[0].count {
      let place = "row \(cells.row + 1) of \(fields.count), column \(cells.column + 1)"
      result.lines.append(StyledText("\(place) of \(fields[0].count)", .quiet))
    }
    for row in rows {
      var line = StyledText("  ")
      for column in columns {
        let isHere = hasFocus && row == cells.row && column == cells.column
        let field = fields[row][column]
        if isHere {
          let view = AnswerFieldView(field, width: cellWidth - 1)
          result.cursor = Point(x: line.width + 2 + view.cursor, y: result.lines.count)
        }
        line.append("[", isHere ? Style(.focus, isBold: true) : Style(.quiet))
        line.append(
          StyledText(" " + field.text, Style(.text, isUnderlined: isHere)).padded(to: cellWidth))
        line.append("]", isHere ? Style(.focus, isBold: true) : Style(.quiet))
      }
      result.lines.append(line)
    }
  }

  private var fields: [[AnswerField]] { cells.fields }

  /// At most `room` of `count` places, with the one in focus near the middle.
  private func window(around focus: Int, of count: Int, room: Int) -> Range<Int> {
    let size = min(count, room)
    let start = min(max(0, focus - size / 2), count - size)
    return start..<start + size
  }
}
