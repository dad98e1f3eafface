import Canvas
import Tutor

/// The part of a field that can be seen in a number of cells, chosen so that the cursor is among them.
struct AnswerFieldView {
  /// What is seen.
  let text: String
  /// The cursor's cell, from 0.
  let cursor: Int

  init(_ field: AnswerField, width: Int) {
    let room = max(2, width)
    var start = field.cursor
    var used = 1
    while start > 0, used + field.characters[start - 1].cellWidth <= room {
      start -= 1
      used += field.characters[start].cellWidth
    }
    var shown = ""
    var shownWidth = 0
    for character in field.characters[start...] {
      guard shownWidth + character.cellWidth <= room else { break }
      shown.append(character)
      shownWidth += character.cellWidth
    }
    text = shown
    cursor = field.characters[start..<field.cursor].reduce(0) { $0 + $1.cellWidth }
  }
}
