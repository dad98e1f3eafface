/// Where a question stands: the quiz or lesson that asks it, and its name there, as in `10.1.b` or `conv1d.flip`.
public struct QuestionID: Hashable, Sendable {
  /// `10.1` or `conv1d`; empty for a name alone.
  public let owner: String
  /// `b` or `flip`.
  public let part: String

  /// Reads the spelling: the last point stands between the names.
  public init(_ text: some StringProtocol) {
    let point = text.lastIndex(of: ".")
    owner = point.map { String(text[..<$0]) } ?? ""
    part = String(point.map { text[text.index(after: $0)...] } ?? text[...])
  }
}
