internal import ContentFormat

/// What a network that the student builds must fulfil, and what is said when it does not.
struct GoalFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case holds, note, say
  }

  /// A comparison over the variables and the student's network: `height(last) = H`.
  var holds: String
  /// The stable name of missing it, such as `same-assumed`.
  var note: String
  /// Nil where the catalogue of misconceptions has words for the note.
  var say: LocalizedText?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    holds = try container.decode(String.self, forKey: .holds)
    note = try container.decode(String.self, forKey: .note)
    say = try container.decodeIfPresent(LocalizedText.self, forKey: .say)
  }
}
