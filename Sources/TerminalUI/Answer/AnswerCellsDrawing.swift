import Canvas
import Grading
import Tutor

/// The grid of small fields of a vector or matrix; a large one is seen in part, around the focus.
struct AnswerCellsDrawing {
  private static let visibleRowCount = 9
  private static let smallestCell = 4

  let cells: AnswerCells
  let marks: [CellPlace: Bool]
  let capabilities: Capabilities
  let width: Int
  let hasFocus: Bool

  func draw(into result: inout AnswerDrawing.Result) {
    let cellWidth = fields.joined().reduce(Self.smallestCell) { max($0, $1.text.cellWidth + 3) }
    let room = max(1, (width - 2) / (cellWidth + 2))
    if fields.count == 1, fields[0].count <= room * Self.visibleRowCount {
      // A vector goes on in the next line.
      for start in stride(from: 0, to: fields[0].count, by: room) {
        draw(0, start..<min(start + room, fields[0].count), cellWidth, into: &result)
      }
      return
    }
    let columns = window(around: cells.column, of: fields[0].count, room: room)
    let rows = window(around: cells.row, of: fields.count, room: Self.visibleRowCount)
    if rows.count < fields.count || columns.count < fields[0].count {
      let place = "row \(cells.row + 1) of \(fields.count), column \(cells.column + 1)"
      result.lines.append(StyledText("\(place) of \(fields[0].count)", .quiet))
    }
    for row in rows { draw(row, columns, cellWidth, into: &result) }
  }

  private func draw(
    _ row: Int, _ columns: Range<Int>, _ cellWidth: Int, into result: inout AnswerDrawing.Result
  ) {
    var line = StyledText("  ")
    for column in columns {
      if hasFocus, row == cells.row, column == cells.column {
        let view = AnswerFieldView(fields[row][column], width: cellWidth - 1)
        result.cursor = Point(x: line.width + 2 + view.cursor, y: result.lines.count)
      }
      line.append(cell(row: row, column: column, width: cellWidth))
    }
    result.lines.append(line.fitted(to: capabilities))
  }

  /// `[ 3  ]`; one that was checked has its sign: `[ 3 ✗]`.
  private func cell(row: Int, column: Int, width: Int) -> StyledText {
    let isHere = hasFocus && row == cells.row && column == cells.column
    let mark = marks[CellPlace(row: row, column: column)]
    let edge = isHere ? Style(.focus, isBold: true) : Style(.quiet)
    let text = StyledText(
      " " + fields[row][column].text, Style(mark == false ? .wrong : .text, isUnderlined: isHere))
    let sign = mark.map { StyledText($0 ? "✓" : "✗", Style($0 ? .right : .wrong, isBold: true)) }
    let padded = sign.map { text.padded(to: width - 1) + $0 } ?? text.padded(to: width)
    return StyledText("[", edge) + padded + StyledText("]", edge)
  }

  private var fields: [[AnswerField]] { cells.fields }

  /// At most `room` of `count` places, with the one in focus near the middle.
  private func window(around focus: Int, of count: Int, room: Int) -> Range<Int> {
    let size = min(count, room)
    let start = min(max(0, focus - size / 2), count - size)
    return start..<start + size
  }
}
