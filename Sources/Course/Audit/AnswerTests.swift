internal import ContentFormat
internal import Grading

/// The answers of a `tests.yaml`, each with the verdict that it must get.
struct AnswerTests: Sendable {
  let document: ContentDocument
  let tests: [AnswerTest]

  init(_ text: String, path: String) throws(ContentProblem) {
    document = try ContentDocument(text, file: path)
    tests = try document.decode([AnswerTest].self)
  }

  /// Line of a test, from its place in the list.
  func line(_ index: Int) -> Int {
    document.root.elements[index].line
  }
}

/// One answer with what must be said to it.
struct AnswerTest: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case part, seed, answer, earlier, verdict, note
  }

  var part: String
  /// Nil for the source's own numbers.
  var seed: UInt64?
  /// As typed; `{answer}` stands for the right one.
  var answer: String
  /// What was answered to other parts before, by their names.
  var earlier: OrderedMap<String>
  var verdict: Verdict.Outcome
  /// Nil when nothing must be recognised.
  var note: String?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    part = try container.decode(String.self, forKey: .part)
    seed = try container.decodeIfPresent(UInt64.self, forKey: .seed)
    answer = try container.decode(String.self, forKey: .answer)
    earlier =
      try container.decodeIfPresent(OrderedMap<String>.self, forKey: .earlier) ?? OrderedMap()
    note = try container.decodeIfPresent(String.self, forKey: .note)
    let word = try container.decode(String.self, forKey: .verdict)
    guard let outcome = Verdict.Outcome(rawValue: word) else {
      throw PlacedFault(
        .unknownWord("verdict", word, of: ["right", "wrong", "unreadable"]),
        at: decoder.codingPath + [CodingKeys.verdict])
    }
    verdict = outcome
  }
}
