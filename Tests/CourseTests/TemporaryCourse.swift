import Course
import Foundation

/// A course in a folder of its own, gone with the test.
final class TemporaryCourse {
  private let folder: URL

  /// Writes files, by their paths below `Exercises`.
  init(_ files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("course-\(UUID().uuidString)")
    for (path, text) in files {
      let url = folder.appendingPathComponent("Exercises/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  var library: CourseLibrary { CourseLibrary(ContentFolder(path: folder.path)) }
}

/// Texts of a small, sound course, which tests break in one place.
enum Sample {
  static let misconceptions = """
    forgot-one: {en: "This leaves one out."}
    one-too-many: {en: "This counts one too many."}
    """

  static let quiz = """
    format: 1
    id: "1"
    title: {en: A small quiz, he: חידון}
    sources: ["made for the tests"]
    needs: []
    exam: in
    variables:
      N: {default: 9, range: [4, 40]}
      K: {default: 3, range: [2, 4]}
    require: ["K < N"]
    network:
      input: [1, N]
      layers:
        - {name: conv, conv1d: {filters: 2, kernel: K, bias: false}}
    reveal: {conv: [b]}
    parts:
      - id: a
        type: integer
        ask: {en: "How many places has a window of {K} cells on {N} cells?"}
        answer: outputSize(N, K)
        hints: [{en: "Push it to the end."}]
        solution: {en: "$N - K + 1 = {answer}$"}
        misconceptions: {forgot-one: N - K, one-too-many: N - K + 2}
      - id: b
        type: shape
        ask: {en: "Which shape comes out?"}
        answer: shape(conv)
        hints: [{en: "Two filters."}]
        solution: {en: "{answer}"}
        misconceptions: {forgot-one: "[2, N - K]", one-too-many: "[2, N - K + 2]"}
    """

  static let tests = ["a", "b"].flatMap { part in
    (1...5).map { "- {part: \(part), seed: \($0), answer: \"{answer}\", verdict: right}\n" }
  }.joined()

  static let lesson = """
    ---
    format: 1
    id: one
    title: A lesson
    minutes: 5
    needs: []
    exam: out
    sources: ["made for the tests"]
    ---
    # First page

    Some prose.

    ---
    # Second page

    ```animate conv1d
    input: [1, 2, 3]
    kernel: [1, 0]
    ```
    """

  /// The sound course with one file changed.
  static func course(
    quiz: String = quiz, tests: String = tests, lesson: String = lesson,
    misconceptions: String = misconceptions
  ) throws -> TemporaryCourse {
    try TemporaryCourse([
      "misconceptions.yaml": misconceptions, "quizzes/1/quiz.yaml": quiz,
      "quizzes/1/tests.yaml": tests, "lessons/one/lesson.en.md": lesson,
    ])
  }
}
