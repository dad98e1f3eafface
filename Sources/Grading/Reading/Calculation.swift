import MathNotation

/// A number or a calculation of an answer, with what it comes to.
struct Calculation {
  /// As it was typed, the exercise's letters with their values.
  let formula: Formula
  let value: Value
  /// As it is echoed.
  let text: String
  /// Whether it is digits, with a sign, a percent sign or a power of ten at most.
  let isPlain: Bool
  /// Whether it is one letter of the exercise.
  let isLetter: Bool

  /// Throws why there is no number.
  init(reading typed: String, _ context: AnswerContext) throws {
    let letters = Set(context.letters.keys)
    let formula = try Formula(
      answer: typed, vocabulary: Vocabulary(symbols: letters), style: .plain)
    text = formula.linearText
    isPlain = formula.isPlainNumber
    isLetter = letters.contains { formula == .symbol($0) }
    self.formula = formula.puttingIn(context.letters)
    value = try Evaluator().value(of: self.formula)
    guard value.real != nil else {
      throw EvaluationError.wrongKind(formula.linearText, wanted: "one number")
    }
  }

  /// Nil where there is no number.
  init?(_ typed: String, _ context: AnswerContext) {
    try? self.init(reading: typed, context)
  }

  /// Whether it is a number with a percent sign.
  var isPercent: Bool {
    if case .percent = formula { true } else { false }
  }

  /// Whether both come to the same.
  func agrees(with other: Calculation) -> Bool { Self.agree(value, other.value) }

  static func agree(_ first: Value, _ second: Value) -> Bool {
    if let first = first.exact, let second = second.exact { return first == second }
    guard let first = first.real, let second = second.real else { return false }
    return FormulaComparison.agree(first, second)
  }

  /// Whether a typed number is this one, rounded to the digits that were typed, up, down or to the nearest; a count is
  /// rounded to whole numbers only.
  func isRounded(as number: Calculation, isWhole: Bool) -> Bool {
    guard let exact = value.real, let rounded = number.value.real,
      let unit = RoundedNumber.unit(number.formula)
    else { return false }
    return (exact - rounded).magnitude < (isWhole ? min(unit, 1) : unit * 1.000_001)
  }

  /// The calculation and its value, or the number alone.
  var understood: String {
    let result = value.description
    // Digits are shown as digits: 2.3, not 23/10.
    if isPlain { return value.exact?.isInteger == false ? text : result }
    return text == result ? result : "\(text) = \(result)"
  }
}

extension Formula {
  var isDigits: Bool {
    if case .number = self { true } else { false }
  }

  /// Whether it is digits, with a sign, a percent sign or a power of ten at most.
  var isPlainNumber: Bool {
    switch self {
    case .number: true
    case .sum(let terms): terms.count == 1 && terms[0].value.isPlainNumber
    case .percent(let inner): inner.isPlainNumber
    case .product(let factors):
      factors.count == 2 && factors[0].value.isDigits && factors[1].value.isPowerOfTen
    default: isPowerOfTen
    }
  }

  private var isPowerOfTen: Bool {
    if case .power(.number("10"), let exponent) = self { exponent.isWholeNumber } else { false }
  }

  private var isWholeNumber: Bool {
    switch self {
    case .number: true
    case .sum(let terms): terms.count == 1 && terms[0].value.isDigits
    case .group(_, let inner): inner.isWholeNumber
    default: false
    }
  }

  /// The formula with numbers for letters.
  func puttingIn(_ letters: [String: Value]) -> Formula {
    guard case .symbol(let name) = self, let value = letters[name] else {
      return mapChildren { $0.puttingIn(letters) }
    }
    if let whole = value.integer { return Formula.number(whole) }
    return value.real.map { .number("\($0)") } ?? self
  }
}
