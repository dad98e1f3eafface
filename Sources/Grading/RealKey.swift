import MathNotation
import RealModule

/// A real number with a stated rule of how near an answer must be.
public struct RealKey: AnswerKey {
  /// How near an answer must be; the question says so.
  public enum Rule: Hashable, Sendable {
    /// The same number when both are rounded to so many significant figures.
    case figures(Int)
    /// At most so far away.
    case tolerance(Double)
    /// At most this part of the right value away: 0.005 is half a percent.
    case relative(Double)
  }

  /// The right number and the others that are recognised.
  public var known: KnownAnswers<Value>
  /// How near an answer must be.
  public var rule: Rule
  /// Letters and words of the question.
  public var context: AnswerContext

  /// The known answers and the rule.
  public init(
    _ known: KnownAnswers<Value>, rule: Rule, context: AnswerContext = AnswerContext()
  ) {
    self.context = context
    self.known = known
    self.rule = rule
  }

  /// Reads a number, a fraction, a percentage or a calculation and compares it by the rule.
  public func verdict(on answer: String) -> Verdict {
    let reading: NumberReading
    do { reading = try NumberReading(answer, style: .real, context: context) } catch {
      return .unreadable(error)
    }
    return verdict(on: reading).remarking(reading.remarks)
  }

  /// The number in the unit that is asked for: 44.9 % is 44.9 where percent are wanted.
  private func value(_ reading: NumberReading) -> Double? {
    reading.value.real.map { reading.isPercent && context.asksForPercent ? $0 * 100 : $0 }
  }

  private func verdict(on reading: NumberReading) -> Verdict {
    let understood = reading.understood
    guard let value = value(reading), let right = known.right.real else {
      return .unreadable("Write one number.")
    }
    let given = reading.isPlainNumber ? nil : reading.formula
    // The exact number is right under every rule, then what the rule allows, then known causes.
    let exact = known.verdict(understood: understood, given: given) { isNear(value, $0.real) }
    if let exact, exact.outcome == .right || !isNearButRounded(reading, right) { return exact }
    if let form = formRemark(reading, value, right) {
      return Verdict(
        outcome: .wrong, note: form.note, message: form.message, understood: understood,
        basis: .form)
    }
    if let exact { return exact }
    // The number of a known mistake is rounded as any other.
    let rounded = known.cause(understood: understood, given: given) { cause in
      cause.real.map { RoundedNumber.isRounding(reading.formula, value, of: $0) } ?? false
    }
    return rounded
      ?? Verdict(
        outcome: .wrong, message: NearMiss.nudge(isCalculation: !reading.isPlainNumber),
        understood: understood)
  }

  /// The number.
  public func value(of answer: String) -> Value? {
    guard let reading = try? NumberReading(answer, style: .real, context: context) else {
      return nil
    }
    return reading.isPercent && context.asksForPercent
      ? value(reading).map(Value.real) : reading.value
  }

  /// Also knows further numbers.
  public func knowing(_ more: FurtherAnswers) -> RealKey {
    var key = self
    key.known = known.adding(more) { $0.real == nil ? nil : $0 }
    return key
  }

  private func isNear(_ value: Double, _ right: Double?) -> Bool {
    guard let right else { return false }
    switch rule {
    case .figures(let figures):
      return RoundedNumber.agrees(value, right, figures: figures)
    case .tolerance(let tolerance):
      return (value - right).magnitude <= tolerance * (1 + 1e-9)
    case .relative(let part):
      return (value - right).magnitude <= right.magnitude * part * (1 + 1e-9)
    }
  }

  private func isNearButRounded(_ reading: NumberReading, _ right: Double) -> Bool {
    guard let value = value(reading) else { return false }
    return !isNear(value, right) && RoundedNumber.isRounding(reading.formula, value, of: right)
  }

  /// Right but for its form: it costs nothing.
  private func formRemark(
    _ reading: NumberReading, _ value: Double, _ right: Double
  ) -> (note: String, message: String)? {
    if let figures = RoundedNumber.figures(reading.formula),
      RoundedNumber.agrees(value, right, figures: figures), figures >= 2 || isExactRule
    {
      return ("rounded-early", "Right, but rounded too early. \(request)")
    }
    if isNear(value / 100, right) {
      return (
        "percent-for-fraction", "This is the percentage; the fraction is asked for. Divide by 100."
      )
    }
    if isNear(value * 100, right) {
      return (
        "fraction-for-percent",
        "This is the fraction; the percentage is asked for. Multiply by 100."
      )
    }
    let isClose = right != 0 && (value - right).magnitude <= right.magnitude * 0.01
    guard isClose, case .figures = rule, !reading.isPlainNumber || hasEnoughFigures(reading) else {
      return nil
    }
    return (
      "rounded-on-the-way",
      "Very close: a number was rounded on the way. Keep all digits until the end."
    )
  }

  private var isExactRule: Bool {
    if case .figures(let figures) = rule { figures <= 2 } else { false }
  }

  private func hasEnoughFigures(_ reading: NumberReading) -> Bool {
    guard case .figures(let wanted) = rule else { return false }
    return (RoundedNumber.figures(reading.formula) ?? wanted) >= wanted
  }

  private var request: String {
    switch rule {
    case .figures(let figures): "Give \(figures) significant figures."
    case .tolerance(let tolerance): "Stay within \(NumberText.real(tolerance)) of the number."
    case .relative(let part): "Stay within \(NumberText.real(part * 100)) percent of the number."
    }
  }
}
