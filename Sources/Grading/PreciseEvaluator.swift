import MathNotation
import RealModule

/// Evaluates formulas in reals of about 31 digits, for those with roots, logarithms or exponentials.
struct PreciseEvaluator {
  /// Why a formula has no value at a point.
  enum Obstacle: Error {
    /// It divides by zero, takes the root of a negative number, or the like.
    case undefined
    /// It comes so near to such a place that even these digits do not tell.
    case unclear
  }

  /// Values of atoms by name.
  let symbols: [String: PreciseReal]

  func value(of formula: Formula) throws(Obstacle) -> PreciseReal {
    let value = try compute(formula)
    guard value.isFinite else { throw .undefined }
    return value
  }

  private func compute(_ formula: Formula) throws(Obstacle) -> PreciseReal {
    switch formula {
    case .number(let digits): return try number(digits)
    case .symbol(let name): return try symbol(name)
    case .sum(let terms): return try sum(terms)
    case .product(let factors):
      var product = PreciseReal(1)
      for factor in factors { product = product * (try value(of: factor.value)) }
      return product
    case .fraction(let above, let below):
      return try quotient(try value(of: above), try value(of: below))
    case .percent(let inner): return try quotient(try value(of: inner), PreciseReal(100))
    case .power(let base, let exponent): return try power(base, exponent)
    case .root(let inner, nil): return try squareRoot(try value(of: inner))
    case .root(let inner, let degree?):
      return try power(
        try value(of: inner), try quotient(PreciseReal(1), try value(of: degree)))
    case .group(.round, let inner), .group(.square, let inner), .styled(_, let inner):
      return try value(of: inner)
    case .group(.bars, let inner): return magnitude(try value(of: inner))
    case .group(.floor, let inner): return try roundedDown(try value(of: inner))
    case .group(.ceiling, let inner): return -(try roundedDown(-(try value(of: inner))))
    case .prefix(let name, let argument): return try function(name, try value(of: argument))
    case .call(let name, let arguments): return try call(name, arguments)
    default: throw .undefined
    }
  }

  private func number(_ digits: String) throws(Obstacle) -> PreciseReal {
    if let exact = ExactNumber(digits: digits), let value = PreciseReal(exact) { return value }
    guard let real = Double(digits) else { throw .undefined }
    return PreciseReal(real)
  }

  private func symbol(_ name: String) throws(Obstacle) -> PreciseReal {
    if let value = symbols[name] { return value }
    switch name {
    case "pi": return .pi
    case "e": return PreciseReal(1).exponential
    default: throw .undefined
    }
  }

  private func sum(_ terms: [Term]) throws(Obstacle) -> PreciseReal {
    var total = PreciseReal(0)
    for term in terms {
      let value = try value(of: term.value)
      switch term.sign {
      case .plus: total = total + value
      case .minus: total = total + -value
      case .plusMinus: throw .undefined
      }
    }
    return total
  }

  private func quotient(_ above: PreciseReal, _ below: PreciseReal) throws(Obstacle) -> PreciseReal
  {
    guard let quotient = above.divided(by: below) else {
      throw below.error == 0 ? .undefined : .unclear
    }
    return quotient
  }

  private func squareRoot(_ value: PreciseReal) throws(Obstacle) -> PreciseReal {
    guard let root = value.squareRoot else { throw value.mayBeZero ? .unclear : .undefined }
    return root
  }

  private func power(_ base: Formula, _ exponent: Formula) throws(Obstacle) -> PreciseReal {
    let value = try value(of: base)
    // Read exactly as well, each level of a tower of powers would read all levels above it a second time.
    let isTower = exponent.parts.contains { if case .power = $0 { true } else { false } }
    guard !isTower, let whole = try? Evaluator().value(of: exponent).integer else {
      return try power(value, try self.value(of: exponent))
    }
    guard let power = value.raised(to: whole) else {
      throw value.error == 0 ? .undefined : .unclear
    }
    return power
  }

  private func power(_ base: PreciseReal, _ exponent: PreciseReal) throws(Obstacle) -> PreciseReal {
    if exponent.error == 0, exponent.real == exponent.real.rounded(), exponent.real.magnitude < 1024
    {
      guard let power = base.raised(to: Int(exponent.real)) else { throw .undefined }
      return power
    }
    if base == PreciseReal(0), exponent.isPositive { return base }
    return (try logarithm(base) * exponent).exponential
  }

  private func logarithm(_ value: PreciseReal) throws(Obstacle) -> PreciseReal {
    guard let logarithm = value.logarithm else { throw value.mayBeZero ? .unclear : .undefined }
    return logarithm
  }

  private func magnitude(_ value: PreciseReal) -> PreciseReal { value.real < 0 ? -value : value }

  private func roundedDown(_ value: PreciseReal) throws(Obstacle) -> PreciseReal {
    let down = value.high.rounded(.down)
    let rest = value + PreciseReal(-down)
    let size = rest.real
    // Beside a whole number it is not clear on which side of it the true value lies.
    guard value.error == 0 || (size > value.error && 1 - size > value.error) else { throw .unclear }
    return PreciseReal(size < 0 ? down - 1 : down)
  }

  private func function(_ name: String, _ value: PreciseReal) throws(Obstacle) -> PreciseReal {
    switch name {
    case "sqrt": return try squareRoot(value)
    case "exp": return value.exponential
    case "ln", "log": return try logarithm(value)
    case "abs": return magnitude(value)
    case "floor": return try roundedDown(value)
    case "ceil": return -(try roundedDown(-value))
    default: throw .undefined
    }
  }

  private func call(_ name: String, _ arguments: [Formula]) throws(Obstacle) -> PreciseReal {
    var values: [PreciseReal] = []
    for argument in arguments { values.append(try value(of: argument)) }
    guard let first = values.first else { throw .undefined }
    guard name == "min" || name == "max" else {
      guard values.count == 1 else { throw .undefined }
      return try function(name, first)
    }
    return values.dropFirst().reduce(first) { best, next in
      (next.real > best.real) == (name == "max") ? next : best
    }
  }
}
