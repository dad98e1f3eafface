internal import Checked
internal import ContentFormat

/// Reads `lesson.en.md`: front matter, then pages between lines of `---`.
struct LessonReader {
  /// The lesson as far as it could be read.
  struct Result {
    var head: LessonHead?
    var pages: [Page]
    var problems: [ContentProblem]
  }

  private let id: String
  let file: String
  private let lines: [Substring]
  /// The files that fences name.
  private let files: NamedFiles

  /// Takes the text of the lesson whose folder is called `id`.
  init(
    _ text: String, id: String, file: String, files: NamedFiles = .none
  ) {
    self.id = id
    self.file = file
    self.files = files
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The front matter as its type.
  func head() throws(ContentProblem) -> LessonHead {
    let document = try frontMatter()
    let head = try document.decode(LessonHead.self)
    guard head.id == id else {
      throw document.problem(
        line: document.root.entry("id")?.line ?? 1, .otherFolder(id: head.id, folder: id))
    }
    return head
  }

  /// The front matter with its lines.
  func frontMatter() throws(ContentProblem) -> ContentDocument {
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      throw ContentProblem(file: file, line: 1, fault: .missingFrontMatter)
    }
    let yaml = lines[1..<end].joined(separator: "\n")
    return try ContentDocument(yaml, file: file, lineOffset: 1)
  }

  /// Everything, with every problem on the way.
  func read() -> Result {
    var result = Result(head: nil, pages: [], problems: [])
    do {
      result.head = try head()
    } catch {
      result.problems.append(error)
    }
    for range in pageRanges {
      var reader = PageReader(
        lines[range].joined(separator: "\n"), file: file, lineOffset: range.lowerBound,
        files: files)
      result.pages.append(reader.read())
      result.problems += reader.problems
    }
    if result.pages.isEmpty, result.head != nil {
      result.problems.append(
        ContentProblem(file: file, line: max(1, lines.count - 1), fault: .missingPages))
    }
    result.problems += textProblems.filter { !result.problems.contains($0) }
    return result
  }

  /// Lines of each page, counted from 0, without the rules between them.
  var pageRanges: [Range<Int>] {
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return [] }
    var ranges: [Range<Int>] = []
    var start = end + 1
    for index in outsideFences(from: start) where lines[index] == "---" {
      ranges.append(start..<index)
      start = index + 1
    }
    ranges.append(start..<lines.count)
    return ranges.filter { range in lines[range].contains { !$0.allSatisfy(\.isWhitespace) } }
  }

  /// A fence that nothing closes, and signs that no screen can show.
  private var textProblems: [ContentProblem] {
    let marks = lines.indices.filter { lines[$0].hasPrefix("```") }
    let unclosed = marks.count.isMultiple(of: 2) ? nil : marks.last
    let signs = lines.indices.filter { lines[$0].hasSteeringSigns }
    return unclosed.map { [ContentProblem(file: file, line: $0 + 1, fault: .unclosedFence)] } ?? []
      + signs.map { ContentProblem(file: file, line: $0 + 1, fault: .controlSign) }
  }

  /// The first heading of each page: a scan, without parsing; empty where there is none.
  var pageTitles: [String] {
    pageRanges.map { range in
      let heading = lines[range].first { $0.hasPrefix("#") } ?? ""
      return String(heading.drop { $0 == "#" }.drop { $0 == " " })
    }
  }

  /// Ids of the questions that the pages ask, in order: a scan for fences, without parsing.
  var askedQuestions: [String] { asks.map(\.id) }

  /// The same with their lines.
  var asks: [(id: String, line: Int)] {
    lines.indices.compactMap { index in
      guard ["```ask ", "```derive "].contains(where: lines[index].hasPrefix) else { return nil }
      let words = lines[index].split(separator: " ")
      return (words[1...].joined(separator: " "), index + 1)
    }
  }

  private func outsideFences(from start: Int) -> [Int] {
    var indices: [Int] = []
    var isInFence = false
    for index in lines.indices.dropFirst(start) {
      if lines[index].hasPrefix("```") {
        isInFence.toggle()
      } else if !isInFence {
        indices.append(index)
      }
    }
    return indices
  }
}

/// The front matter of a lesson.
struct LessonHead: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case format, id, title, minutes, needs, exam, sources
    case testOut = "test-out"
  }

  var id: String
  var title: String
  var minutes: Int
  var needs: [String]
  var exam: ExamTag
  var sources: [String]
  /// Id of the question that proves the chapter.
  var testOut: String?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    try container.requireFormat(forKey: .format)
    id = try container.decode(String.self, forKey: .id)
    title = try container.decode(String.self, forKey: .title)
    minutes = try container.decode(1...999, forKey: .minutes)
    needs = try container.decodeIfPresent([String].self, forKey: .needs) ?? []
    exam = try container.decode(ExamTag.self, forKey: .exam)
    sources = try container.decode([String].self, forKey: .sources)
    testOut = try container.decodeIfPresent(String.self, forKey: .testOut)
  }
}

extension ContentProblem.Fault {
  fileprivate static let missingFrontMatter = Self.rule(
    "the lesson does not begin with front matter",
    mend: "Write it between two lines of ---, as in \"id: conv1d\"")

  /// An id that is not the name of its folder.
  static func otherFolder(id: String, folder: String) -> Self {
    rule(
      "the id \"\(id)\" lies in a folder \"\(folder)\"",
      mend: "Give both the same name")
  }

  fileprivate static let unclosedFence = Self.rule(
    "a fence opens or closes here without its other half", mend: "Put ``` before and after it")

  fileprivate static let missingPages = Self.rule(
    "the lesson has no page", mend: "Write one below the front matter: # Title")
}
