/// Numbers in rows, and how they compare with others.
struct CellGrid {
  let rows: [[Value]]
  let tolerance: Double

  init(_ rows: [[Value]], tolerance: Double) {
    self.rows = rows
    self.tolerance = tolerance
  }

  /// Whether every cell is equal.
  func equals(_ other: [[Value]]) -> Bool {
    hasShape(of: other) && differences(from: other).isEmpty
  }

  func hasShape(of other: [[Value]]) -> Bool {
    rows.map(\.count) == other.map(\.count)
  }

  /// Places where two grids of one shape differ.
  func differences(from other: [[Value]]) -> [CellPlace] {
    var places: [CellPlace] = []
    for (y, (row, otherRow)) in zip(rows, other).enumerated() {
      for (x, (cell, otherCell)) in zip(row, otherRow).enumerated()
      where !isEqual(cell, otherCell) {
        places.append(CellPlace(row: y, column: x))
      }
    }
    return places
  }

  func isEqual(_ first: Value, _ second: Value) -> Bool {
    if let first = first.exact, let second = second.exact { return first == second }
    guard let first = first.real, let second = second.real else { return false }
    return (first - second).magnitude <= tolerance * second.magnitude + 1e-12
  }
}

/// Causes that explain a whole vector or matrix.
struct WholeObject {
  let given: CellGrid
  let right: [[Value]]

  /// The stable name of the cause, and what is said about it.
  var remark: (note: String, message: String)? {
    if given.equals(turned(right)) {
      return (
        "flipped",
        "These are the right numbers in reverse order. Which of them comes first, and why?"
      )
    }
    if right.count > 1, given.equals(transposed(right)) {
      return ("transposed", "Rows and columns are exchanged. What does one row stand for?")
    }
    if let side = shiftedSide {
      return (
        "shifted",
        "The numbers are right but stand one place too far to the \(side). Which place is the first?"
      )
    }
    if given.equals(right.map { $0.map(Arithmetic.negative) }) {
      return ("negated", "Every sign is turned around. What is subtracted from what?")
    }
    if isInside {
      return (
        "unpadded",
        "This is the inner part only. What happens where the window reaches over the edge?"
      )
    }
    if hasConstantOffset {
      return (
        "same-amount",
        "Every cell is off by the same amount. What do all of them have in common?"
      )
    }
    return nil
  }

  private func turned(_ rows: [[Value]]) -> [[Value]] {
    rows.reversed().map { $0.reversed() }
  }

  private func transposed(_ rows: [[Value]]) -> [[Value]] {
    guard let first = rows.first else { return rows }
    return first.indices.map { column in rows.map { $0[column] } }
  }

  /// Where a vector of three or more numbers has moved by one place.
  private var shiftedSide: String? {
    guard right.count == 1, given.hasShape(of: right), right[0].count > 2 else { return nil }
    let row = given.rows[0]
    let wanted = right[0]
    if zip(row.dropFirst(), wanted).allSatisfy({ given.isEqual($0, $1) }) { return "right" }
    return zip(row, wanted.dropFirst()).allSatisfy { given.isEqual($0, $1) } ? "left" : nil
  }

  /// Whether the answer is the right one without an equally wide border.
  private var isInside: Bool {
    guard let width = right.first?.count, let ownWidth = given.rows.first?.count,
      ownWidth < width, ownWidth > 1, (width - ownWidth).isMultiple(of: 2)
    else { return false }
    let border = (width - ownWidth) / 2
    let rows = right.count == 1 ? right : Array(right.dropFirst(border).dropLast(border))
    return given.equals(rows.map { Array($0.dropFirst(border).dropLast(border)) })
  }

  /// Whether right minus given is the same number, not zero, in three cells or more.
  private var hasConstantOffset: Bool {
    guard given.hasShape(of: right) else { return false }
    let pairs = zip(given.rows.joined(), right.joined())
    let offsets = pairs.compactMap { own, wanted in
      own.real.flatMap { own in wanted.real.map { $0 - own } }
    }
    guard let first = offsets.first, offsets.count > 2 else { return false }
    return offsets.allSatisfy { ($0 - first).magnitude <= 1e-9 * max(1, first.magnitude) }
  }
}
