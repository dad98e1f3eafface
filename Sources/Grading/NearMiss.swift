import MathNotation

/// What can be said about a wrong number whose cause is not in the catalogue.
struct NearMiss {
  let known: KnownAnswers<ExactNumber>
  let working: Formula?

  func verdict(_ reading: NumberReading, _ number: ExactNumber, _ understood: String) -> Verdict {
    let (note, message) = remark(reading, number)
    return Verdict(
      outcome: .wrong, note: note, message: message, understood: understood,
      basis: note == nil ? .unknown : .nearMiss)
  }

  private func remark(_ reading: NumberReading, _ number: ExactNumber) -> (String?, String) {
    if known.right.isInteger, !number.isInteger {
      return ("no-floor", "A count is a whole number. Where does a rest stay over?")
    }
    if !reading.isPlainNumber, let working,
      let remark = CalculationDifference(reading.formula, working).remark
    {
      return ("one-number", remark)
    }
    if number.real < 0, known.right.real > 0 {
      return ("negative", "This is negative, and a count is not.")
    }
    if isTransposed(number) {
      return (
        "transposed-digits",
        "The digits are right, but two of them are in the wrong order."
      )
    }
    if let remark = factorRemark(number) { return ("constant-factor", remark) }
    return (nil, Self.nudge(isCalculation: !reading.isPlainNumber))
  }

  /// What is said when nothing is recognised.
  static func nudge(isCalculation: Bool) -> String {
    isCalculation
      ? "Say in words what each number of your calculation counts: one of them may not belong."
      : "Write the calculation instead of the number: then a wrong factor can be found."
  }

  /// Two neighbouring digits exchanged.
  private func isTransposed(_ number: ExactNumber) -> Bool {
    guard let given = number.integer, let right = known.right.integer, given > 0, right > 0 else {
      return false
    }
    let digits = Array(String(given))
    let wanted = Array(String(right))
    guard digits.count == wanted.count, digits.count > 2 else { return false }
    let places = digits.indices.filter { digits[$0] != wanted[$0] }
    return places.count == 2 && places[1] == places[0] + 1
      && digits[places[0]] == wanted[places[1]] && digits[places[1]] == wanted[places[0]]
  }

  private func factorRemark(_ number: ExactNumber) -> String? {
    guard let ratio = number.divided(by: known.right), ratio != .one, ratio > .zero else {
      return nil
    }
    if ratio.isInteger, ratio.numerator <= 1024 {
      return "There is a whole factor too many in it. Which count did you use twice?"
    }
    if ratio.numerator == 1, ratio.denominator <= 1024 {
      return "A whole factor is missing. What else are there several of?"
    }
    return nil
  }
}

/// Which number of a student's calculation differs from those of the right one.
struct CalculationDifference {
  private let extra: [String]
  private let missing: [String]

  init(_ given: Formula, _ right: Formula) {
    var missing = Self.numbers(right)
    var extra: [String] = []
    for number in Self.numbers(given) {
      if let index = missing.firstIndex(of: number) {
        missing.remove(at: index)
      } else {
        extra.append(number)
      }
    }
    self.extra = extra
    self.missing = missing
  }

  /// A sentence when a single number makes the difference; it never tells the right one.
  var remark: String? {
    switch (extra.count, missing.count) {
    case (1, 1): "Look at the \(extra[0]) again. The other numbers are in place."
    case (1, 0): "The \(extra[0]) does not belong there. The other numbers do."
    case (0, 1): "Your numbers are right, but one is still missing."
    case (0, 0): "All the numbers are right. Look at the signs and brackets between them."
    default: nil
    }
  }

  /// The numbers of a calculation; a power with a small whole exponent counts as its factors.
  private static func numbers(_ formula: Formula) -> [String] {
    switch formula {
    case .number(let digits): return [digits]
    case .power(let base, .number(let exponent)):
      let times = Int(exponent).map { min(max($0, 0), 8) } ?? 1
      return Array(repeating: numbers(base), count: times).flatMap(\.self)
    default: return formula.children.flatMap(numbers)
    }
  }
}
