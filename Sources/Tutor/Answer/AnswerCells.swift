internal import Grading

/// A grid of small fields, for vectors and matrices; the arrow keys go from cell to cell.
package struct AnswerCells: Hashable, Sendable {
  package private(set) var fields: [[AnswerField]]
  /// Where the focus is, from 0.
  package private(set) var row = 0
  package private(set) var column = 0

  package init(rows: Int, columns: Int) {
    fields = Array(
      repeating: Array(repeating: AnswerField(), count: max(1, columns)), count: max(1, rows))
  }

  /// Cells by spaces, rows by semicolons: `1 0 2; 0 1 0`; a blank cell is `_`.
  package var text: String {
    fields.map { row in
      row.map { $0.isBlank ? "_" : $0.text.filter { !$0.isWhitespace } }.joined(separator: " ")
    }
    .joined(separator: "; ")
  }

  /// All places, row by row.
  var places: [CellPlace] {
    fields.indices.flatMap { row in
      fields[row].indices.map { CellPlace(row: row, column: $0) }
    }
  }

  /// What stands in a cell.
  subscript(place: CellPlace) -> String { fields[place.row][place.column].text }

  /// To the first of these places, or else to the first cell that is empty.
  mutating func goToFirst(of places: [CellPlace]) {
    let isHere = { (place: CellPlace) in self.places.contains(place) }
    guard
      let place = places.first(where: isHere) ?? self.places.first(where: { self[$0].isEmpty })
    else { return }
    (row, column) = (place.row, place.column)
  }

  package var isBlank: Bool { fields.allSatisfy { $0.allSatisfy(\.isBlank) } }

  package mutating func edit(_ edit: AnswerEdit) {
    switch edit {
    case .up: row = max(0, row - 1)
    case .down: row = min(fields.count - 1, row + 1)
    case .left: column = max(0, column - 1)
    case .right: column = min(fields[row].count - 1, column + 1)
    case .home: column = 0
    case .end: column = fields[row].count - 1
    case .insert(" "): goOn()
    case .insert(";"): goToRow(row + 1)
    case .paste(let text): fill(from: PastedCells(text))
    case .insert, .deleteBackward, .deleteForward, .clear: fields[row][column].edit(edit)
    }
  }

  // MARK: Pasting

  /// What is wrong with a pasted text that has no place here, as a sentence; nil for one that has.
  package func misfit(of text: String) -> String? {
    let pasted = PastedCells(text)
    guard place(of: pasted) == nil else { return nil }
    return "\(pasted) do not fit into \(fields.count) x \(fields[0].count) from this cell on. "
      + "Nothing was filled in."
  }

  /// The cells as they are laid, and where the first one goes: the whole grid, or a block that begins at the focus.
  private func place(of pasted: PastedCells) -> (rows: [[String]], row: Int, column: Int)? {
    let (height, width) = (fields.count, fields[0].count)
    if let whole = pasted.arranged(height, width) { return (whole, 0, 0) }
    let columnCount = pasted.rows.map(\.count).max() ?? 0
    guard columnCount > 0, row + pasted.rows.count <= height, column + columnCount <= width
    else { return nil }
    return (pasted.rows, row, column)
  }

  private mutating func fill(from pasted: PastedCells) {
    guard let place = place(of: pasted) else { return }
    for (y, cells) in place.rows.enumerated() {
      for (x, text) in cells.enumerated() {
        row = place.row + y
        column = place.column + x
        fields[row][column] = AnswerField(text == "_" ? "" : text)
      }
    }
  }

  // MARK: Moving

  /// To the next cell, once something stands in this one; behind the last one of a row the next row begins.
  private mutating func goOn() {
    guard !fields[row][column].isBlank else { return }
    if column < fields[row].count - 1 { column += 1 } else { goToRow(row + 1) }
  }

  private mutating func goToRow(_ next: Int) {
    guard next < fields.count else { return }
    row = next
    column = 0
  }
}
