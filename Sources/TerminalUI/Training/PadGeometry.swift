import Canvas
import Tutor

/// Where the pad stands on the screen: which cell shows which pixels.
struct PadGeometry {
  let scale: Picture.Scale
  /// The cells that show it.
  let area: Rect
  /// Rows of cells above the first one that is seen; a low screen shows the part around the pen.
  let skippedRows: Int

  /// For a body of a screen, the pad's heading in its first row.
  init(_ pad: DigitPad, in body: Rect) {
    let isRoomy = body.width >= 160 && body.height > DigitPad.side + 1
    scale = isRoomy ? .large : .small
    let columns = isRoomy ? 2 * DigitPad.side : DigitPad.side
    let rows = isRoomy ? DigitPad.side : DigitPad.side / 2
    let room = max(0, body.height - 1)
    let penRow = isRoomy ? pad.y : pad.y / 2
    skippedRows = min(max(0, penRow - room / 2), max(0, rows - room))
    area = Rect(x: 2, y: body.y + 1, width: columns, height: min(room, rows))
  }

  /// The cell over which the pen stands.
  func cell(x: Int, y: Int) -> Point {
    let (column, row) = scale == .large ? (2 * x, y) : (x, y / 2)
    return Point(x: area.x + column, y: area.y + row - skippedRows)
  }

  /// The pixel that a cell shows, the upper one of two; nil beside the pad.
  func pixel(at cell: Point) -> (x: Int, y: Int)? {
    let (column, row) = (cell.x - area.x, cell.y - area.y)
    guard (0..<area.width).contains(column), (0..<area.height).contains(row) else { return nil }
    let full = row + skippedRows
    return scale == .large ? (column / 2, full) : (column, 2 * full)
  }
}
