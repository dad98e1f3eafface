import MathNotation

/// What can be said about a wrong number whose cause is not in the catalogue.
struct NearMiss {
  let known: KnownAnswers<ExactNumber>
  let workings: [Formula]

  func verdict(_ reading: NumberReading, _ number: ExactNumber, _ understood: String) -> Verdict {
    let (note, message) = remark(reading, number)
    return Verdict(
      outcome: .wrong, note: note, message: message, understood: understood,
      basis: note == nil ? .unknown : .nearMiss)
  }

  private func remark(_ reading: NumberReading, _ number: ExactNumber) -> (String?, String) {
    if known.right.isInteger, !number.isInteger {
      return ("no-floor", "The answer is a whole number. Where does a rest stay over?")
    }
    if !reading.isPlainNumber, let remark = calculationRemark(reading.formula) {
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

  /// What the nearest of the right calculations says of the student's.
  private func calculationRemark(_ given: Formula) -> String? {
    workings.map { CalculationDifference(given, $0) }.min { $0.size < $1.size }?.remark
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
    // Every number is so many times 1, which says nothing.
    guard number != .one, known.right != .one,
      let ratio = number.divided(by: known.right), ratio != .one, ratio > .zero
    else { return nil }
    if ratio.isInteger, ratio.numerator <= 1024 {
      return "There is a whole factor too many in it. Which count did you use twice?"
    }
    if ratio.numerator == 1, ratio.denominator <= 1024 {
      return "A whole factor is missing. What else are there several of?"
    }
    return nil
  }
}
