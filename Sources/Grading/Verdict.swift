/// What was made of an answer.
public struct Verdict: Hashable, Sendable {
  /// Right, wrong, or not readable as an answer at all (which never costs an attempt).
  public enum Outcome: String, Hashable, Sendable {
    case right
    case wrong
    case unreadable
  }

  /// Right, wrong or unreadable.
  public var outcome: Outcome
  /// The id of a misconception or of an accepted alternative, such as `same-assumed`.
  public var note: String?
  /// What is said to the student, a sentence or two.
  public var message: String
  /// How the answer was read, in linear form.
  public var understood: String?

  /// Collects the facts.
  public init(outcome: Outcome, note: String? = nil, message: String, understood: String? = nil) {
    self.outcome = outcome
    self.note = note
    self.message = message
    self.understood = understood
  }
}
