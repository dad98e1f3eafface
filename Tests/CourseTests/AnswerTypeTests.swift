import ContentFormat
import Course
import Grading
import Testing

struct AnswerTypeTests {
  private func instance(_ part: String) throws -> QuestionInstance {
    let head = Sample.quiz.split(separator: "reveal:")[0]
    let course = try Sample.course(quiz: head + "parts:\n" + part)
    return try course.library.question("1.a").instance()
  }

  @Test func `a real is as near as its figures say`() throws {
    let real = try instance(
      """
        - id: a
          type: real
          figures: 3
          ask: {en: "The logarithm of ten?"}
          answer: ln(10)
          hints: [{en: "Natural."}]
          solution: {en: "{answer}"}
          misconceptions: {forgot-one: ln(9), one-too-many: ln(11)}
      """)
    #expect(real.grade("2.30").outcome == .right)
    #expect(real.grade("ln 10").outcome == .right)
    #expect(real.grade("2.2").outcome == .wrong)
    #expect(real.grade("ln(11)").note == "one-too-many")
  }

  @Test func `a real without a rule is refused`() throws {
    let problem = #expect(throws: ContentProblem.self) {
      try instance(
        "  - {id: a, type: real, ask: {en: x}, answer: ln(10), solution: {en: x}}")
    }
    #expect(
      problem?.sentence == """
        the real number of part "a" has no "figures". Add a line "figures: ...".
        """)
  }

  /// By hand: a window of 2 on 3 cells stands twice, weights (1, 2) shifted by one.
  @Test func `a matrix is the engine's, rows between semicolons`() throws {
    let matrix = try instance(
      """
        - id: a
          type: matrix
          network: {input: [1, 3], layers: [{name: c, conv1d: {filters: 1, kernel: 2, bias: false}}]}
          weights: {c.weight: [1, 2]}
          ask: {en: "Which matrix is it?"}
          answer: matrix(c)
          hints: [{en: "A row for each output."}]
          solution: {en: "{answer}"}
      """)
    #expect(matrix.answer == "1 2 0; 0 1 2")
    guard case .cells(rows: 2, columns: 3) = matrix.kind else { return #expect(Bool(false)) }
    #expect(matrix.grade("1 2 0; 0 1 2").outcome == .right)
    #expect(matrix.grade("1 2 0; 0 0 2").wrongCells == [CellPlace(row: 1, column: 1)])
  }
}
