/// The student's guess of the output, cell by cell, before the figure moves; the first output is given.
package struct AnimationPrediction: Hashable, Sendable {
  /// What is in a cell, and what became of it.
  package struct Cell: Hashable, Sendable {
    /// As typed; empty when nothing was.
    package var text = ""
    /// Whether it is right; nil before it is checked and where nothing was typed.
    package var isRight: Bool?
  }

  /// One row of cells a variant, in the order of the outputs.
  package private(set) var cells: [[Cell]]
  /// Which cell is typed into.
  package private(set) var variant = 0
  package private(set) var output = 1
  /// Whether the guess was checked.
  package private(set) var isChecked = false

  /// Empty cells for rows of numbers, of which each has at least two.
  init(for values: [[Double]]) {
    cells = values.map { $0.map { _ in Cell() } }
  }

  /// Whether nothing was typed yet.
  package var isEmpty: Bool { cells.joined().allSatisfy(\.text.isEmpty) }

  /// How many cells were right, of how many.
  package var score: (right: Int, total: Int) {
    (cells.joined().count { $0.isRight == true }, cells.count * (cells[0].count - 1))
  }

  /// Longest text of a cell: what fits the figure.
  static let longestText = 6

  mutating func type(_ character: Character) {
    guard cells[variant][output].text.count < Self.longestText else { return }
    cells[variant][output].text.append(character)
  }

  mutating func erase() {
    guard !cells[variant][output].text.isEmpty else { return move(-1) }
    cells[variant][output].text.removeLast()
  }

  /// To a neighbouring cell that is not given, through all variants and round at the ends.
  mutating func move(_ step: Int) {
    let width = cells[0].count - 1
    let count = cells.count * width
    let index = ((variant * width + output - 1 + step) % count + count) % count
    (variant, output) = (index / width, index % width + 1)
  }

  /// Compares each cell with the engine's number; a text that is no number is wrong.
  mutating func check(against values: [[Double]]) {
    for variant in cells.indices {
      for output in cells[variant].indices {
        let text = cells[variant][output].text
        guard !text.isEmpty else { continue }
        cells[variant][output].isRight = Self.isSame(text, values[variant][output])
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
