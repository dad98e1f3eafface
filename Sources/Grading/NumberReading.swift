import MathNotation

/// A number as a student wrote it: digits, a calculation, perhaps a unit word after it.
struct NumberReading {
  /// The formula that was typed.
  let formula: Formula
  /// What it comes to.
  let value: Value
  /// The unit word after it, when there was one.
  let unit: CountedUnit?

  /// Reads a number; throws a sentence when there is none.
  init(_ text: String) throws {
    let plain = AnswerText.plain(text)
    let split = UnitSplit(plain)
    if !split.words.isEmpty, split.unit == nil, let last = split.number.last, last.isWhitespace,
      (try? Formula(answer: split.number)) != nil
    {
      throw EvaluationError.failed(
        "\"\(split.words.joined(separator: " "))\" is no unit that is known here. "
          + "Write the number alone.")
    }
    unit = split.unit
    let typed = try Formula(answer: split.unit == nil ? plain : split.number)
    formula = try Self.calculation(of: typed)
    value = try Self.number(formula)
  }

  /// The first side of `3*16 = 48`, whose sides must all come to the same.
  private static func calculation(of typed: Formula) throws -> Formula {
    guard case .relation(let first, let links) = typed, links.allSatisfy({ $0.relation == .equal })
    else { return typed }
    let value = try number(first)
    for link in links where try number(link.value) != value {
      throw EvaluationError.failed(
        "\"\(first.linearText)\" comes to \(value), and \"\(link.value.linearText)\" stands beside it. "
          + "Write the one that you mean.")
    }
    return first.isDigits ? links[0].value : first
  }

  private static func number(_ formula: Formula) throws -> Value {
    let value = try Evaluator().value(of: formula)
    guard value.real != nil else {
      throw EvaluationError.wrongKind(formula.linearText, wanted: "one number")
    }
    return value
  }

  /// The calculation and its value, or the number alone.
  var understood: String {
    let linear = formula.linearText
    let result = value.description
    // Digits are shown as digits: 2.3, not 23/10.
    if isPlainNumber { return value.exact?.isInteger == false ? linear : result }
    return linear == result ? result : "\(linear) = \(result)"
  }

  /// Whether it is digits, with a sign at most.
  var isPlainNumber: Bool {
    switch formula {
    case .number: true
    case .sum(let terms): terms.count == 1 && terms[0].value.isDigits
    default: false
    }
  }
}

extension Formula {
  var isDigits: Bool {
    if case .number = self { true } else { false }
  }
}
