/// A short form that cannot be read: where, what stands there, what was expected.
public struct ShortFormError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which of the two texts.
  public enum Part: String, Hashable, Sendable {
    /// `1x13x13`.
    case input
    /// `conv 3@4x4 | relu`.
    case layers
  }

  /// Which of the two texts.
  public var part: Part
  /// Character in it, from 1.
  public var position: Int
  /// What stands there; empty at the end.
  public var found: String
  /// What should stand there.
  public var expected: String
  /// A name that was probably meant.
  public var suggestion: String?

  /// Collects the facts.
  public init(
    part: Part, position: Int, found: String, expected: String, suggestion: String? = nil
  ) {
    self.part = part
    self.position = position
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }

  /// What happened, where, and how to mend it.
  public var description: String {
    let what = found.isEmpty ? "nothing" : "\"\(found)\""
    let hint = suggestion.map { " Did you mean \"\($0)\"?" } ?? ""
    return "\(part.rawValue), character \(position): found \(what), expected \(expected).\(hint)"
  }
}
