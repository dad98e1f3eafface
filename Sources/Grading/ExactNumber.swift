import MathNotation

/// A fraction in lowest terms; what leaves the range of 128 bits is `nil`.
public struct ExactNumber: Hashable, Sendable {
  /// Carries the sign.
  public let numerator: Int128
  /// Always positive.
  public let denominator: Int128

  /// A whole number.
  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  /// A fraction, brought to lowest terms; nil when it divides by zero or is out of range.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / Int128(divisor))
    self.denominator = sign * (denominator / Int128(divisor))
  }

  /// Digits as a machine reads them: `48`, `0.25`, `1e6`; nil when out of range.
  public init?(digits text: String) {
    let parts = text.split(separator: "e", maxSplits: 1)
    let exponent = parts.count > 1 ? Int(parts[1]) : 0
    guard let mantissa = parts.first, let exponent, (-60...60).contains(exponent) else {
      return nil
    }
    let pieces = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = pieces.count > 1 ? String(pieces[1]) : ""
    guard let whole = Int128(String(pieces[0]) + decimals) else { return nil }
    let shift = exponent - decimals.count
    guard let scale = Self.power(of: 10, abs(shift)) else { return nil }
    if shift >= 0 {
      let (scaled, isOver) = whole.multipliedReportingOverflow(by: scale)
      guard !isOver else { return nil }
      self.init(scaled, over: 1)
    } else {
      self.init(whole, over: scale)
    }
  }

  /// Zero.
  public static let zero = ExactNumber(0)
  /// One.
  public static let one = ExactNumber(1)

  /// Whether it is a whole number.
  public var isInteger: Bool { denominator == 1 }

  /// The whole number, when it is one that fits.
  public var integer: Int? { isInteger ? Int(exactly: numerator) : nil }

  /// The nearest real.
  public var real: Double { Self.real(numerator) / Self.real(denominator) }

  /// The machine converts 64 bits in one step, and 128 by a long way round.
  private static func real(_ number: Int128) -> Double {
    Int64(exactly: number).map(Double.init) ?? Double(number)
  }

  private static func commonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return max(larger, 1)
  }

  private static func power(of base: Int128, _ exponent: Int) -> Int128? {
    var result: Int128 = 1
    for _ in 0..<exponent {
      let (product, isOver) = result.multipliedReportingOverflow(by: base)
      guard !isOver else { return nil }
      result = product
    }
    return result
  }
}

extension ExactNumber {
  /// The sum, when it is in range.
  public func adding(_ other: ExactNumber) -> ExactNumber? {
    guard let left = Self.product(numerator, other.denominator),
      let right = Self.product(other.numerator, denominator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    let (sum, isOver) = left.addingReportingOverflow(right)
    return isOver ? nil : ExactNumber(sum, over: below)
  }

  /// The product, when it is in range.
  public func multiplied(by other: ExactNumber) -> ExactNumber? {
    // Dividing crosswise first keeps the numbers small.
    guard let left = ExactNumber(numerator, over: other.denominator),
      let right = ExactNumber(other.numerator, over: denominator),
      let above = Self.product(left.numerator, right.numerator),
      let below = Self.product(left.denominator, right.denominator)
    else { return nil }
    return ExactNumber(above, over: below)
  }

  /// The quotient; nil for a division by zero, too.
  public func divided(by other: ExactNumber) -> ExactNumber? {
    ExactNumber(other.denominator, over: other.numerator).flatMap { multiplied(by: $0) }
  }

  /// The negative.
  public var negated: ExactNumber { ExactNumber(-numerator, over: denominator) ?? self }

  /// A whole power, by squaring; nil when out of range, or zero to a negative power.
  public func raised(to exponent: Int) -> ExactNumber? {
    if exponent < 0 {
      return ExactNumber.one.divided(by: self)?.raised(to: exponent == .min ? .max : -exponent)
    }
    if numerator == 0 || (isInteger && numerator.magnitude == 1) {
      return exponent == 0 ? .one : (exponent % 2 == 0 ? multiplied(by: self) : self)
    }
    guard exponent <= 127 else { return nil }
    var result = ExactNumber.one
    for _ in 0..<exponent {
      guard let next = result.multiplied(by: self) else { return nil }
      result = next
    }
    return result
  }

  /// The largest whole number that is not above it.
  public var roundedDown: ExactNumber {
    let quotient = numerator / denominator
    let isBelow = numerator < 0 && numerator % denominator != 0
    return ExactNumber(isBelow ? quotient - 1 : quotient, over: 1) ?? self
  }

  /// The square root, when it is a fraction too.
  public var squareRoot: ExactNumber? {
    guard numerator >= 0, let above = Self.root(of: numerator),
      let below = Self.root(of: denominator)
    else { return nil }
    return ExactNumber(above, over: below)
  }

  private static func root(of value: Int128) -> Int128? {
    let guess = Int128(Double(value).squareRoot())
    for candidate in [guess - 1, guess, guess + 1] where candidate >= 0 {
      if product(candidate, candidate) == value { return candidate }
    }
    return nil
  }

  private static func product(_ left: Int128, _ right: Int128) -> Int128? {
    let (product, isOver) = left.multipliedReportingOverflow(by: right)
    return isOver ? nil : product
  }
}

extension ExactNumber: Comparable {
  /// Exact while the crosswise products fit, by the nearest reals beyond that.
  public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    guard let first = product(left.numerator, right.denominator),
      let second = product(right.numerator, left.denominator)
    else { return left.real < right.real }
    return first < second
  }
}

extension ExactNumber: CustomStringConvertible {
  /// `48`, `61,706`, `-3/4`; `0.0324` where that is shorter to read than 81/2,500.
  public var description: String {
    let sign = numerator < 0 ? "-" : ""
    let above = NumberGrouping.grouped(String(numerator.magnitude))
    if isInteger { return sign + above }
    return sign + (decimals ?? above + "/" + NumberGrouping.grouped(String(denominator)))
  }

  /// The digits of a fraction that ends after six decimals at most; halves, thirds, eighths and the like stay fractions.
  private var decimals: String? {
    let million: Int128 = 1_000_000
    guard denominator > 16, million.isMultiple(of: denominator),
      let scaled = Self.product(numerator, million / denominator)
    else { return nil }
    let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: million.magnitude)
    let padded = String(repeating: "0", count: 6 - String(rest).count) + String(rest)
    var digits = Substring(padded)
    while digits.last == "0" { digits.removeLast() }
    return NumberGrouping.grouped(String(whole)) + "." + digits
  }
}
