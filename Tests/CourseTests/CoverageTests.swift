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
    let known = Set(pages + parts + ["open"] + (try Self.errata()).map { "erratum \($0)" })
    for row in try Self.rows() {
      #expect(!row.places.isEmpty, "COVERAGE.md:\(row.line)")
      for place in row.places {
        let network = place.hasPrefix("network ") ? String(place.dropFirst(8)) : ""
        let isThere = known.contains(place) || Architecture.named(network) != nil
        #expect(isThere, "COVERAGE.md:\(row.line): there is no \"\(place)\"")
      }
    }
  }

  /// Networks of a row that no lesson names yet: `summary` prints them, and exercises ask for their numbers.
  private static let unshown: Set<String> = ["exercise_10_1", "five_layers"]

  @Test func `a network of a row is named in a lesson`() throws {
    let folder = Self.root.appendingPathComponent("Exercises/lessons")
    let lessons = try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap {
      try? String(
        contentsOf: folder.appendingPathComponent("\($0)/lesson.en.md"), encoding: .utf8)
    }
    #expect(!lessons.isEmpty)
    // A name is a word: googlenet_stem is not googlenet.
    let words = Set(
      lessons.flatMap { text in
        text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      })
    let networks = try Self.rows().flatMap(\.places).filter { $0.hasPrefix("network ") }
      .map { String($0.dropFirst("network ".count)) }
    #expect(Set(networks.filter { !words.contains($0) }) == Self.unshown)
  }

  /// The inventory has 44 topics and 25 figures, the exercises and homework these parts, the errata 62 rows.
  @Test func `every row of the inventory and of the errata is there, once`() throws {
    let names = try Self.rows().map(\.name)
    let tutorial =
      ["a", "b", "c", "d", "e"].map { "10.1 \($0)" } + ["10.2 a", "10.2 b", "11.1.1", "11.1.4"]
      + (1...4).flatMap { ["10.3 a\($0)", "10.3 b\($0)"] }
    let homework =
      ["P1", "P2", "P3 i", "P3 ii", "P4 i", "P4 ii", "P4 iii", "P5"]
      + ["T1.1", "T1.2", "T1.3", "T2.1", "T2.2", "T3.1", "T3.2", "T4.1", "T4.2", "T4.3"]
    let wanted =
      (1...44).map { "A1.\($0)" } + (1...25).map { "F\($0)" } + tutorial
      + homework.map { "HW-\($0)" } + (1...62).map { "B\($0)" } + (try Self.errata())
    for name in Set(wanted) { #expect(names.count { $0 == name } == 1, "\(name)") }
    #expect(Set(names).count == names.count)
  }

  /// The ids of `errata.yaml`, as they stand in the file.
  private static func errata() throws -> [String] {
    let text = try String(
      contentsOf: root.appendingPathComponent("Exercises/errata.yaml"), encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("- id: ") }.map {
      String($0.dropFirst("- id: ".count))
    }
  }
}
