import CNNEngine
import Course
import Foundation
import Testing

/// `Exercises/COVERAGE.md` against the course: every place that it names exists.
struct CoverageTests {
  /// A row of one of the tables: its name and its places.
  private struct Row {
    var line: Int
    var name: String
    var places: [String]
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func rows() throws -> [Row] {
    let text = try String(
      contentsOf: root.appendingPathComponent("Exercises/COVERAGE.md"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex { $0.hasPrefix("## ") })
    return lines.indices.dropFirst(first).compactMap { index in
      let cells = lines[index].split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 5, cells[1] != "row", !cells[1].hasPrefix("---") else { return nil }
      let places = cells[3].split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      return Row(line: index + 1, name: cells[1], places: places)
    }
  }

  @Test func `every place exists`() throws {
    let library = CourseLibrary(ContentFolder(path: Self.root.path))
    let pages = library.lessons().flatMap { lesson in
      lesson.pageTitles.map { "page \(lesson.id): \($0)" }
    }
    let parts = library.quizzes().flatMap { quiz in
      (quiz.questions + (quiz.questions.count == 1 ? [quiz.id] : [])).map { "part \($0)" }
    }
    let known = Set(pages + parts + ["open"])
    for row in try Self.rows() {
      #expect(!row.places.isEmpty, "COVERAGE.md:\(row.line)")
      for place in row.places {
        let network = place.hasPrefix("network ") ? String(place.dropFirst(8)) : ""
        let isThere = known.contains(place) || Architecture.named(network) != nil
        #expect(isThere, "COVERAGE.md:\(row.line): there is no \"\(place)\"")
      }
    }
  }

  /// The inventory has 44 topics and 25 figures.
  @Test func `every topic and figure of the inventory has its row, once`() throws {
    let names = try Self.rows().map(\.name)
    let wanted = (1...44).map { "A1.\($0)" } + (1...25).map { "F\($0)" }
    for name in wanted { #expect(names.count { $0 == name } == 1, "\(name)") }
    #expect(Set(names).count == names.count)
  }
}
