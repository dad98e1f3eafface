import MathNotation

/// What can be said about a wrong number whose cause is not in the catalogue.
struct NearMiss {
  let right: ExactNumber
  let workings: [Formula]
  let isDivided: Bool

  func verdict(_ reading: NumberReading, _ number: ExactNumber, _ understood: String) -> Verdict {
    let (note, message) = remark(reading, number)
    return Verdict(
      outcome: .wrong, note: note, message: message, understood: understood,
      basis: note == nil ? .unknown : .nearMiss)
  }

  private func remark(_ reading: NumberReading, _ number: ExactNumber) -> (String?, String) {
    if right.isInteger, !number.isInteger {
      return isDivided
        ? ("no-floor", "The answer is a whole number. What becomes of the rest?")
        : ("not-whole", "The answer is a whole number, and this is not one.")
    }
    if !reading.isPlainNumber, let remark = calculationRemark(reading.formula) {
      return ("one-number", remark)
    }
    if number.real < 0, right.real > 0 {
      return ("negative", "This is negative, and the answer is not.")
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
      : "Write the calculation instead of the number: then it shows which of its numbers is wrong."
  }

  /// Two neighbouring digits exchanged.
  private func isTransposed(_ number: ExactNumber) -> Bool {
    guard let given = number.integer, let right = right.integer, given > 0, right > 0 else {
      return false
    }
    let digits = Array(String(given))
    let wanted = Array(String(right))
    guard digits.count == wanted.count, digits.count > 2 else { return false }
    let places = digits.indices.filter { digits[$0] != wanted[$0] }
    return places.count == 2 && places[1] == places[0] + 1
      && digits[places[0]] == wanted[places[1]] && digits[places[1]] == wanted[places[0]]
  }

  /// Where the right calculation is a product: one of its factors left out, or taken twice.
  private func factorRemark(_ number: ExactNumber) -> String? {
    for case .product(let factors) in workings {
      let counts = factors.compactMap { factor -> ExactNumber? in
        guard case .number(let digits) = factor.value else { return nil }
        return ExactNumber(digits: digits)
      }
      for count in counts where count != .one {
        if number.multiplied(by: count) == right {
          return "A whole factor is missing. What else are there several of?"
        }
        if right.multiplied(by: count) == number {
          return "There is a whole factor too many in it. Which count did you use twice?"
        }
      }
    }
    return nil
  }
}
