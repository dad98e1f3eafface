import RealModule

/// A real as the sum of two doubles (about 31 digits), with a bound of how far it may be from the true value.
///
/// Sums and products as in Dekker, "A floating-point technique for extending the available precision", 1971,
/// and Hida, Li and Bailey, "Algorithms for quad-double precision floating point arithmetic", 2001.
struct PreciseReal: Hashable {
  let high: Double
  let low: Double
  /// At least the distance from the true value.
  let error: Double

  /// Errors of one operation, as a part of its result: far above what Dekker's analysis gives (2^-104).
  private static let unit = 0x1p-98
  /// Of exponentials and logarithms, whose series and squarings lose a few bits.
  private static let functionUnit = 0x1p-84

  /// Exact.
  init(_ value: Double) {
    (high, low, error) = (value, 0, 0)
  }

  /// The sum of two doubles, brought into order.
  private init(_ first: Double, _ second: Double, error: Double) {
    high = first + second
    low = high.isFinite ? second - (high - first) : 0
    self.error = error
  }

  /// A quotient of whole numbers.
  init?(_ number: ExactNumber) {
    guard let quotient = Self.whole(number.numerator).divided(by: Self.whole(number.denominator))
    else { return nil }
    self = quotient
  }

  /// 128 bits in three doubles would be exact; what is lost beyond two is in the bound.
  private static func whole(_ value: Int128) -> PreciseReal {
    let high = Double(value)
    guard high.magnitude < 0x1p126 else {
      return PreciseReal(high, 0, error: high.magnitude * 0x1p-52)
    }
    let low = Double(value - Int128(high))
    return PreciseReal(high, low, error: low.magnitude * 0x1p-52)
  }

  /// The nearest double.
  var real: Double { high + low }

  /// Whether it is certainly above zero.
  var isPositive: Bool { real > error }

  /// Whether it may be zero.
  var mayBeZero: Bool { real.magnitude <= error }

  var isFinite: Bool { high.isFinite && error.isFinite }

  static let ln2 = PreciseReal(0.6931471805599453, 2.3190468138462996e-17, error: 0x1p-104)
  static let pi = PreciseReal(3.141592653589793, 1.2246467991473532e-16, error: 0x1p-102)
}

// MARK: - Arithmetic

extension PreciseReal {
  static func + (left: PreciseReal, right: PreciseReal) -> PreciseReal {
    let sum = left.high + right.high
    let part = sum - left.high
    let rest = (left.high - (sum - part)) + (right.high - part) + left.low + right.low
    let size = max(left.high.magnitude, right.high.magnitude)
    return PreciseReal(sum, rest, error: left.error + right.error + size * unit)
  }

  static prefix func - (number: PreciseReal) -> PreciseReal {
    PreciseReal(-number.high, -number.low, error: number.error)
  }

  static func * (left: PreciseReal, right: PreciseReal) -> PreciseReal {
    let product = left.high * right.high
    let rest =
      (-product).addingProduct(left.high, right.high) + left.high * right.low
      + left.low * right.high
    let error =
      left.real.magnitude * right.error + right.real.magnitude * left.error
      + left.error * right.error + product.magnitude * unit
    return PreciseReal(product, rest, error: error)
  }

  /// The quotient; nil when the divisor may be zero.
  func divided(by other: PreciseReal) -> PreciseReal? {
    let least = other.real.magnitude - other.error
    guard least > 0 else { return nil }
    let first = PreciseReal(high / other.high)
    let second = PreciseReal((self + -(first * other).withoutError).high / other.high)
    let quotient = first + second
    let lost = (error + quotient.real.magnitude * other.error) / least
    return PreciseReal(
      quotient.high, quotient.low, error: lost + quotient.real.magnitude * Self.unit * 8)
  }

  /// The square root; nil for what is or may be negative.
  var squareRoot: PreciseReal? {
    guard high != 0 || error != 0 else { return self }
    guard isPositive else { return nil }
    let first = PreciseReal(high.squareRoot())
    let rest = (withoutError + -(first * first).withoutError).high / (2 * first.high)
    let root = first + PreciseReal(rest)
    let lost = error / (real - error).squareRoot()
    return PreciseReal(root.high, root.low, error: lost + root.real * Self.unit * 8)
  }

  /// A whole power by squaring; nil for a negative power of what may be zero.
  func raised(to exponent: Int) -> PreciseReal? {
    var result = PreciseReal(1)
    var square = self
    var rest = exponent.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    return exponent < 0 ? PreciseReal(1).divided(by: result) : result
  }

  private var withoutError: PreciseReal { PreciseReal(high, low, error: 0) }
}

// MARK: - Exponentials

extension PreciseReal {
  /// The exponential, by halving the argument ten times, a series, and squaring ten times.
  var exponential: PreciseReal {
    let times = (high / Self.ln2.high).rounded()
    guard times.magnitude < 1100 else {
      return PreciseReal(high < 0 ? 0 : .infinity, 0, error: high < 0 ? 0x1p-1000 : .infinity)
    }
    let reduced = withoutError + -(PreciseReal(times) * Self.ln2)
    let small = reduced.scaled(0x1p-10)
    var term = PreciseReal(1)
    var sum = PreciseReal(1)
    for index in 1...14 {
      term = (term * small).divided(by: PreciseReal(Double(index))) ?? term
      sum = sum + term
    }
    for _ in 0..<10 { sum = (sum * sum).withoutError }
    // In two steps, so that the smallest numbers do not vanish on the way.
    let half = (times / 2).rounded(.down)
    let result = sum.scaled(Double.exp2(half)).scaled(Double.exp2(times - half))
    let size = result.real.magnitude
    let spread = error < 1 ? error * 2 : Double.exp(error)
    return PreciseReal(result.high, result.low, error: size * (spread + Self.functionUnit))
  }

  /// The natural logarithm by one step of Newton's from the double's; nil for what may not be positive.
  var logarithm: PreciseReal? {
    guard isPositive else { return nil }
    let start = PreciseReal(Double.log(high))
    let step = withoutError * (-start).exponential.withoutError + PreciseReal(-1)
    let result = start + step.withoutError
    let lost = error / (real - error)
    return PreciseReal(
      result.high, result.low, error: lost + (1 + result.real.magnitude) * Self.functionUnit)
  }

  /// Times a power of two, which is exact.
  private func scaled(_ factor: Double) -> PreciseReal {
    PreciseReal(high * factor, low * factor, error: error * factor)
  }
}
