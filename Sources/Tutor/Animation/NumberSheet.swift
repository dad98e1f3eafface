internal import Canvas
/// Named rows of numbers that are changed in place: which cell has the focus, what is typed, what undo goes back to.
package struct NumberSheet: Hashable, Sendable {
  /// One row of cells.
  package struct Row: Hashable, Sendable {
    package let name: String
    package var numbers: [Double]
    /// How far one press of up or down changes a number where rows are not walked with them.
    package var step = 1.0
    /// Whether cells may be added and taken out.
    package var isResizable = false
  }

  package private(set) var rows: [Row]
  /// Whether keys are typed into cells.
  package private(set) var isEditing = false
  package private(set) var row = 0
  package private(set) var column = 0
  /// What was typed into the cell; nil before the first key.
  package private(set) var draft: String?
  private var history: [[Row]] = []

  package init(_ rows: [Row]) {
    self.rows = rows
  }

  /// Longest text of a cell: what fits the figures.
  private static let longestText = 6

  /// Whether a cell has the focus.
  package func hasFocus(_ row: Int, _ column: Int) -> Bool {
    isEditing && row == self.row && column == self.column
  }

  /// What stands in a cell: what is being typed, or the number.
  package func text(_ row: Int, _ column: Int) -> String {
    if hasFocus(row, column), let draft { return draft.isEmpty ? "_" : draft }
    return rows[row].numbers[column].figureText
  }

  /// Takes a message of editing; `accept` makes the figure of the new rows and hands back the rows as they fit it.
  ///
  /// Throws why a change was refused; the rows stay as they were.
  package mutating func handle(
    _ message: AnimationState.Message,
    accept: ([Row]) throws(AnimationProblem) -> [Row]
  ) throws(AnimationProblem) {
    switch message {
    case .beginEdit: isEditing = true
    case .commit, .cancel: close()
    case .nextGroup: moveRow(1)
    case .previousGroup: moveRow(-1)
    case .moveFocus(let rows, let columns):
      if rows != 0 { moveRow(rows) }
      if columns != 0 { moveColumn(columns) }
    case .type(let character): try type((draft ?? "") + String(character), accept)
    case .erase: try type(String((draft ?? text(row, column)).dropLast()), accept)
    case .raise: try nudge(rows[row].step, accept)
    case .lower: try nudge(-rows[row].step, accept)
    case .grow: try resize(accept) { numbers, column in numbers.insert(0, at: column + 1) }
    case .shrink: try resize(accept) { numbers, column in numbers.remove(at: column) }
    case .undo: try undo(accept)
    default: break
    }
  }

  private mutating func close() {
    isEditing = false
    draft = nil
  }

  private mutating func moveRow(_ step: Int) {
    draft = nil
    row = (row + step + rows.count) % rows.count
    column = min(column, rows[row].numbers.count - 1)
  }

  /// Along the row, and from its end on to the next one.
  private mutating func moveColumn(_ step: Int) {
    draft = nil
    let next = column + step
    if rows[row].numbers.indices.contains(next) {
      column = next
    } else {
      moveRow(step)
      column = step > 0 ? 0 : rows[row].numbers.count - 1
    }
  }

  /// A text that grows: the figure follows as soon as it is a number that fits.
  private mutating func type(
    _ text: String, _ accept: ([Row]) throws(AnimationProblem) -> [Row]
  ) throws(AnimationProblem) {
    guard isEditing, text.count <= Self.longestText else { return }
    let isFirstKey = draft == nil
    draft = text
    if ["", "-", ".", "-."].contains(text) { return }
    guard let number = Double(text), number.isFinite else {
      throw AnimationProblem(.notANumber(text))
    }
    try put(number, keepsHistory: isFirstKey, accept)
  }

  private mutating func nudge(
    _ step: Double, _ accept: ([Row]) throws(AnimationProblem) -> [Row]
  ) throws(AnimationProblem) {
    guard isEditing else { return }
    draft = nil
    let number = ((rows[row].numbers[column] + step) * 1000).rounded() / 1000
    try put(number, keepsHistory: true, accept)
  }

  private mutating func put(
    _ number: Double, keepsHistory: Bool, _ accept: ([Row]) throws(AnimationProblem) -> [Row]
  ) throws(AnimationProblem) {
    var next = rows
    next[row].numbers[column] = number
    try take(next, keepsHistory: keepsHistory, accept)
  }

  private mutating func resize(
    _ accept: ([Row]) throws(AnimationProblem) -> [Row],
    _ change: (inout [Double], Int) -> Void
  ) throws(AnimationProblem) {
    guard isEditing, rows[row].isResizable else { return }
    draft = nil
    var next = rows
    change(&next[row].numbers, column)
    guard !next[row].numbers.isEmpty else { throw AnimationProblem(.lastCell) }
    try take(next, keepsHistory: true, accept)
    column = min(column, rows[row].numbers.count - 1)
  }

  private mutating func take(
    _ next: [Row], keepsHistory: Bool, _ accept: ([Row]) throws(AnimationProblem) -> [Row]
  ) throws(AnimationProblem) {
    guard next != rows else { return }
    let fitting = try accept(next)
    if keepsHistory || history.isEmpty { history.append(rows) }
    rows = fitting
  }

  private mutating func undo(
    _ accept: ([Row]) throws(AnimationProblem) -> [Row]
  ) throws(AnimationProblem) {
    draft = nil
    guard let last = history.popLast() else { throw AnimationProblem(.nothingToUndo) }
    rows = try accept(last)
    column = min(column, rows[row].numbers.count - 1)
  }
}
