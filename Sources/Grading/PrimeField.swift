import MathNotation

/// A number modulo 2^61 - 1, a prime: sums, products and quotients of formulas are compared there.
///
/// Two different rational functions of degree d agree at a random point with a chance below d/2^61
/// (Schwartz 1980, Zippel 1979).
struct PrimeField: Hashable {
  /// 2^61 - 1.
  static let prime: UInt64 = (1 << 61) - 1

  let value: UInt64

  init(_ value: UInt64) {
    self.value = value % Self.prime
  }

  /// A fraction; nil when the prime divides its denominator.
  init?(_ number: ExactNumber) {
    let above = PrimeField(UInt64(number.numerator.magnitude % UInt128(Self.prime)))
    if number.isInteger {
      self = number.numerator < 0 ? -above : above
      return
    }
    let below = PrimeField(UInt64(number.denominator.magnitude % UInt128(Self.prime)))
    guard let quotient = above.divided(by: below) else { return nil }
    self = number.numerator < 0 ? -quotient : quotient
  }

  static func + (left: PrimeField, right: PrimeField) -> PrimeField {
    PrimeField(left.value + right.value)
  }

  static prefix func - (number: PrimeField) -> PrimeField {
    PrimeField(prime - number.value)
  }

  static func * (left: PrimeField, right: PrimeField) -> PrimeField {
    let (high, low) = left.value.multipliedFullWidth(by: right.value)
    // 2^61 is 1 here, so the upper bits are added to the lower ones.
    return PrimeField((low & prime) + (low >> 61 | high << 3))
  }

  /// The quotient; nil for a division by zero.
  func divided(by other: PrimeField) -> PrimeField? {
    other.value == 0 ? nil : self * other.raised(to: Self.prime - 2)
  }

  func raised(to exponent: UInt64) -> PrimeField {
    var result = PrimeField(1)
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    return result
  }
}

/// Evaluates formulas whose parts are sums, products, quotients and whole powers.
struct FieldEvaluator {
  /// Why a formula has no value in the field.
  enum Obstacle: Error {
    /// It has a root, a logarithm or another part that is no rational function.
    case notRational
    /// It divides by zero at this point.
    case undefined
  }

  /// Values of atoms by name.
  let symbols: [String: PrimeField]

  func value(of formula: Formula) throws(Obstacle) -> PrimeField {
    switch formula {
    case .number(let digits):
      guard let exact = ExactNumber(digits: digits), let value = PrimeField(exact) else {
        throw .notRational
      }
      return value
    case .symbol(let name):
      guard let value = symbols[name] else { throw .notRational }
      return value
    case .sum(let terms): return try sum(terms)
    case .product(let factors):
      var product = PrimeField(1)
      for factor in factors { product = product * (try value(of: factor.value)) }
      return product
    case .fraction(let above, let below):
      return try quotient(try value(of: above), try value(of: below))
    case .percent(let inner): return try quotient(try value(of: inner), PrimeField(100))
    case .power(let base, let exponent): return try power(base, exponent)
    case .group(.round, let inner), .group(.square, let inner): return try value(of: inner)
    default: throw .notRational
    }
  }

  private func sum(_ terms: [Term]) throws(Obstacle) -> PrimeField {
    var total = PrimeField(0)
    for term in terms {
      let value = try value(of: term.value)
      switch term.sign {
      case .plus: total = total + value
      case .minus: total = total + -value
      case .plusMinus: throw .notRational
      }
    }
    return total
  }

  private func quotient(_ above: PrimeField, _ below: PrimeField) throws(Obstacle) -> PrimeField {
    guard let quotient = above.divided(by: below) else { throw .undefined }
    return quotient
  }

  /// Exponents are whole numbers without atoms in them.
  private func power(_ base: Formula, _ exponent: Formula) throws(Obstacle) -> PrimeField {
    guard let exponent = try? Evaluator().value(of: exponent).integer else { throw .notRational }
    let power = try value(of: base).raised(to: UInt64(exponent.magnitude))
    return exponent < 0 ? try quotient(PrimeField(1), power) : power
  }
}

/// Numbers that look random and are the same in every run (SplitMix64, Steele and others 2014).
struct PointSource {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A real between two bounds.
  mutating func real(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * Double(next() >> 11) / Double(1 << 53)
  }
}
