internal import ContentFormat

/// What the course map needs of a quiz, found without parsing it whole: its head, and the names of its parts.
struct QuizOutline {
  /// Keys of the head; the first line that begins with another one ends it.
  private static let headKeys = ["format", "id", "title", "sources", "needs", "exam"]

  let head: QuizHead
  let parts: [String]

  init(_ text: String, file: String) throws(ContentProblem) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.firstIndex { line in
      guard let first = line.first, first.isLetter else { return false }
      return !Self.headKeys.contains { line.hasPrefix($0 + ":") }
    }
    let headText = lines[..<(end ?? lines.endIndex)].joined(separator: "\n")
    head = try ContentDocument(headText, file: file).decode(HeadFile.self).head
    parts = Self.partNames(in: lines)
  }

  /// Names of the parts of a file with questions.
  static func partNames(in text: String) -> [String] {
    partNames(in: text.split(separator: "\n", omittingEmptySubsequences: false))
  }

  private static func partNames(in lines: [Substring]) -> [String] {
    let start = lines.firstIndex { $0.hasPrefix("parts:") } ?? lines.endIndex
    return lines[start...].compactMap(partName)
  }

  /// The name in a line such as `  - id: b`.
  private static func partName(_ line: Substring) -> String? {
    let words = line.split { $0 == " " || $0 == "{" || $0 == "," }
    guard words.count >= 3, words[0] == "-", words[1] == "id:", line.prefix(4).contains("-") else {
      return nil
    }
    return words[2].trimmingPrefix("\"").split(separator: "\"").first.map(String.init)
  }
}

/// The head alone.
private struct HeadFile: Decodable {
  var head: QuizHead

  init(from decoder: any Decoder) throws {
    head = try QuizHead(from: decoder.container(keyedBy: QuestionFile.CodingKeys.self))
  }
}
