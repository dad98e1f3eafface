/// Why an answer to a question is what it is: one misconception, or one reading under which it is right.
public struct Cause: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Id of the question that was answered: `10.1.b`.
  public let question: String
  /// As in the catalogue: `same-assumed`.
  public let name: String

  /// Takes the id of a question and the name of a misconception.
  public init(question: String, name: String) {
    self.question = question
    self.name = name
  }

  /// Reads `10.1.b:same-assumed`; nil without a name.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    self.init(question: String(parts[0]), name: String(parts[1]))
  }

  /// `10.1.b:same-assumed`.
  public var description: String { "\(question):\(name)" }

  /// By question, then by name.
  public static func < (left: Self, right: Self) -> Bool {
    (left.question, left.name) < (right.question, right.name)
  }
}
