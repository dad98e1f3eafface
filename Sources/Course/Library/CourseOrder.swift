internal import ContentFormat

/// The order of the lessons, section by section, as `course.yaml` has it.
struct CourseOrder: Sendable {
  /// A heading of the course map and the lessons below it.
  struct Section: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
      case title, lessons
    }

    var title: LocalizedText
    var lessons: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      title = try container.decode(LocalizedText.self, forKey: .title)
      lessons = try container.decode([String].self, forKey: .lessons)
    }
  }

  var sections: [Section] = []

  /// No order: every lesson stands where its needs put it.
  init() {}

  init(_ document: ContentDocument) throws(ContentProblem) {
    sections = try document.decode(CourseOrderFile.self).sections
  }

  /// Where a lesson stands: the number of its section and its place in the whole course.
  func place(of lesson: String) -> (section: Int, place: Int)? {
    var place = 0
    for (number, section) in sections.enumerated() {
      if let index = section.lessons.firstIndex(of: lesson) { return (number, place + index) }
      place += section.lessons.count
    }
    return nil
  }

  /// The lessons as ordered; those that are not named keep their order and come last.
  func sorted(_ lessons: [LessonSummary], language: String) -> [LessonSummary] {
    let placed = lessons.map { lesson in
      var lesson = lesson
      let place = place(of: lesson.id)
      lesson.section = place.map { sections[$0.section].title.text(in: language) }
      return (lesson: lesson, place: place?.place ?? Int.max)
    }
    // A stable sort: the standard library promises none.
    return placed.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element.lesson)
  }

  /// Lessons that are named twice, or that nobody has written, each with its line.
  static func problems(in document: ContentDocument, known: [String]) -> [ContentProblem] {
    var seen: Set<String> = []
    let nodes = (document.root["sections"]?.elements ?? []).flatMap { section in
      section["lessons"]?.elements ?? []
    }
    return nodes.compactMap { node in
      guard let id = node.text else { return nil }
      guard known.contains(id) else {
        return document.problem(line: node.line, .unknownIdentifier("lesson", id, of: known))
      }
      guard seen.insert(id).inserted else {
        return document.problem(line: node.line, .duplicate(kind: "lesson", id: id))
      }
      return nil
    }
  }
}

/// The file as a whole.
private struct CourseOrderFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case format, sections
  }

  var sections: [CourseOrder.Section]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    try container.requireFormat(forKey: .format)
    sections = try container.decode([CourseOrder.Section].self, forKey: .sections)
  }
}
