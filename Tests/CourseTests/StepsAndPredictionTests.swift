import ContentFormat
import Course
import Grading
import Testing

struct StepsAndPredictionTests {
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

  private static func prediction(_ claim: String) -> String {
    """
      - id: a
        type: prediction
        ask: {en: "Where do the three rates end?"}
        \(claim)
        hints: [{en: "Too large a step goes past the valley."}]
        solution: {en: "Look at the run."}
    """
  }

  @Test func `runs are put in order, and are listed as the author wrote them`() throws {
    let order = try instance(Self.prediction("runs: {\"1\": 2.30, \"0.01\": 0.28, \"0.1\": 0.09}"))
    #expect(order.answer == "0.1 < 0.01 < 1")
    #expect(order.grade("0.1 < 0.01 < 1").outcome == .right)
    #expect(order.grade("0.01 < 0.1 < 1").note == "order")
    guard case .prediction(let runs) = order.kind else { return #expect(Bool(false)) }
    #expect(runs == ["1", "0.01", "0.1"])
  }

  @Test func `a predicted number has a band`() throws {
    let band = try instance(Self.prediction("answer: 2.3\n    tolerance: 0.2"))
    #expect(band.grade("2.4").outcome == .right)
    #expect(band.grade("1").note == "band")
  }

  @Test(arguments: [
    (
      "answer: 2.3",
      "the prediction of part \"a\" has no \"tolerance\". Add a line \"tolerance: ...\"."
    ),
    (
      "runs: {\"1\": 2.30}",
      "these runs cannot be put in order. Name two at least, each by a name of its own."
    ),
  ])
  func `a prediction that cannot be judged is refused`(claim: String, sentence: String) throws {
    let problem = #expect(throws: ContentProblem.self) { try instance(Self.prediction(claim)) }
    #expect(problem?.sentence == sentence)
  }
}
