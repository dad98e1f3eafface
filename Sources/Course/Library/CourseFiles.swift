internal import ContentFormat
internal import Foundation

/// The files below `Exercises`: which lessons and quizzes there are, and their texts.
struct CourseFiles: Sendable {
  let folder: ContentFolder

  /// Ids of the lessons: the names of their folders.
  func lessonIDs() -> [String] {
    folders(in: "lessons")
  }

  /// Ids of the quizzes: the names of their folders.
  func quizIDs() -> [String] {
    folders(in: "quizzes")
  }

  /// Path of a lesson's text in a language, in English where there is no other.
  func lessonPath(_ id: String, language: String) -> String {
    let wished = "lessons/\(id)/lesson.\(language).md"
    return exists(wished) ? wished : "lessons/\(id)/lesson.en.md"
  }

  /// Path of the questions inside a lesson.
  func questionsPath(ofLesson id: String) -> String {
    "lessons/\(id)/questions.yaml"
  }

  /// Path of the questions that practise a lesson.
  func practicePath(ofLesson id: String) -> String {
    "lessons/\(id)/practice.yaml"
  }

  /// Path of a quiz.
  func quizPath(_ id: String) -> String {
    "quizzes/\(id)/quiz.yaml"
  }

  /// Path of the list of misconceptions.
  let misconceptionsPath = "misconceptions.yaml"

  /// Path of the table that says where each topic of the sources stands.
  let coveragePath = "COVERAGE.md"

  /// Path of the order of the lessons.
  let orderPath = "course.yaml"

  /// Path of the list of experiments.
  let experimentsPath = "experiments.yaml"

  /// Path of the errata.
  let errataPath = "errata.yaml"

  /// Path of the formulas of the course.
  let sheetPath = "sheet.yaml"

  /// Path of the words of the course.
  let glossaryPath = "glossary.yaml"

  /// Path of the other names of quizzes and questions.
  let aliasesPath = "aliases.yaml"

  /// Whether a file is there.
  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.exercises + "/" + path)
  }

  /// A file's text with plain line ends.
  func text(_ path: String) throws(ContentProblem) -> String {
    guard let data = FileManager.default.contents(atPath: folder.exercises + "/" + path) else {
      let reason = exists(path) ? "no permission" : "it is not there"
      throw ContentProblem(file: path, line: 1, fault: .unreadable(reason: reason))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw ContentProblem(
        file: path, line: Self.unreadableLine(of: data),
        fault: .unreadable(reason: "it is not UTF-8 text. Save it as UTF-8"))
    }
    return text.contains("\r") ? text.replacing("\r\n", with: "\n") : text
  }

  /// The first line that is not UTF-8, counted from 1.
  private static func unreadableLine(of data: Data) -> Int {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(data: $0, encoding: .utf8) == nil } ?? 0)
  }

  /// The text of a file below `Assets`, such as `scenes/yard.pgm`.
  func asset(_ path: String) throws(ContentProblem) -> String {
    let isInside = !path.split(separator: "/").contains("..")
    guard isInside, let data = FileManager.default.contents(atPath: folder.assets + "/" + path),
      let text = String(data: data, encoding: .utf8)
    else {
      throw ContentProblem(
        file: "Assets/" + path, fault: .unreadable(reason: "it is not there, or no text"))
    }
    return text
  }

  private func folders(in directory: String) -> [String] {
    let path = folder.exercises + "/" + directory
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return
      names
      .filter { !$0.hasPrefix(".") && isFolder(path + "/" + $0) }
      .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
