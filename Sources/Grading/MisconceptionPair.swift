/// Two misconceptions made at once.
enum MisconceptionPair {
  /// Two causes whose effects, added or multiplied, give the number; nil when none or too many do.
  ///
  /// With 7296 right, `no-bias` 7200 and `no-in-ch` 2496, the number 2400 = 7200 + 2496 - 7296 has both.
  static func find(
    _ number: ExactNumber, in known: KnownAnswers<ExactNumber>
  ) -> NamedAnswer<ExactNumber>? {
    let causes = known.misconceptions
    for (index, first) in causes.enumerated() {
      for second in causes[(index + 1)...]
      where both(first.answer, second.answer, known.right).contains(number) {
        // By name, so that a pair is called the same in every question.
        return NamedAnswer(
          note: [first.note, second.note].sorted().joined(separator: "+"), answer: number,
          say: "Perhaps two things at once. \(first.say) And: \(second.say)")
      }
    }
    return nil
  }

  /// A single cause in another accepted reading of the question; nil when there is none.
  ///
  /// With 300 right and 304 accepted, the number 511 = 507 + 304 - 300 has the cause of 507.
  static func findInOtherReading(
    _ number: ExactNumber, in known: KnownAnswers<ExactNumber>
  ) -> NamedAnswer<ExactNumber>? {
    for reading in known.accepted {
      guard let shift = reading.answer.adding(known.right.negated) else { continue }
      if let cause = known.misconceptions.first(where: { $0.answer.adding(shift) == number }) {
        return cause
      }
    }
    return nil
  }

  private static func both(
    _ first: ExactNumber, _ second: ExactNumber, _ right: ExactNumber
  ) -> [ExactNumber] {
    let added = first.adding(second)?.adding(right.negated)
    let multiplied = first.multiplied(by: second)?.divided(by: right)
    return [added, multiplied].compactMap(\.self).filter { $0 > .zero }
  }
}
