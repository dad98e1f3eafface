import ContentFormat
import Course
import CourseCheck
import Figures
import Foundation

/// A course of one lesson in a folder of its own, gone when it is checked.
enum CheckedLesson {
  private static let front = """
    ---
    format: 1
    id: one
    title: A lesson
    minutes: 5
    needs: []
    exam: out
    sources: ["made for the tests"]
    ---

    """

  /// What the check says of pages, with other files by their paths below the course; the pages begin in line 10.
  static func problems(
    pages: String, beside files: [String: String] = [:]
  ) throws -> [String] {
    try with(pages: pages, beside: files) { ContentCheck($0).run().problems.map(\.description) }
  }

  /// The first figure of the pages.
  static func figure(
    pages: String, beside files: [String: String] = [:]
  ) throws -> (any FigurePart)? {
    try with(pages: pages, beside: files) { library in
      for case .figure(let request) in try library.lesson("one").pages.flatMap(\.blocks) {
        return try FigureCatalogue.course.open(request)
      }
      return nil
    }
  }

  static func with<Result>(
    pages: String, beside files: [String: String], _ read: (CourseLibrary) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("check-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let all = files.merging(["Exercises/lessons/one/lesson.en.md": front + pages]) { $1 }
    for (path, text) in all {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    return try read(CourseLibrary(ContentFolder(path: folder.path)))
  }
}
