/// Where a question stands: the quiz or lesson that asks it, and its name there, as in `10.1.b` or `conv1d.flip`.
public struct QuestionID: Hashable, Sendable, CustomStringConvertible {
  /// `10.1` or `conv1d`; empty for a name alone.
  public let owner: String
  /// `b` or `flip`.
  public let part: String

  /// Takes both names.
  public init(owner: String, part: String) {
    self.owner = owner
    self.part = part
  }

  /// Reads the spelling: the last point stands between the names.
  public init(_ text: some StringProtocol) {
    let point = text.lastIndex(of: ".")
    owner = point.map { String(text[..<$0]) } ?? ""
    part = String(point.map { text[text.index(after: $0)...] } ?? text[...])
  }

  /// `10.1.b`.
  public var description: String { owner.isEmpty ? part : "\(owner).\(part)" }
}

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

extension Verdict {
  /// Names of the misconceptions that explain it: two for a pair, none where nothing was recognised.
  public var causes: [String] {
    guard let note else { return [] }
    return basis == .pair ? note.split(separator: "+").map(String.init) : [note]
  }
}
