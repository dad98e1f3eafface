/// True or false, and then why: right only when both are.
public struct TwoTierKey: AnswerKey {
  /// Whether the claim is true.
  public var isTrue: Bool
  /// Reasons in the order shown; the right one holds for the right claim.
  public var reasons: [Choice]
  /// What is said when the claim itself is judged wrongly.
  public var sayWrongClaim: String

  /// The claim and its reasons.
  public init(
    isTrue: Bool, reasons: [Choice],
    sayWrongClaim: String = "Look at the claim again. The reasons below it may help."
  ) {
    self.isTrue = isTrue
    self.reasons = reasons
    self.sayWrongClaim = sayWrongClaim
  }

  /// Reads the answer and compares it, the known answers first.
  public func verdict(on answer: String) -> Verdict {
    let words = PlainWords.normalised(answer)
      .split(maxSplits: 1) { $0 == " " || $0 == "," || $0 == ";" || $0 == ":" }.map(String.init)
    guard let first = words.first, !first.contains("?"), let claim = Self.claim(first) else {
      return .unreadable("Say yes or no first, then the number of the reason: yes 2.")
    }
    guard words.count > 1, let index = ChoiceReading.index(words[1], among: reasons.map(\.text))
    else {
      return .unreadable("Now the reason: type its number, 1 to \(reasons.count), after yes or no.")
    }
    let reason = reasons[index]
    let understood = "\(claim ? "yes" : "no"), \(index + 1): \(reason.text)"
    guard claim != isTrue else { return reason.verdict(understood: understood) }
    // A wrong claim with the right reason is a contradiction; with a wrong one, the reason is the cause.
    return Verdict(
      outcome: .wrong, note: reason.isRight ? "wrong-claim" : reason.note ?? "wrong-claim",
      message: reason.isRight || reason.say.isEmpty ? sayWrongClaim : reason.say,
      understood: understood, basis: .misconception)
  }

  private static func claim(_ word: String) -> Bool? {
    switch word.filter(\.isLetter) {
    case "yes", "y", "true", "t", "right", "כן", "נכון": true
    case "no", "n", "false", "f", "wrong", "לא": false
    default: nil
    }
  }
}
