/// What a question wants to hear: text in, verdict out.
public protocol AnswerKey: Sendable {
  /// What is to be said about an answer as it was typed.
  func verdict(on answer: String) -> Verdict
  /// How an unfinished answer is read so far, which says nothing of right or wrong; nil when it cannot be read.
  func understood(_ answer: String) -> String?
  /// What an answer comes to as it is read here; nil when it cannot be read, or is no value.
  func value(of answer: String) -> Value?
  /// The same key with more answers that it recognises; those of another form than its own are left out.
  func knowing(_ more: FurtherAnswers) -> Self
}

extension AnswerKey {
  /// Only formulas can be read in more than one way.
  public func understood(_ answer: String) -> String? { nil }

  /// Words and ticks are no values.
  public func value(of answer: String) -> Value? { nil }

  /// A key without known values recognises no more.
  public func knowing(_ more: FurtherAnswers) -> Self { self }
}

/// Answers that are recognised because of something outside of a question.
public struct FurtherAnswers: Hashable, Sendable {
  /// Right for what the student answered to earlier parts.
  public var followThrough: NamedAnswer<Value>?
  /// Two mistakes made at once.
  public var pairs: [NamedAnswer<Value>]
  /// One mistake in another accepted reading of the question.
  public var misconceptions: [NamedAnswer<Value>]
  /// Right answers to other questions.
  public var elsewhere: [NamedAnswer<Value>]

  /// An answer that follows from the student's own, further mistakes, and the answers to other questions.
  public init(
    followThrough: NamedAnswer<Value>? = nil, pairs: [NamedAnswer<Value>] = [],
    misconceptions: [NamedAnswer<Value>] = [], elsewhere: [NamedAnswer<Value>] = []
  ) {
    self.followThrough = followThrough
    self.pairs = pairs
    self.misconceptions = misconceptions
    self.elsewhere = elsewhere
  }
}

extension KnownAnswers {
  /// With further answers, where they have the form of these.
  func adding(_ more: FurtherAnswers, as form: (Value) -> Answer?) -> KnownAnswers {
    var known = self
    known.followThrough = more.followThrough?.formed(form) ?? followThrough
    known.pairs += more.pairs.compactMap { $0.formed(form) }
    known.misconceptions += more.misconceptions.compactMap { $0.formed(form) }
    known.elsewhere += more.elsewhere.compactMap { $0.formed(form) }
    return known
  }
}

extension NamedAnswer where Answer == Value {
  fileprivate func formed<Form>(_ form: (Value) -> Form?) -> NamedAnswer<Form>? {
    form(answer).map { NamedAnswer<Form>(causes: causes, answer: $0, say: say) }
  }
}

extension Verdict {
  static func unreadable(_ error: any Error, understood: String? = nil) -> Verdict {
    Verdict(outcome: .unreadable, message: "\(error)", understood: understood)
  }

  static func unreadable(_ message: String) -> Verdict {
    Verdict(outcome: .unreadable, message: message)
  }
}
