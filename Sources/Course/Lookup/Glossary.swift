package import ContentFormat

/// A word of the course in English and Hebrew, with what it means.
package struct GlossaryTerm: Hashable, Sendable {
  package var english: String
  /// As the course's slides have it, in logical order.
  package var hebrew: String
  package var meaning: String
  /// Id of the lesson that explains it; nil where none does.
  package var lesson: String?
}

/// `glossary.yaml` as its author writes it.
private struct GlossaryFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case format, terms
  }

  struct Term: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
      case en, he, means, lesson
    }

    var english: String
    var hebrew: String
    var means: LocalizedText
    var lesson: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      english = try container.decode(String.self, forKey: .en)
      hebrew = try container.decode(String.self, forKey: .he)
      means = try container.decode(LocalizedText.self, forKey: .means)
      lesson = try container.decodeIfPresent(String.self, forKey: .lesson)
    }
  }

  var terms: [Term]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    try container.requireFormat(forKey: .format)
    terms = try container.decode([Term].self, forKey: .terms)
  }
}

extension CourseLibrary {
  /// The words of the course in the order of the file; none when there is no glossary.
  package func glossary() throws(ContentProblem) -> [GlossaryTerm] {
    guard let document = try document(files.glossaryPath) else { return [] }
    return try document.decode(GlossaryFile.self).terms.map { term in
      GlossaryTerm(
        english: term.english, hebrew: term.hebrew, meaning: term.means.text(in: language),
        lesson: term.lesson)
    }
  }

  /// What is wrong with the glossary.
  func glossaryProblems() -> [ContentProblem] {
    do throws(ContentProblem) {
      guard let document = try document(files.glossaryPath) else { return [] }
      var seen: Set<String> = []
      let terms = try glossary()
      let nodes = document.root["terms"]?.elements ?? []
      let lessons = files.lessonIDs()
      return zip(terms, nodes).compactMap { term, node in
        if !seen.insert(term.english).inserted {
          return document.problem(line: node.line, .duplicate(kind: "term", id: term.english))
        }
        guard let lesson = term.lesson, !lessons.contains(lesson) else { return nil }
        return document.problem(
          line: node.entry("lesson")?.line ?? node.line,
          .unknownIdentifier("lesson", lesson, of: lessons))
      }
    } catch {
      return [error]
    }
  }
}
