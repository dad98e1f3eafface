import MathNotation
import RealModule

/// A formula with rounded numbers in it, such as `2.93/n`, and what it is a rounding of.
struct FormulaRounding {
  private let given: Formula
  private let comparison: FormulaComparison
  /// How far the formula may be from the exact one, as a part of it.
  private let tolerance: Double

  /// Nil for a formula whose numbers are all exact: a decimal of less than three figures counts as exact.
  init?(typed: Formula, given: Formula, comparison: FormulaComparison) {
    self.given = given
    self.comparison = comparison
    tolerance = typed.parts.compactMap(Self.halfUnit).reduce(0, +)
    guard tolerance > 0 else { return nil }
  }

  /// Half a unit of the last digit, as a part of the number: 0.005/2.93 of `2.93`.
  private static func halfUnit(_ part: Formula) -> Double? {
    guard case .number(let digits) = part, let point = digits.firstIndex(of: "."),
      !digits.contains("e"), (RoundedNumber.figures(part) ?? 0) >= 3, let value = Double(digits),
      value != 0
    else { return nil }
    let decimals = digits.distance(from: point, to: digits.endIndex) - 1
    return 0.5 * Double.pow(10, -Double(decimals)) / value
  }

  /// Whether it is an exact formula with some of its numbers rounded.
  func reaches(_ exact: Formula) -> Bool {
    comparison.isNear(given, exact, tolerance: tolerance)
  }

  /// Right but for its form: it costs nothing.
  func verdict(_ understood: String) -> Verdict {
    Verdict(
      outcome: .wrong, note: "rounded-early",
      message:
        "Right, but with a rounded number in it. Write that number as it is: a fraction, a root.",
      understood: understood, basis: .form)
  }
}
