internal import ContentFormat

/// The quiz `mistakes`: claims of the course's documents and common slips, some of them right, made into two-tier questions.
extension ErrataBook {
  /// Id of the quiz.
  static let quizID = "mistakes"

  /// The errata that are asked, by their place in the file; of one lesson when a topic is given.
  func asked(topic: String?) -> [Int] {
    errata.indices.filter { index in
      errata[index].isAsked && (topic.map(errata[index].lessons.contains) ?? true)
    }
  }

  /// Lessons that questions are asked about, each once, in the order of the file.
  var topics: [String] {
    var topics: [String] = []
    for index in asked(topic: nil) {
      topics += errata[index].lessons.filter { !topics.contains($0) }
    }
    return topics
  }

  /// The questions as a quiz file would have them; every value keeps its line in `errata.yaml`.
  func quizDocument(_ asked: [Int]) -> ContentDocument {
    let line = document.root.line
    let scalar = { (text: String) in ContentNode(.scalar(text), line: line) }
    var quiz = document
    quiz.root = ContentNode(
      [
        "format": scalar("1"), "id": scalar(Self.quizID),
        "title": ContentNode(["en": scalar("Claims to check")], line: line),
        "sources": ContentNode(
          .list([scalar("documents of the course, and slips that are common")]), line: line),
        "exam": scalar("in"), "parts": ContentNode(.list(asked.map(part)), line: line),
      ], line: line)
    return quiz
  }

  private func part(_ index: Int) -> ContentNode {
    let erratum = errata[index]
    let node = document.root.elements[index]
    let claim = node.entry("claim")?.value ?? node
    let right = node.entry("right")?.value ?? node
    var reason = right
    reason.value = .map(
      right.entries + [.init("right", ContentNode(.scalar("true"), line: right.line))])
    let ask = ContentNode(
      .map(
        claim.entries.map { entry in
          .init(
            entry.key,
            ContentNode(.scalar(prompt(erratum, entry.value.text ?? "")), line: entry.line))
        }), line: claim.line)
    let others = node["others"]?.elements ?? Self.others(line: node.line)
    let holds = erratum.kind == .right
    let scalar = { (text: String) in ContentNode(.scalar(text), line: node.line) }
    return ContentNode(
      [
        "id": scalar(erratum.id), "type": scalar("two-tier"), "ask": ask,
        "answer": scalar(holds ? "true" : "false"),
        "reasons": ContentNode(.list([reason] + others), line: node.line),
        "hints": ContentNode(.list([Self.hint(line: node.line)]), line: node.line),
        "solution": right,
      ], line: node.line)
  }

  private func prompt(_ erratum: ErratumFile, _ claim: String) -> String {
    let source = erratum.source.text
    return "\(source.prefix(1).uppercased() + source.dropFirst()): \(claim) "
      + "Does this hold as it stands?"
  }

  /// What stands beside the right reason where the author wrote no other.
  private static func others(line: Int) -> [ContentNode] {
    let texts = [
      ("as-it-stands", "Every number and every word of it is right."),
      ("only-a-slip", "Only a letter is misprinted; what it says is right."),
    ]
    return texts.map { id, text in
      ContentNode(
        ["id": ContentNode(.scalar(id), line: line), "en": ContentNode(.scalar(text), line: line)],
        line: line)
    }
  }

  private static func hint(line: Int) -> ContentNode {
    let text = "Put small numbers in and count by hand, before you look at the reasons."
    return ContentNode(["en": ContentNode(.scalar(text), line: line)], line: line)
  }
}

extension ContentNode {
  fileprivate init(_ entries: KeyValuePairs<String, ContentNode>, line: Int) {
    self.init(.map(entries.map { .init($0.key, $0.value) }), line: line)
  }
}

extension ContentNode.Entry {
  fileprivate init(_ key: String, _ value: ContentNode) {
    self.init(key: key, line: value.line, value: value)
  }
}
