package import Canvas

/// A guess of numbers, cell by cell, before a figure moves; the first number of each row is given.
package struct CellGuess: Hashable, Sendable {
  /// What is in a cell, and what became of it.
  package struct Cell: Hashable, Sendable {
    /// As typed; empty when nothing was.
    package var text = ""
    /// Whether it is right; nil until it is checked as it stands.
    package var isRight: Bool?
  }

  package private(set) var cells: [[Cell]]
  /// Which cell is typed into.
  package private(set) var row = 0
  package private(set) var column = 1
  /// Empty cells for rows of numbers, of which each has at least two.
  init(for values: [[Double]]) {
    cells = values.map { $0.map { _ in Cell() } }
  }

  /// The cells that are asked for.
  private var asked: [Cell] { cells.flatMap { $0.dropFirst() } }

  /// Whether nothing was typed yet.
  var isEmpty: Bool { asked.allSatisfy(\.text.isEmpty) }

  /// Cells into which nothing was typed.
  var emptyCount: Int { asked.count(where: \.text.isEmpty) }

  /// Whether something was said about a cell as it stands.
  var isChecked: Bool { asked.contains { $0.isRight != nil } }

  /// Whether every cell is right.
  package var isRight: Bool { asked.allSatisfy { $0.isRight == true } }

  /// Longest text of a cell: what fits the figure.
  private static let longestText = 6

  mutating func type(_ sign: Character) {
    guard cells[row][column].text.count < Self.longestText else { return }
    cells[row][column].text.append(sign)
    cells[row][column].isRight = nil
  }

  mutating func erase() {
    guard !cells[row][column].text.isEmpty else { return move(-1) }
    cells[row][column].text.removeLast()
    cells[row][column].isRight = nil
  }

  /// To the first cell for which something holds; stays where there is none.
  mutating func goToFirst(where holds: (Cell) -> Bool) {
    for row in cells.indices {
      for column in cells[row].indices.dropFirst() where holds(cells[row][column]) {
        (self.row, self.column) = (row, column)
        return
      }
    }
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
      for column in cells[row].indices.dropFirst() {
        cells[row][column].isRight = Self.isSame(cells[row][column].text, values[row][column])
      }
    }
    goToFirst { $0.isRight == false }
  }

  /// Whole numbers must agree, others to the three decimals that the figure shows.
  private static func isSame(_ text: String, _ value: Double) -> Bool {
    guard let guess = Double(text) else { return false }
    let tolerance = value == value.rounded() ? 1e-9 : 0.0051
    return abs(guess - value) <= tolerance
  }
}

extension CellGuess {
  /// A cell: a box with its sign until all are right, then the number; the first one is given.
  package func text(
    _ column: Int, row: Int = 0, given: String, hasFocus: Bool, width: Int
  ) -> StyledText {
    let cell = cells[row][column]
    if column == 0 { return StyledText(given, .quiet) }
    let sign = cell.isRight.map { StyledText($0 ? "✓" : "✗", $0 ? .right : .wrong) }
    if isRight {
      return (StyledText(cell.text, .right) + (sign ?? "")).padded(to: width, .right)
    }
    let isHere = hasFocus && self.row == row && self.column == column
    let frame = isHere ? Style(.focus, isBold: true) : Style(.quiet)
    return StyledText("[", frame)
      + StyledText(cell.text).padded(to: width - 2, .right)
      + (sign ?? StyledText("]", frame))
  }

  /// How many cells were right when they were checked, and how it goes on.
  func scoreText(_ area: FigureArea) -> StyledText {
    guard !isRight else { return StyledText("✓ all \(asked.count) right", .right) }
    let right = asked.count { $0.isRight == true }
    let advice = area.isNarrow ? "" : "   mend the marked cells, or press x to see them"
    return StyledText("✗ \(right) of \(asked.count) right", .wrong) + StyledText(advice, .quiet)
  }
}
