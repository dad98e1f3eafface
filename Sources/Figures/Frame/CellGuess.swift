package import Canvas

/// A guess of numbers, cell by cell, before a figure moves; the first number of each row is given.
package struct CellGuess: Hashable, Sendable {
  /// What is in a cell, and what became of it.
  package struct Cell: Hashable, Sendable {
    /// As typed; empty when nothing was.
    package var text = ""
    /// Whether it is right; nil before it is checked and where nothing was typed.
    package var isRight: Bool?
  }

  package private(set) var cells: [[Cell]]
  /// Which cell is typed into.
  package private(set) var row = 0
  package private(set) var column = 1
  /// Whether the guess was checked.
  package private(set) var isChecked = false

  /// Empty cells for rows of numbers, of which each has at least two.
  init(for values: [[Double]]) {
    cells = values.map { $0.map { _ in Cell() } }
  }

  /// Whether nothing was typed yet.
  var isEmpty: Bool { cells.joined().allSatisfy(\.text.isEmpty) }

  /// Longest text of a cell: what fits the figure.
  private static let longestText = 6

  mutating func type(_ sign: Character) {
    guard cells[row][column].text.count < Self.longestText else { return }
    cells[row][column].text.append(sign)
  }

  mutating func erase() {
    guard !cells[row][column].text.isEmpty else { return move(-1) }
    cells[row][column].text.removeLast()
  }

  /// To a neighbouring cell that is not given, through all rows and round at the ends.
  mutating func move(_ step: Int) {
    let width = cells[0].count - 1
    let count = cells.count * width
    let index = ((row * width + column - 1 + step) % count + count) % count
    (row, column) = (index / width, index % width + 1)
  }

  /// Compares each cell with the figure's number; a text that is no number is wrong.
  mutating func check(against values: [[Double]]) {
    for row in cells.indices {
      for column in cells[row].indices where !cells[row][column].text.isEmpty {
        cells[row][column].isRight = Self.isSame(cells[row][column].text, values[row][column])
      }
    }
    isChecked = true
  }

  /// Whole numbers must agree, others to the three decimals that the figure shows.
  private static func isSame(_ text: String, _ value: Double) -> Bool {
    guard let guess = Double(text) else { return false }
    let tolerance = value == value.rounded() ? 1e-9 : 0.0051
    return abs(guess - value) <= tolerance
  }
}

extension CellGuess {
  /// A cell: a box while it is typed, the number with a sign once it is checked; the first one is given.
  package func text(
    _ column: Int, row: Int = 0, given: String, hasFocus: Bool, width: Int
  ) -> StyledText {
    let cell = cells[row][column]
    if column == 0 { return StyledText(given, .quiet) }
    guard !isChecked else {
      let sign = cell.isRight == true ? "✓" : "✗"
      let role: Role = cell.isRight == true ? .right : .wrong
      return cell.isRight == nil
        ? StyledText("-", .quiet).padded(to: width - 1, .right)
        : StyledText(cell.text + sign, role).padded(to: width, .right)
    }
    let isHere = hasFocus && self.row == row && self.column == column
    let frame = isHere ? Style(.focus, isBold: true) : Style(.quiet)
    return StyledText("[", frame)
      + StyledText(cell.text).padded(to: width - 2, .right)
      + StyledText("]", frame)
  }

  /// How many cells were right, once they are checked.
  func scoreText(_ area: FigureArea) -> StyledText {
    let right = cells.joined().count { $0.isRight == true }
    let total = cells.count * (cells[0].count - 1)
    let isAll = right == total
    let verdict = isAll ? "✓ all \(total) right" : "✗ \(right) of \(total) right"
    let advice = isAll || area.isNarrow ? "" : "   step with ← → and look where they differ"
    return StyledText(verdict, isAll ? .right : .wrong) + StyledText(advice, .quiet)
  }
}
