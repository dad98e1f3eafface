import ContentFormat
import Course
import Grading
import Testing

/// A question of type `steps` as its file declares it.
struct StepsFormatTests {
  private func instance(_ part: String) throws -> QuestionInstance {
    let head = Sample.quiz.split(separator: "reveal:")[0]
    let course = try Sample.course(quiz: head + "parts:\n" + part)
    return try course.library.question("1.a").instance()
  }

  private static let steps = """
      - id: a
        type: steps
        ask: {en: "Show that the mean is zero."}
        start: E[v]
        answer: "0"
        symbols: {n: positive integer, "E[x]": real}
        rules:
          linearity: ["E[v] = n*E[w*x]"]
          independence: ["E[w*x] = E[w]*E[x]"]
          mean zero: ["E[w] = 0"]
        lines: ["n*E[w*x] | linearity", "n*E[w]*E[x] | independence", "0 | mean zero"]
        hints: [{en: "Take the sum apart first."}]
        solution: {en: "Linearity, independence, mean zero."}
    """

  @Test func `a derivation is checked line by line, with its rules`() throws {
    let steps = try instance(Self.steps)
    let answer = try #require(steps.answer)
    #expect(answer == "n*E[w*x] | linearity; n*E[w]*E[x] | independence; 0 | mean zero")
    #expect(steps.grade(answer).outcome == .right)
    #expect(steps.grade("n E[w] E[x] | linearity").note == "step-line")
    #expect(steps.grade("n E[w x] | linearity").note == "step-unfinished")
    guard case .steps(_, let rules) = steps.kind else { return #expect(Bool(false)) }
    #expect(rules == ["linearity", "independence", "mean zero"])
  }

  @Test func `a derivation is read while it is typed, once every line can be read`() throws {
    let steps = try instance(Self.steps)
    #expect(steps.understood("n*E[w*x] | linearity; n*(") == nil)
    #expect(steps.understood("n E[w x] | linearity")?.hasPrefix("n") == true)
  }

  @Test func `steps without a beginning are refused`() throws {
    let problem = #expect(throws: ContentProblem.self) {
      try instance(Self.steps.replacing("    start: E[v]\n", with: ""))
    }
    #expect(problem?.sentence.hasPrefix("the steps of part \"a\" has no \"start") == true)
  }
}
