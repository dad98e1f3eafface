public import MathNotation

/// An answer that is recognised, and what is said about it.
public struct NamedAnswer<Answer: Hashable & Sendable>: Hashable, Sendable {
  /// The stable names of what leads to it, such as `no-out-ch`: two for a pair of mistakes.
  public var causes: [String]
  /// The answer itself.
  public var answer: Answer
  /// What is said when it is given.
  public var say: String
  /// The calculation that leads to it, in numbers, where another mistake leads to the same answer.
  public var working: Formula?

  /// A name, an answer and what is said about it.
  public init(note: String, answer: Answer, say: String, working: Formula? = nil) {
    self.init(causes: [note], answer: answer, say: say, working: working)
  }

  /// Several names.
  public init(causes: [String], answer: Answer, say: String, working: Formula? = nil) {
    self.causes = causes
    self.answer = answer
    self.say = say
    self.working = working
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
  /// Wrong, with a known cause.
  public var misconceptions: [NamedAnswer<Answer>]
  /// Wrong, with two causes at once.
  public var pairs: [NamedAnswer<Answer>]
  /// Right answers to other questions.
  public var elsewhere: [NamedAnswer<Answer>]

  /// The right answer and whatever else is known.
  public init(
    _ right: Answer, accepted: [NamedAnswer<Answer>] = [],
    followThrough: NamedAnswer<Answer>? = nil, misconceptions: [NamedAnswer<Answer>] = [],
    pairs: [NamedAnswer<Answer>] = [], elsewhere: [NamedAnswer<Answer>] = []
  ) {
    self.right = right
    self.accepted = accepted
    self.followThrough = followThrough
    self.misconceptions = misconceptions
    self.pairs = pairs
    self.elsewhere = elsewhere
  }

  /// The first known answer that fits, in the order right, accepted, follow-through, misconception, pair,
  /// elsewhere; nil when none does.
  ///
  /// The calculation that was `given` tells mistakes apart that lead to the same number.
  func verdict(
    understood: String, given: Formula? = nil, fits: (Answer) -> Bool
  ) -> Verdict? {
    if fits(right) { return Verdict(outcome: .right, message: "", understood: understood) }
    if let known = accepted.first(where: { fits($0.answer) }) {
      return known.verdict(.right, .accepted, understood)
    }
    if let own = followThrough, fits(own.answer) {
      return own.verdict(.right, .followThrough, understood)
    }
    if misconceptions.contains(where: { fits($0.answer) }) {
      return cause(understood: understood, given: given, fits: fits)
    }
    let both = pairs.filter { fits($0.answer) }
    if both.count == 1 { return both[0].verdict(.wrong, .pair, understood) }
    if let other = elsewhere.first(where: { fits($0.answer) }) {
      return other.verdict(.wrong, .elsewhere, understood)
    }
    return nil
  }

  /// The cause that alone explains an answer, or whose calculation is nearest to the student's; of two both, as possible.
  func cause(understood: String, given: Formula?, fits: (Answer) -> Bool) -> Verdict? {
    let causes = misconceptions.filter { fits($0.answer) }
    guard !causes.isEmpty else { return nil }
    if causes.allSatisfy({ $0.causes == causes[0].causes }) {
      return causes[0].verdict(.wrong, .misconception, understood)
    }
    if let given, let nearest = Self.nearest(to: given, of: causes) {
      return nearest.verdict(.wrong, .misconception, understood)
    }
    guard causes.count == 2 else { return nil }
    return Verdict(
      outcome: .wrong, message: "One of two: \(causes[0].say) Or: \(causes[1].say)",
      understood: understood, basis: .misconception)
  }

  private static func nearest(
    to given: Formula, of causes: [NamedAnswer<Answer>]
  ) -> NamedAnswer<Answer>? {
    let sizes = causes.map { cause in
      cause.working.map { CalculationDifference(given, $0).size } ?? .max
    }
    guard let least = sizes.min(), least < .max, sizes.count(where: { $0 == least }) == 1 else {
      return nil
    }
    return sizes.firstIndex(of: least).map { causes[$0] }
  }
}

extension NamedAnswer {
  /// What is said to a student who gave it.
  public func verdict(
    _ outcome: Verdict.Outcome, _ basis: Verdict.Basis, _ understood: String
  ) -> Verdict {
    var verdict = Verdict(outcome: outcome, message: say, understood: understood, basis: basis)
    verdict.causes = causes
    return verdict
  }
}
