/// A block of cells with a row that lines up with the text beside it.
struct FormulaBox: Hashable {
  /// Rows of the same width, from the top.
  private(set) var rows: [[Character]]
  /// The row that lines up with its neighbours, from 0.
  private(set) var baseline: Int
  /// The rows that brackets enclose: all but scripts that hang out.
  private(set) var core: Range<Int>

  var height: Int { rows.count }
  var width: Int { rows[0].count }

  /// One row of text.
  init(_ text: String) {
    self.init(rows: [Array(text)], baseline: 0)
  }

  /// Rows from the top, filled up to one width; the core is all of them unless said.
  init(rows: [[Character]], baseline: Int, core: Range<Int>? = nil) {
    let width = rows.map(\.count).max() ?? 0
    self.rows = rows.map { $0 + Array(repeating: " ", count: width - $0.count) }
    self.baseline = baseline
    self.core = core ?? 0..<rows.count
  }

  static let empty = FormulaBox("")

  /// Boxes side by side, on one baseline.
  static func beside(_ boxes: [FormulaBox]) -> FormulaBox {
    let above = boxes.map(\.baseline).max() ?? 0
    let below = boxes.map { $0.height - $0.baseline - 1 }.max() ?? 0
    var rows: [[Character]] = Array(repeating: [], count: above + below + 1)
    for box in boxes {
      let top = above - box.baseline
      for y in rows.indices {
        let isInside = (top..<(top + box.height)).contains(y)
        rows[y] += isInside ? box.rows[y - top] : Array(repeating: " ", count: box.width)
      }
    }
    let cores = boxes.map { ($0.core.lowerBound - $0.baseline, $0.core.upperBound - $0.baseline) }
    let first = above + (cores.map(\.0).min() ?? 0)
    let last = above + (cores.map(\.1).max() ?? 1)
    return FormulaBox(rows: rows, baseline: above, core: first..<last)
  }

  /// Boxes below each other; `baseline` says which row of which box lines up.
  static func stacked(
    _ boxes: [FormulaBox], alignment: Alignment = .center, baselineOf index: Int
  ) -> FormulaBox {
    let width = boxes.map(\.width).max() ?? 0
    let above = boxes[..<index].reduce(0) { $0 + $1.height }
    return FormulaBox(
      rows: boxes.flatMap { $0.padded(to: width, alignment).rows },
      baseline: above + boxes[index].baseline)
  }

  /// The same box with spaces beside it.
  func padded(to width: Int, _ alignment: Alignment) -> FormulaBox {
    let missing = max(0, width - self.width)
    let left =
      switch alignment {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    return FormulaBox(
      rows: rows.map {
        Array(repeating: " ", count: left) + $0 + Array(repeating: " ", count: missing - left)
      },
      baseline: baseline, core: core)
  }

  /// The same box with empty rows above and below it.
  func extended(above: Int, below: Int) -> FormulaBox {
    let blank = [Character](repeating: " ", count: width)
    return FormulaBox(
      rows: Array(repeating: blank, count: max(0, above)) + rows
        + Array(repeating: blank, count: max(0, below)),
      baseline: baseline + max(0, above))
  }

  /// The same box with another row on the line, and other rows inside of brackets.
  func aligned(at row: Int, core: Range<Int>? = nil) -> FormulaBox {
    FormulaBox(rows: rows, baseline: row, core: core)
  }

  /// A box of two rows with an empty one between them.
  var parted: FormulaBox {
    let blank = [Character](repeating: " ", count: width)
    return FormulaBox(
      rows: Array(rows.prefix(core.lowerBound + 1)) + [blank]
        + Array(rows.dropFirst(core.lowerBound + 1)),
      baseline: core.lowerBound + 1, core: core.lowerBound..<(core.upperBound + 1))
  }
}
