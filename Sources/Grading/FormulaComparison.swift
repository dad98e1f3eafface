import MathNotation

/// Compares two formulas of plain names: in the prime field where both are rational, else in reals.
struct FormulaComparison {
  let atoms: [FormulaAtoms.Atom]

  /// Points of the field; one would do, more cost nothing.
  private static let fieldPointCount = 8
  /// Points at which reals are compared, and how many are tried to find them.
  private static let realPointCount = 12
  private static let realTryCount = 60

  /// How two formulas compare at the points.
  enum Outcome: Hashable {
    case equal
    case different
    /// Neither has a value anywhere that was tried.
    case undefined
  }

  func outcome(_ first: Formula, _ second: Formula) -> Outcome {
    var source = PointSource(seed: 0x5EED)
    var compared = 0
    for _ in 0..<Self.fieldPointCount * 2 where compared < Self.fieldPointCount {
      let evaluator = FieldEvaluator(symbols: fieldPoint(&source))
      do throws(FieldEvaluator.Obstacle) {
        let left = try evaluator.value(of: first)
        guard left == (try evaluator.value(of: second)) else { return .different }
        compared += 1
      } catch {
        if error == .notRational { return realOutcome(first, second) }
      }
    }
    return compared > 0 ? .equal : .undefined
  }

  /// Values of two formulas and of the atoms at one point of the field; nil when they are not rational.
  func fieldSample(
    _ first: Formula, _ second: Formula
  ) -> (point: [String: PrimeField], first: PrimeField, second: PrimeField)? {
    var source = PointSource(seed: 0xFACADE)
    let point = fieldPoint(&source)
    let evaluator = FieldEvaluator(symbols: point)
    guard let left = try? evaluator.value(of: first), let right = try? evaluator.value(of: second)
    else { return nil }
    return (point, left, right)
  }

  /// Throws why a formula has no value, when it has none at any point that is tried.
  func checkHasValue(_ formula: Formula) throws(EvaluationError) {
    var source = PointSource(seed: 0x5EED)
    var obstacle = EvaluationError.undefined("this")
    for _ in 0..<Self.realPointCount {
      do throws(EvaluationError) {
        let value = try Evaluator(symbols: realPoint(&source)).value(of: formula)
        if value.real != nil { return }
        obstacle = .wrongKind("\(value)", wanted: "one number")
      } catch {
        obstacle = error
      }
    }
    throw obstacle
  }

  private func fieldPoint(_ source: inout PointSource) -> [String: PrimeField] {
    var point: [String: PrimeField] = [:]
    for atom in atoms { point[atom.name] = PrimeField(source.next()) }
    return point
  }

  private func realOutcome(_ first: Formula, _ second: Formula) -> Outcome {
    var source = PointSource(seed: 0x5EED)
    var compared = 0
    for _ in 0..<Self.realTryCount where compared < Self.realPointCount {
      let evaluator = Evaluator(symbols: realPoint(&source))
      let left = try? evaluator.value(of: first).real
      let right = try? evaluator.value(of: second).real
      switch (left, right) {
      case (nil, nil): continue
      case (.some(let left), .some(let right)):
        guard Self.agree(left, right) else { return .different }
        compared += 1
      case (.some, nil), (nil, .some): return .different
      }
    }
    return compared > 0 ? .equal : .undefined
  }

  private func realPoint(_ source: inout PointSource) -> [String: Value] {
    var point: [String: Value] = [:]
    for atom in atoms { point[atom.name] = .real(atom.domain.sample(&source)) }
    return point
  }

  /// Rounding leaves some of the 53 bits; formulas that differ do so by far more.
  static func agree(_ first: Double, _ second: Double) -> Bool {
    (first - second).magnitude <= 1e-9 * max(first.magnitude, second.magnitude)
  }

  // MARK: Counter-examples

  /// Small numbers for the atoms at which the two formulas differ, and what they come to there.
  func counterExample(
    _ first: Formula, _ second: Formula
  ) -> (point: [(atom: FormulaAtoms.Atom, value: Value)], first: Value, second: Value)? {
    let used = atoms.filter { atom in
      first.parts.contains(.symbol(atom.name)) || second.parts.contains(.symbol(atom.name))
    }
    for attempt in 0..<6 {
      var point: [(atom: FormulaAtoms.Atom, value: Value)] = []
      for (index, atom) in used.enumerated() {
        let values = atom.domain.smallValues
        let number = values[(used.count - 1 - index + attempt) % values.count]
        let value = ExactNumber(1, over: atom.domain == .fraction ? Int128(number) : 1)
        let exact = atom.domain == .fraction ? value : ExactNumber(number)
        point.append((atom, .exact(exact ?? .one)))
      }
      let evaluator = Evaluator(
        symbols: Dictionary(uniqueKeysWithValues: point.map { ($0.atom.name, $0.value) }))
      guard let left = try? evaluator.value(of: first),
        let right = try? evaluator.value(of: second),
        let leftReal = left.real, let rightReal = right.real, !Self.agree(leftReal, rightReal)
      else { continue }
      return (point, left, right)
    }
    return nil
  }
}
