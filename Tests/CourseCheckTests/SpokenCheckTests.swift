import ContentFormat
import Course
import CourseCheck
import Foundation
import Testing

/// What a screen says of a part must not hold the answer to another one.
struct SpokenCheckTests {
  private static let quiz = """
    format: 1
    id: one
    title: {en: Two parts}
    sources: ["made for the tests"]
    needs: []
    exam: in
    parts:
      - id: a
        type: integer
        ask: {en: "How many cells has a picture of 6x6?"}
        answer: 6*6
        hints: [{en: "Count a row."}]
        solution: {en: "{answer}"}
      - id: b
        type: matrix
        ask: {en: "Which numbers?"}
        answer: "[[1, 2], [3, 4]]"
        hints: [{en: "HINT"}]
        solution: {en: "{answer}"}
    """

  private func problems(_ quiz: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("spoken-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("Exercises/quizzes/one/quiz.yaml")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(quiz.utf8).write(to: file)
    let library = CourseLibrary(ContentFolder(path: folder.path))
    return ContentCheck(library).run().problems.map(\.description)
      .filter { $0.contains("the screen says") }
  }

  @Test func `a hint that holds the answer to an open part is named`() throws {
    #expect(try problems(Self.quiz) == [])
    #expect(
      try problems(Self.quiz.replacing("HINT", with: "Not 36, a cell each.")) == [
        """
        quizzes/one/quiz.yaml:1: what the screen says at part "b" holds 36, the answer to part "a". \
        Hide it under "reveal", or say it in another way.
        """
      ])
    let asked = Self.quiz.replacing("HINT", with: "Not 36.")
      .replacing("Which numbers?", with: "Which of the 36?")
    #expect(try problems(asked) == [])
  }

  @Test func `so is a number of cells that is an answer`() throws {
    let wide = Self.quiz.replacing("6*6", with: "3*4").replacing("6x6", with: "3 rows of 4")
      .replacing("[[1, 2], [3, 4]]", with: "[[1,2,3,4,5,6,7,8,9,1,2,3]]")
    #expect(try problems(wide).count == 1)
  }
}
