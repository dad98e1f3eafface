import MathNotation

/// Points with exact numbers, where formulas with corners are compared and counter-examples are looked for.
extension FormulaComparison {
  private static let attemptCount = 6
  /// Whole numbers up to this are tried for one, two and three atoms that are whole; for more of them, the last.
  private static let gridSides = [60, 14, 6, 3]
  /// Points beside the grid, with larger numbers.
  private static let largePointCount = 24
  /// Most points that are drawn for them.
  private static let largeDrawCount = 200

  /// Compares formulas with `floor`, `max` and the like at exact numbers of the question's own domain: whole ones from
  /// 1 up without a gap, since roundings differ where a quotient is whole.
  func exactOutcome(_ first: Formula, _ second: Formula) -> Outcome {
    let used = atoms.filter { first.mentions($0) || second.mentions($0) }
    var hasValue = false
    for point in gridPoints(used) + largePoints(used) {
      let evaluator = Evaluator(symbols: point)
      let left = try? evaluator.value(of: first)
      let right = try? evaluator.value(of: second)
      switch (left, right) {
      case (let left?, let right?):
        if Self.differ(left, right) { return .different }
        hasValue = true
      case (nil, nil): continue
      case (nil, _), (_, nil): return .different
      }
    }
    return hasValue ? .equal : .undefined
  }

  /// Small numbers, another one for each atom, in both orders, moved on by one from attempt to attempt.
  func smallPoints(_ used: [FormulaAtoms.Atom]) -> [[String: Value]] {
    var points: [[String: Value]] = []
    for attempt in 0..<(2 * Self.attemptCount) {
      let order = attempt < Self.attemptCount ? used : used.reversed()
      var point: [String: Value] = [:]
      for (index, atom) in order.enumerated() {
        let values = atom.domain.smallValues
        let number = values[(used.count - 1 - index + attempt) % values.count]
        let value =
          atom.domain == .fraction ? ExactNumber(1, over: Int128(number)) : ExactNumber(number)
        point[atom.name] = .exact(value ?? .one)
      }
      if isPossible(point) { points.append(point) }
    }
    return points
  }

  /// Every combination of small whole numbers for the atoms that are whole, with other numbers for the rest.
  func gridPoints(_ used: [FormulaAtoms.Atom]) -> [[String: Value]] {
    let whole = used.filter { $0.domain == .positiveInteger }
    let side = Self.gridSides[min(max(whole.count, 1), Self.gridSides.count) - 1]
    let columns = whole.prefix(4)
    let count = columns.reduce(1) { total, _ in total * side }
    var source = PointSource(seed: 0xC0FFEE)
    return (0..<max(count, columns.isEmpty ? side : 1)).compactMap { index in
      var point = otherNumbers(used, &source)
      var rest = index
      for atom in columns {
        point[atom.name] = .integer(rest % side + 1)
        rest /= side
      }
      return isPossible(point) ? point : nil
    }
  }

  private func largePoints(_ used: [FormulaAtoms.Atom]) -> [[String: Value]] {
    var source = PointSource(seed: 0xB16)
    var points: [[String: Value]] = []
    for _ in 0..<Self.largeDrawCount where points.count < Self.largePointCount {
      var point = otherNumbers(used, &source)
      for atom in used where atom.domain == .positiveInteger {
        point[atom.name] = .integer(Int(exactly: 1 + source.next() % 400) ?? 1)
      }
      if isPossible(point) { points.append(point) }
    }
    return points
  }

  /// Halves and quarters in the domains of the atoms.
  private func otherNumbers(
    _ used: [FormulaAtoms.Atom], _ source: inout PointSource
  ) -> [String: Value] {
    var point: [String: Value] = [:]
    for atom in used {
      let number = Int128(1 + source.next() % 15)
      let isNegative = source.next() % 2 == 0
      let value =
        switch atom.domain {
        case .positiveInteger, .positive, .nonNegative: ExactNumber(number, over: 4)
        case .real, .nonZero: ExactNumber(isNegative ? -number : number, over: 4)
        case .fraction: ExactNumber(number, over: 16)
        }
      point[atom.name] = .exact(value ?? .one)
    }
    return point
  }

  /// Whether a point lies where the question makes sense, and means of squares are no smaller than squared means.
  private func isPossible(_ point: [String: Value]) -> Bool {
    guard isAllowed(point) else { return false }
    return atoms.allSatisfy { atom in
      guard let square = atom.squareOf, let mean = point[square]?.real,
        let own = point[atom.name]?.real
      else { return true }
      return own >= mean * mean
    }
  }
}

extension Formula {
  /// Whether it has a rounding, a maximum or a magnitude in it, where a formula bends or jumps.
  var hasCorners: Bool {
    parts.contains { part in
      switch part {
      case .group(let brackets, _):
        brackets == .floor || brackets == .ceiling || brackets == .bars
      case .call(let name, _), .prefix(let name, _):
        ["floor", "ceil", "round", "min", "max", "abs"].contains(name)
      case .remainder: true
      default: false
      }
    }
  }

  func mentions(_ atom: FormulaAtoms.Atom) -> Bool { parts.contains(.symbol(atom.name)) }
}
