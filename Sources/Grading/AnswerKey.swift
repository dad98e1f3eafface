/// What a question wants to hear: text in, verdict out.
public protocol AnswerKey: Sendable {
  /// What is to be said about an answer as it was typed.
  func verdict(on answer: String) -> Verdict
}

extension Verdict {
  static func unreadable(_ error: any Error, understood: String? = nil) -> Verdict {
    Verdict(outcome: .unreadable, message: "\(error)", understood: understood)
  }

  static func unreadable(_ message: String) -> Verdict {
    Verdict(outcome: .unreadable, message: message)
  }
}
