import Canvas
import Tutor

/// A field whose text is longer than a line: broken between words, the cursor where it is.
struct AnswerProse {
  let field: AnswerField
  let width: Int

  init(_ field: AnswerField, width: Int) {
    self.field = field
    self.width = width
  }

  /// Adds the lines, at least one; the cursor's place among them when the field has the focus.
  func draw(hasFocus: Bool, into result: inout AnswerDrawing.Result) {
    for (index, row) in rows.enumerated() {
      let isLast = index == rows.count - 1
      if hasFocus, row.contains(field.cursor) || (isLast && field.cursor == row.upperBound) {
        let before = field.characters[row.lowerBound..<field.cursor]
        let x = 2 + before.reduce(0) { $0 + $1.cellWidth }
        result.cursor = Point(x: x, y: result.lines.count)
      }
      let sign = StyledText(index == 0 ? "> " : "  ", Style(.focus, isBold: true))
      let text = String(field.characters[row])
      result.lines.append(sign + StyledText(text, Style(.text, isUnderlined: hasFocus)))
    }
  }

  /// The characters of each line; a blank that ends a line belongs to it.
  private var rows: [Range<Int>] {
    let room = max(1, width - 3)
    var rows: [Range<Int>] = []
    var start = 0
    var used = 0
    for (index, character) in field.characters.enumerated() {
      used += character.cellWidth
      guard used > room, character != " " else { continue }
      let blank = field.characters[start..<index].lastIndex(of: " ")
      let end = blank.map { $0 + 1 } ?? index
      rows.append(start..<end)
      start = end
      used = field.characters[start...index].reduce(0) { $0 + $1.cellWidth }
    }
    return rows + [start..<field.characters.count]
  }
}
