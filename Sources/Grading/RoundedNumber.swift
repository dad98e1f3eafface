import MathNotation
import RealModule

/// Significant figures of what was typed.
enum RoundedNumber {
  /// How many figures the typed digits have: 3 in `0.0340` and `1.68e7`; nil for a calculation.
  static func figures(_ formula: Formula) -> Int? {
    switch formula {
    case .number(let text):
      let mantissa = text.prefix { $0 != "e" }
      let digits = mantissa.filter(\.isWholeNumber).drop { $0 == "0" }
      guard !mantissa.contains(".") else { return digits.count }
      var kept = digits
      while kept.last == "0" { kept.removeLast() }
      return max(1, kept.count)
    case .sum(let terms) where terms.count == 1: return figures(terms[0].value)
    case .group(_, let inner), .percent(let inner): return figures(inner)
    case .product(let factors) where factors.count == 2:
      // `1.68 · 10^7`
      guard case .power(.number("10"), _) = factors[1].value else { return nil }
      return figures(factors[0].value)
    default: return nil
    }
  }

  /// One unit of the last digit that was typed: 0.01 of `2.93`, 1,000 of `17,000`; nil for a calculation.
  static func unit(_ formula: Formula) -> Double? {
    guard let figures = figures(formula), let value = try? Evaluator().value(of: formula).real
    else { return nil }
    guard value != 0 else { return 1 }
    let exponent = Double.log10(value.magnitude).rounded(.down)
    return Double.pow(10, exponent - Double(figures - 1))
  }

  /// Whether a typed number is another one rounded to as many figures as were typed, two at least.
  static func isRounding(_ formula: Formula, _ value: Double, of right: Double) -> Bool {
    guard let figures = figures(formula), figures >= 2 else { return false }
    return agrees(value, right, figures: figures)
  }

  /// Whether two numbers are the same when rounded to so many figures.
  ///
  /// Half a unit of the last figure is allowed, so that cutting instead of rounding a tie is no fault.
  static func agrees(_ value: Double, _ right: Double, figures: Int) -> Bool {
    guard right != 0 else { return value == 0 }
    let exponent = Double.log10(right.magnitude).rounded(.down)
    let unit = Double.pow(10, exponent - Double(figures - 1))
    return (value - right).magnitude <= unit * 0.5000001
  }
}
