public import MathNotation

/// A count: exact, never with a tolerance.
public struct IntegerKey: AnswerKey {
  /// The right number and the others that are recognised.
  public var known: KnownAnswers<ExactNumber>
  /// What is counted; a word for something else after the number is remarked on.
  public var unit: CountedUnit?
  /// Calculations that lead to the right number, in numbers: used to find the wrong one in a student's.
  public var workings: [Formula]
  /// Whether a division leads to the number, so that a rest may have stayed over.
  public var isDivided: Bool
  /// Whether the question says "about": a number that is right to at least two figures is then enough.
  public var isAbout: Bool
  /// Letters and words of the question.
  public var context: AnswerContext

  /// The known answers and how strictly they are wanted.
  public init(
    _ known: KnownAnswers<ExactNumber>, unit: CountedUnit? = nil, workings: [Formula] = [],
    isDivided: Bool = false, isAbout: Bool = false, context: AnswerContext = AnswerContext()
  ) {
    self.context = context
    self.known = known
    self.unit = unit
    self.workings = workings
    self.isDivided = isDivided
    self.isAbout = isAbout
  }

  /// Reads the answer and compares it, the known answers first.
  public func verdict(on answer: String) -> Verdict {
    let reading: NumberReading
    do { reading = try self.reading(answer) } catch { return .unreadable(error) }
    if let unit, !reading.units.isEmpty, reading.units.isDisjoint(with: [unit, .values]) {
      let given = reading.units.map(\.rawValue).sorted()
      return .unreadable(
        "The unit does not fit: this asks for \(unit.rawValue), not for \(ShapeKey.listed(given)).")
    }
    return verdict(on: reading).remarking(reading.remarks)
  }

  private func reading(_ answer: String) throws -> NumberReading {
    try NumberReading(answer, style: .whole, context: context, allowsAbout: isAbout)
  }

  private func verdict(on reading: NumberReading) -> Verdict {
    let understood = reading.understood
    guard let number = reading.value.exact else {
      return notExact(reading.value.real ?? 0, understood)
    }
    let given = reading.isPlainNumber ? nil : reading.formula
    if let verdict = known.verdict(understood: understood, given: given, fits: { $0 == number }) {
      return verdict
    }
    if isAbout, RoundedNumber.isRounding(reading.formula, number.real, of: known.right.real) {
      return Verdict(outcome: .right, message: "", understood: understood)
    }
    if isRounded(reading, number) {
      return .unreadable("This is rounded, and the exact number is wanted here.")
    }
    return NearMiss(right: known.right, workings: workings, isDivided: isDivided).verdict(
      reading, number, understood)
  }

  /// A large number in three figures or more, the rest zeros: `16.78M`.
  private func isRounded(_ reading: NumberReading, _ number: ExactNumber) -> Bool {
    let least = 10_000.0
    guard !isAbout, known.right.real >= least,
      let figures = RoundedNumber.figures(reading.formula), figures >= 3
    else { return false }
    return RoundedNumber.agrees(number.real, known.right.real, figures: figures)
  }

  /// The number, where it is exact.
  public func value(of answer: String) -> Value? {
    (try? reading(answer))?.value.exact.map(Value.exact)
  }

  /// Also knows further numbers.
  public func knowing(_ more: FurtherAnswers) -> IntegerKey {
    var key = self
    key.known = known.adding(more, as: \.exact)
    return key
  }

  /// A real: a root or the like, or a number beyond the range in which numbers are exact.
  private func notExact(_ value: Double, _ understood: String) -> Verdict {
    let isLarge = value.magnitude >= 0x1p64
    return Verdict(
      outcome: .wrong, note: isLarge ? "far-too-large" : "not-whole",
      message: isLarge
        ? "This is far more than there is to count here. What was multiplied with what?"
        : "A count is a whole number, and this one is not.",
      understood: understood, basis: .nearMiss)
  }
}
