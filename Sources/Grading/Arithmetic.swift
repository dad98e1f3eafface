import MathNotation
import RealModule

/// Operations on values: exact when both sides are and the result is in range, else in reals.
enum Arithmetic {
  static func sum(_ left: Value, _ right: Value, _ part: Formula) throws(EvaluationError) -> Value {
    if let left = left.exact, let right = right.exact, let sum = left.adding(right) {
      return .exact(sum)
    }
    return try real(part, left, right) { $0 + $1 }
  }

  static func product(
    _ left: Value, _ right: Value, _ part: Formula
  ) throws(EvaluationError) -> Value {
    if let left = left.exact, let right = right.exact, let product = left.multiplied(by: right) {
      return .exact(product)
    }
    return try real(part, left, right) { $0 * $1 }
  }

  static func quotient(
    _ left: Value, _ right: Value, _ divisor: Formula
  ) throws(EvaluationError) -> Value {
    guard right.real != 0 else { throw .divisionByZero(divisor.linearText) }
    if let left = left.exact, let right = right.exact, let quotient = left.divided(by: right) {
      return .exact(quotient)
    }
    return try real(divisor, left, right) { $0 / $1 }
  }

  /// What is left over, with the sign of the divisor.
  static func remainder(
    _ left: Value, _ right: Value, _ divisor: Formula
  ) throws(EvaluationError) -> Value {
    let times = try roundedDown(quotient(left, right, divisor))
    return try sum(left, negative(product(times, right, divisor)), divisor)
  }

  static func power(
    _ base: Value, _ exponent: Value, _ part: Formula
  ) throws(EvaluationError) -> Value {
    if base.real == 0, let real = exponent.real, real < 0 {
      throw .divisionByZero(part.linearText)
    }
    if let exact = base.exact, let whole = exponent.integer, let power = exact.raised(to: whole) {
      return .exact(power)
    }
    if exponent.exact == ExactNumber(1, over: 2) { return try squareRoot(base, part) }
    if let base = base.real, let whole = exponent.exact?.numerator,
      exponent.exact?.isInteger == true,
      base < 0
    {
      // A whole power of a negative number that is too large to be exact.
      let size = Double.pow(-base, Double(whole))
      return try checked(whole % 2 == 0 ? size : -size, part)
    }
    return try real(part, base, exponent) { Double.pow($0, $1) }
  }

  static func squareRoot(_ value: Value, _ part: Formula) throws(EvaluationError) -> Value {
    if let root = value.exact?.squareRoot { return .exact(root) }
    guard let real = value.real, real >= 0 else { throw .undefined(part.linearText) }
    return .real(real.squareRoot())
  }

  static func negative(_ value: Value) -> Value {
    switch value {
    case .exact(let number): .exact(number.negated)
    case .real(let number): .real(-number)
    case .truth, .list, .text: value
    }
  }

  static func magnitude(_ value: Value) -> Value {
    (value.real ?? 0) < 0 ? negative(value) : value
  }

  static func roundedDown(_ value: Value) -> Value {
    switch value {
    case .exact(let number): .exact(number.roundedDown)
    case .real(let number): .real(number.rounded(.down))
    case .truth, .list, .text: value
    }
  }

  static func roundedUp(_ value: Value) -> Value { negative(roundedDown(negative(value))) }

  /// Halves go away from zero, as at school.
  static func rounded(_ value: Value, _ part: Formula) throws(EvaluationError) -> Value {
    guard let half = ExactNumber(1, over: 2) else { return value }
    let down = try roundedDown(sum(magnitude(value), .exact(half), part))
    return (value.real ?? 0) < 0 ? negative(down) : down
  }

  static func extreme(
    _ values: [Value], isLargest: Bool, _ part: Formula
  ) throws(EvaluationError) -> Value {
    guard var best = values.first else {
      throw .argumentCount(isLargest ? "max" : "min", expected: 2, given: 0)
    }
    for value in values.dropFirst()
    where Comparison.holds(value, isLargest ? .greater : .less, best) == true {
      best = value
    }
    return best
  }

  static func function(
    _ name: String, _ value: Value, _ part: Formula
  ) throws(EvaluationError) -> Value {
    switch name {
    case "floor": return roundedDown(value)
    case "ceil": return roundedUp(value)
    case "round": return try rounded(value, part)
    case "abs": return magnitude(value)
    case "sqrt": return try squareRoot(value, part)
    case "exp": return try real(part, value, value) { first, _ in .exp(first) }
    default:
      // `log` is the natural logarithm, as in the field's papers.
      guard let number = value.real, number > 0 else { throw .undefined(part.linearText) }
      if value.exact == .one { return .exact(.zero) }
      return .real(.log(number))
    }
  }

  private static func real(
    _ part: Formula, _ left: Value, _ right: Value, _ operation: (Double, Double) -> Double
  ) throws(EvaluationError) -> Value {
    guard let left = left.real, let right = right.real else {
      throw .wrongKind(part.linearText, wanted: "a number")
    }
    return try checked(operation(left, right), part)
  }

  private static func checked(_ value: Double, _ part: Formula) throws(EvaluationError) -> Value {
    if value.isNaN { throw .undefined(part.linearText) }
    guard value.isFinite else { throw .tooLarge(part.linearText) }
    return .real(value)
  }
}

/// Comparisons of values of one kind.
enum Comparison {
  /// Whether a relation holds; nil when it says nothing about such values.
  static func holds(_ left: Value, _ relation: Relation, _ right: Value) -> Bool? {
    switch relation {
    case .equal, .equivalent: return isEqual(left, right)
    case .notEqual: return isEqual(left, right).map { !$0 }
    case .less: return isLess(left, right)
    case .greater: return isLess(right, left)
    case .lessOrEqual: return isLess(right, left).map { !$0 }
    case .greaterOrEqual: return isLess(left, right).map { !$0 }
    case .element: return right.list.map { $0.contains { isEqual(left, $0) == true } }
    case .approximately, .definition, .distributed, .proportional, .subset, .arrow, .implies,
      .mapsTo, .muchLess, .muchGreater, .given:
      return nil
    }
  }

  static func isEqual(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.exact(let first), .exact(let second)): return first == second
    case (.truth(let first), .truth(let second)): return first == second
    case (.text(let first), .text(let second)): return first == second
    case (.list(let first), .list(let second)):
      return first.count == second.count
        && zip(first, second).allSatisfy { isEqual($0, $1) == true }
    default:
      guard let first = left.real, let second = right.real else { return nil }
      return first == second
    }
  }

  private static func isLess(_ left: Value, _ right: Value) -> Bool? {
    if let first = left.exact, let second = right.exact { return first < second }
    guard let first = left.real, let second = right.real else { return nil }
    return first < second
  }
}
