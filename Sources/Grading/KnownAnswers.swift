/// An answer that is recognised, and what is said about it.
public struct NamedAnswer<Answer: Hashable & Sendable>: Hashable, Sendable {
  /// The stable name, such as `no-out-ch`.
  public var note: String
  /// The answer itself.
  public var answer: Answer
  /// What is said when it is given.
  public var say: String

  /// A name, an answer and what is said about it.
  public init(note: String, answer: Answer, say: String) {
    self.note = note
    self.answer = answer
    self.say = say
  }
}

/// The right answer, and the others that are recognised.
public struct KnownAnswers<Answer: Hashable & Sendable>: Hashable, Sendable {
  /// The right one.
  public var right: Answer
  /// Right too, each with its note.
  public var accepted: [NamedAnswer<Answer>]
  /// Right for what the student answered to an earlier part.
  public var followThrough: NamedAnswer<Answer>?
  /// Wrong, with a known cause; those that collide in this draw are left out by the caller.
  public var misconceptions: [NamedAnswer<Answer>]
  /// Right answers to other questions.
  public var elsewhere: [NamedAnswer<Answer>]

  /// The right answer and whatever else is known.
  public init(
    _ right: Answer, accepted: [NamedAnswer<Answer>] = [],
    followThrough: NamedAnswer<Answer>? = nil, misconceptions: [NamedAnswer<Answer>] = [],
    elsewhere: [NamedAnswer<Answer>] = []
  ) {
    self.right = right
    self.accepted = accepted
    self.followThrough = followThrough
    self.misconceptions = misconceptions
    self.elsewhere = elsewhere
  }

  /// The first known answer that fits, in the order right, accepted, follow-through, misconception, pair,
  /// elsewhere; nil when none does.
  func verdict(
    understood: String, pair: () -> NamedAnswer<Answer>? = { nil },
    fits: (Answer) -> Bool
  ) -> Verdict? {
    if fits(right) { return Verdict(outcome: .right, message: "", understood: understood) }
    if let known = accepted.first(where: { fits($0.answer) }) {
      return known.verdict(.right, .accepted, understood)
    }
    if let own = followThrough, fits(own.answer) {
      return own.verdict(.right, .followThrough, understood)
    }
    let causes = misconceptions.filter { fits($0.answer) }
    if let cause = causes.first {
      var verdict = cause.verdict(.wrong, .misconception, understood)
      if causes.count > 1 { verdict.message += " Or: " + causes[1].say }
      return verdict
    }
    if let both = pair() { return both.verdict(.wrong, .pair, understood) }
    if let other = elsewhere.first(where: { fits($0.answer) }) {
      return other.verdict(.wrong, .elsewhere, understood)
    }
    return nil
  }
}

extension NamedAnswer {
  func verdict(
    _ outcome: Verdict.Outcome, _ basis: Verdict.Basis, _ understood: String
  ) -> Verdict {
    Verdict(outcome: outcome, note: note, message: say, understood: understood, basis: basis)
  }
}
