import ContentFormat
import Course
import Grading
import Testing

/// What a question can declare beside its answer.
struct QuestionFormatTests {
  private func question(_ part: String) throws -> Question {
    let head = Sample.quiz.split(separator: "reveal:")[0]
    let course = try Sample.course(quiz: head + "parts:\n" + part)
    return try course.library.question("1.a")
  }

  private static let formula = """
      - id: a
        type: formula
        ask: {en: "The variance of the sum?"}
        left: Var(v)
        answer: n*Var(w)
        symbols: {n: positive integer, "Var(w)": positive}
        facts: ["w_i = w", "E[w] = 0", "E[w^2] = Var(w) + E[w]^2"]
        hints: [{en: "They add up."}]
        solution: {en: "$n \\\\mathrm{Var}(w)$"}
        misconceptions: {forgot-one: Var(w), one-too-many: n^2*Var(w)}
    """

  @Test(arguments: ["n*Var(w)", "Var(v) = n Var(w_1)", "n E[w^2]", "\\mathrm{Var}(w) n"])
  func `a formula is right in every spelling that its facts allow`(answer: String) throws {
    let instance = try question(Self.formula).instance()
    guard case .formula = instance.kind else { return #expect(Bool(false)) }
    #expect(instance.grade(answer).outcome == .right)
  }

  @Test func `a misconception about a formula is a formula`() throws {
    let instance = try question(Self.formula).instance()
    #expect(instance.grade("E[w^2]").note == "forgot-one")
    #expect(instance.grade("n^2*Var(w)").note == "one-too-many")
    #expect(instance.grade("n*Var(").outcome == .unreadable)
  }

  @Test func `a true formula has the symbols that it must have and none that it may not`() throws {
    let asks = "wanted: [\"Var(w)\"]\n    unwanted: [\"E[w^2]\", \"E[w]\"]\n    symbols:"
    let instance = try question(Self.formula.replacing("symbols:", with: asks)).instance()
    #expect(instance.grade("n Var(w)").outcome == .right)
    #expect(instance.grade("n Var(w) + 0*E[w_1]").outcome == .unreadable)
    #expect(
      instance.grade("n E[w^2]").message
        == "This is true, and not yet in Var(w). Go on until it is.")
    #expect(
      instance.grade("n Var(w) + n E[w^2] - n Var(w_2)").message
        == "This is true, and still has E[w²] in it. Go on until it is gone.")
    #expect(instance.grade("E[w^2]").note == "forgot-one")
  }

  @Test(arguments: [
    ("wanted", "E[w]", "\"E[w]\" does not stand in the answer. Name symbols of the answer."),
    ("unwanted", "n", "\"n\" stands in the answer. Name symbols that have to be replaced."),
    (
      "unwanted", "E[q]",
      "\"E[q]\" stands in no fact, so that no true formula has it. Name symbols of the facts."
    ),
  ])
  func `a symbol that cannot be missing or left over is named`(
    key: String, symbol: String, sentence: String
  ) throws {
    let asks = "\(key): [\"\(symbol)\"]\n    symbols:"
    let problem = #expect(throws: ContentProblem.self) {
      try question(Self.formula.replacing("symbols:", with: asks)).instance()
    }
    #expect(problem?.sentence == sentence)
  }

  @Test(arguments: [
    ("\"E[w] = 0\"", "\"E[w]\"", "the fact \"E[w]\" is no equation. Write it as in E[w] = 0."),
    (
      "n: positive integer", "n: whole",
      """
      unknown domain "whole". Allowed: real, positive, positive integer, non-negative, non-zero, \
      fraction.
      """
    ),
  ])
  func `a declaration that cannot be read is named`(
    old: String, new: String, sentence: String
  ) throws {
    let problem = #expect(throws: ContentProblem.self) {
      try question(Self.formula.replacing(old, with: new)).instance()
    }
    #expect(problem?.sentence == sentence)
  }

  @Test func `a shape may have axes of its own`() throws {
    let instance = try question(
      """
        - id: a
          type: shape
          axes: [rows, columns]
          ask: {en: "The matrix?"}
          answer: [N - K + 1, N]
          hints: [{en: "A row for each output."}]
          solution: {en: "{answer}"}
          misconceptions: {forgot-one: [N - K, N], one-too-many: [N, N - K + 1]}
      """
    ).instance()
    #expect(instance.grade("7x9").outcome == .right)
    #expect(instance.grade("9x7").note == "one-too-many")
    #expect(instance.grade("7x8").message.contains("columns"))
  }

  @Test func `a right spelling and a wrong form cost nothing`() throws {
    let instance = try question(
      """
        - id: a
          type: integer
          ask: {en: "The side?"}
          answer: N - K + 1
          accepted: [{text: "{answer}x{answer}", note: square, say: {en: "Yes."}}]
          hints: [{en: "Push it."}]
          solution: {en: "{answer}"}
          misconceptions: {forgot-one: N - K, one-too-many: {value: (N - K + 1)^2, free: true}}
      """
    ).instance()
    #expect(instance.grade("7 × 7").note == "square")
    #expect(instance.grade("7x7").outcome == .right)
    let area = instance.grade("49")
    #expect(area.outcome == .wrong)
    #expect(area.note == "one-too-many")
    #expect(!area.isCounted)
    #expect(instance.grade("6").isCounted)
  }

  @Test func `a number may be drawn from a list`() throws {
    let quiz = Sample.quiz.replacing("range: [2, 4]", with: "values: [2, 3, 4]")
      .replacing("range: [4, 40]", with: "values: [9, 100]")
    let course = try Sample.course(quiz: quiz)
    let part = try course.library.question("1.b")
    let answers = try (1...20 as ClosedRange<UInt64>).compactMap {
      try part.instance(seed: $0).answer
    }
    let sizes = Set(answers.map { $0.split(separator: "x")[1] })
    #expect(sizes.isSubset(of: ["8", "7", "6", "99", "98", "97"]))
    #expect(sizes.count > 2)
  }

  @Test func `the default of a list must be in it`() throws {
    let quiz = Sample.quiz.replacing("range: [2, 4]", with: "values: [2, 4]")
    let course = try Sample.course(quiz: quiz)
    let problem = #expect(throws: ContentProblem.self) { try course.library.question("1.a") }
    #expect(problem?.sentence == "variables K values: the default must be one of them.")
  }

  @Test(arguments: [
    "[2, 99999999999]", "[-9223372036854775808, 9223372036854775807]", "[2, 10003]",
  ])
  func `a range that no student could draw from is refused, and nothing else with it`(
    range: String
  ) throws {
    let course = try Sample.course(quiz: Sample.quiz.replacing("[2, 4]", with: range))
    #expect(
      course.library.problems().map(\.description) == [
        "quizzes/1/quiz.yaml:9: variables K range: it has more than 10000 values. Take a narrower one."
      ])
    #expect(throws: Never.self) { try course.library.lesson("one") }
  }

  @Test(arguments: ["item", "row"], [Int.min, -1, 0, 4, Int.max])
  func `an item that is not there is no trap`(call: String, index: Int) throws {
    let part = """
        - id: a
          type: integer
          ask: {en: "Which?"}
          answer: \(call)([1, 2, 3], \(index))
          hints: [{en: "Count."}]
          solution: {en: "{answer}"}
          misconceptions: {forgot-one: 5, one-too-many: 6}
      """
    let problem = #expect(throws: ContentProblem.self) { try question(part).instance() }
    #expect(problem?.sentence.contains("s are counted from 1 to 3.") == true)
  }

  @Test func `a number that is none, or not finite, is refused`() throws {
    let old = "answer: outputSize(N, K)"
    for tolerance in ["nan", "inf", "1e999"] {
      let course = try Sample.course(
        quiz: Sample.quiz.replacing(old, with: old + "\n    tolerance: \(tolerance)"))
      let problem = #expect(throws: ContentProblem.self) { try course.library.question("1.a") }
      #expect(problem?.sentence == "parts a tolerance is \"\(tolerance)\". Write a number.")
    }
  }

  /// A list of so many values, and levels above it that each hold the one below so many times.
  private func aliases(of count: Int, levels: Int, times: Int) -> [String] {
    let base = Array(repeating: "x", count: count).joined(separator: ",")
    return ["a0: &a0 [\(base)]"]
      + (1...levels).map { level in
        let below = Array(repeating: "*a\(level - 1)", count: times).joined(separator: ",")
        return "a\(level): &a\(level) [\(below)]"
      }
  }

  /// Nine levels of ten would be a thousand million values; a key that is an alias is hashed with all of them.
  @Test(arguments: ["end: 1", "? *a8\n: 1"])
  func `many uses of anchors are refused before they are followed`(last: String) throws {
    let lines = aliases(of: 10, levels: 8, times: 10) + [last]
    let course = try Sample.course(quiz: lines.joined(separator: "\n"))
    #expect(
      course.library.problems().map(\.description) == [
        """
        quizzes/1/quiz.yaml:4: there are more than 20 uses of anchors up to here. \
        Write the values out.
        """
      ])
    #expect(throws: Never.self) { try course.library.lesson("one") }
  }

  /// 1,500 · 6 · 6 · 6 = 324,000 values, by 18 uses.
  @Test func `the values of aliases are counted`() throws {
    let lines = aliases(of: 1_500, levels: 3, times: 6)
    let course = try Sample.course(quiz: lines.joined(separator: "\n"))
    #expect(
      course.library.problems().map(\.description) == [
        """
        quizzes/1/quiz.yaml:1: there are more than 200000 values here, those of the aliases counted. \
        Write fewer aliases of aliases, or parts of the file into another.
        """
      ])
    #expect(throws: Never.self) { try course.library.lesson("one") }
  }

  @Test func `rows and columns of a list can be asked for`() throws {
    let instance = try question(
      """
        - id: a
          type: vector
          ask: {en: "The second column?"}
          answer: row(transposed([[1, 2], [3, 4], [5, 6]]), 2)
          hints: [{en: "Read down."}]
          solution: {en: "{answer}"}
          misconceptions: {forgot-one: "reversed([2, 4, 6])", one-too-many: [1, 3, 5]}
      """
    ).instance()
    #expect(instance.answer == "(2, 4, 6)")
    #expect(instance.grade("6 4 2").note == "forgot-one")
  }

  @Test func `a quiz of one part may be named by itself`() throws {
    let quiz = String(Sample.quiz.split(separator: "  - id: b")[0])
      .replacing("reveal: {conv: [b]}", with: "reveal: {conv: [a]}")
    let course = try Sample.course(quiz: quiz)
    #expect(try course.library.question("1").id == "1.a")
    let larger = try Sample.course()
    let problem = #expect(throws: ContentProblem.self) { try larger.library.question("1") }
    #expect(problem?.sentence == "there is no question \"1\". Known: 1.a, 1.b.")
  }
}
