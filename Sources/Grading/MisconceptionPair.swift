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
        return NamedAnswer(
          note: "\(first.note)+\(second.note)", answer: number,
          say: "Perhaps two things at once. \(first.say) And: \(second.say)")
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
