import MathNotation

/// A number as a student wrote it: digits, a calculation, both, with words around them.
///
/// What stands between signs of equality and in brackets are sides, and each is a number, a calculation or words. The
/// answer is read when all sides come to one number and no word takes it back.
struct NumberReading {
  /// The formula to compare with right calculations: the working where there is one, else the number.
  let formula: Formula
  /// What it comes to.
  let value: Value
  /// As it is echoed.
  let understood: String
  /// What is counted, by the words beside the number.
  let units: Set<CountedUnit>
  /// Sentences about what was read, for the student.
  let remarks: [String]
  /// Whether a percent sign stands behind the number.
  let isPercent: Bool

  /// Whether it is digits and nothing was calculated.
  var isPlainNumber: Bool { formula.isPlainNumber }

  /// Reads a number; throws why it is asked back.
  init(
    _ text: String, style: NumberStyle, context: AnswerContext = AnswerContext(),
    allowsAbout: Bool = false
  ) throws {
    var scanner = AnswerScanner(text, style: style, context: context)
    let tokens = try scanner.scan()
    try AnswerWarnings(tokens, context).check(allowsAbout: allowsAbout)
    let answer = AnswerSides(tokens, context)
    let result = try answer.result(isWhole: style == .whole, allowsAbout: allowsAbout)
    formula = result.working?.formula ?? result.number.formula
    value = result.number.value
    understood = (result.working ?? result.number).understood
    isPercent = result.isPercent
    let words = tokens.words
    units = Set(words.compactMap { if case .unit(let unit) = $0.role { unit } else { nil } })
    var remarks = answer.leftOut.isEmpty ? [] : [AnswerDoubt.leftOut(answer.leftOut)]
    if words.contains(where: { $0.text.lowercased().hasPrefix("flop") }) {
      remarks.append("A product and its sum are two FLOPs; here each product counts once.")
    }
    self.remarks = remarks
  }
}

extension Verdict {
  /// The verdict with what is to be said about the reading.
  func remarking(_ remarks: [String]) -> Verdict {
    var verdict = self
    verdict.message = (remarks + [message].filter { !$0.isEmpty }).joined(separator: " ")
    return verdict
  }
}

/// Words and signs for which an answer is asked back, whatever its numbers are.
struct AnswerWarnings {
  private let tokens: [AnswerToken]
  /// Numbers as they were typed.
  private let numbers: [String]

  init(_ tokens: [AnswerToken], _ context: AnswerContext) {
    self.tokens = tokens
    var numbers: [String] = []
    for calculation in tokens.calculations.prefix(8) {
      guard let number = Calculation(calculation, context), number.isPlain,
        !numbers.contains(number.understood)
      else { continue }
      numbers.append(number.understood)
    }
    self.numbers = numbers
  }

  func check(allowsAbout: Bool) throws(AnswerDoubt) {
    let number = numbers.count == 1 ? numbers[0] : nil
    for (word, role) in tokens.words {
      switch role {
      case .negation: throw .negation(word)
      case .alternative: throw .alternative(word, numbers.count > 1 ? numbers : [])
      case .comparison: throw .comparison(word, number)
      case .hedge: throw .hedge(word, number)
      case .approximation where !allowsAbout: throw .approximation(word, number)
      case .approximation, .filler, .equality, .sign, .scale, .unit, .unknown: break
      }
    }
  }
}
