import MathNotation

/// Compares two formulas of plain names: in the prime field where both are rational, else in reals of about 31 digits.
struct FormulaComparison {
  let atoms: [FormulaAtoms.Atom]
  /// Where the question makes sense, as comparisons: `K <= N`.
  var conditions: [Formula] = []

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
    if first.hasCorners || second.hasCorners { return exactOutcome(first, second) }
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

  /// Compares in reals whose error is known, at points where it leaves no doubt.
  private func realOutcome(_ first: Formula, _ second: Formula) -> Outcome {
    var source = PointSource(seed: 0x5EED)
    var compared = 0
    for _ in 0..<Self.realTryCount where compared < Self.realPointCount {
      let evaluator = PreciseEvaluator(symbols: precisePoint(&source))
      let left = PreciseOutcome(evaluator, first)
      let right = PreciseOutcome(evaluator, second)
      switch (left, right) {
      case (.unclear, _), (_, .unclear), (.undefined, .undefined): continue
      case (.undefined, .value), (.value, .undefined): return .different
      case (.value(let left), .value(let right)):
        let distance = left + -right
        guard distance.real.magnitude <= distance.error else { return .different }
        // A bound as large as the numbers themselves would call everything equal.
        let size = max(left.real.magnitude, right.real.magnitude)
        if distance.error <= Self.clearPart * size || size == 0 { compared += 1 }
      }
    }
    return compared > 0 ? .equal : .undefined
  }

  /// Where the error is at most this part of the numbers, equal means equal to 15 digits at least.
  private static let clearPart = 1e-15

  private func precisePoint(_ source: inout PointSource) -> [String: PreciseReal] {
    realPoint(&source).compactMapValues { $0.real.map { PreciseReal($0) } }
  }

  /// Whether two formulas are as near as this, as a part of the second, at all points where both have a value.
  func isNear(_ first: Formula, _ second: Formula, tolerance: Double) -> Bool {
    var source = PointSource(seed: 0x5EED)
    var compared = 0
    for _ in 0..<Self.realPointCount {
      let evaluator = Evaluator(symbols: realPoint(&source))
      guard let left = try? evaluator.value(of: first).real,
        let right = try? evaluator.value(of: second).real
      else { continue }
      guard (left - right).magnitude <= tolerance * right.magnitude else { return false }
      compared += 1
    }
    return compared > 0
  }

  /// By which number the first formula is larger than the second, where that is the same at all small points.
  func constantRatio(_ first: Formula, _ second: Formula) -> Value? {
    var ratio: Value?
    for values in smallPoints(atoms) + gridPoints(atoms) {
      let evaluator = Evaluator(symbols: values)
      guard let left = try? evaluator.value(of: first),
        let right = try? evaluator.value(of: second),
        let quotient = try? Arithmetic.quotient(left, right, second), let real = quotient.real
      else { return nil }
      guard let known = ratio else {
        ratio = quotient
        continue
      }
      guard real.isFinite, !Self.differ(known, quotient) else { return nil }
    }
    return ratio
  }

  private func realPoint(_ source: inout PointSource) -> [String: Value] {
    var point: [String: Value] = [:]
    for _ in 0..<Self.drawLimit {
      for atom in atoms { point[atom.name] = .real(atom.domain.sample(&source)) }
      if isAllowed(point) { break }
    }
    return point
  }

  /// A draw is repeated so often where it lies outside of the question's domain.
  private static let drawLimit = 20

  /// Whether a point lies where the question makes sense.
  func isAllowed(_ point: [String: Value]) -> Bool {
    conditions.allSatisfy { condition in
      (try? Evaluator(symbols: point).value(of: condition))?.truth ?? true
    }
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
    for values in smallPoints(used) + gridPoints(used) {
      let point = used.map { (atom: $0, value: values[$0.name] ?? .exact(.one)) }
      let evaluator = Evaluator(symbols: values)
      guard let left = try? evaluator.value(of: first),
        let right = try? evaluator.value(of: second), Self.differ(left, right)
      else { continue }
      return (point, left, right)
    }
    return nil
  }

  /// Exact numbers are compared as such.
  static func differ(_ first: Value, _ second: Value) -> Bool {
    if let first = first.exact, let second = second.exact { return first != second }
    guard let first = first.real, let second = second.real else { return false }
    return !agree(first, second)
  }
}

/// What a formula comes to at one point.
private enum PreciseOutcome {
  case value(PreciseReal)
  case undefined
  case unclear

  init(_ evaluator: PreciseEvaluator, _ formula: Formula) {
    do throws(PreciseEvaluator.Obstacle) {
      self = .value(try evaluator.value(of: formula))
    } catch {
      self = error == .unclear ? .unclear : .undefined
    }
  }
}
