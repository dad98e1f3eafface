import ContentFormat
import Course
import Grading
import Testing

struct ElsewhereTests {
  /// By hand: a window of 5 stands at 40 - 5 + 1 = 36 places, and makes 2 · 36 = 72 values.
  private func question(_ id: String) throws -> QuestionInstance {
    let quiz = Sample.quiz
      .replacing("{default: 9, range: [4, 40]}", with: "{default: 40, range: [38, 60]}")
      .replacing("{default: 3, range: [2, 4]}", with: "{default: 5, range: [2, 5]}")
      .replacing(
        "parts:\n",
        with: """
          elsewhere:
            - {value: units(conv), note: values, say: {en: "So many values come out."}}
          parts:

          """)
    let course = try Sample.course(quiz: quiz + Self.third)
    return try course.library.question(id).instance()
  }

  private static let third = """

      - id: c
        type: integer
        ask: {en: "How many weights and inputs are there?"}
        answer: weights(conv) + N
        working: "2*{K} + {N}"
        hints: [{en: "Count."}]
        solution: {en: "{answer}"}
        misconceptions: {forgot-one: N, one-too-many: 3*K + N}
    """

  @Test func `the right answer to another part says so`() throws {
    let verdict = try question("1.c").grade("36")
    #expect(verdict.outcome == .wrong)
    #expect(verdict.basis == .elsewhere)
    #expect(verdict.note == "elsewhere")
    #expect(
      verdict.message
        == "That counts something else in this network. Read once more what is asked here.")
  }

  @Test func `a part that was solved may be named, one that was missed may not`() throws {
    let solved = try question("1.c").grade("36", earlier: ["a": "36"])
    #expect(solved.note == "answer-to-a")
    #expect(
      solved.message == "This is the right answer to part a. Read once more what is asked here.")
    #expect(try question("1.c").grade("36", earlier: ["a": "35"]).note == "elsewhere")
  }

  @Test func `a number that the quiz lists says what it is`() throws {
    let verdict = try question("1.a").grade("72")
    #expect(verdict.note == "values")
    #expect(verdict.message == "So many values come out.")
  }

  @Test func `a known mistake comes before what is right elsewhere`() throws {
    #expect(try question("1.c").grade("55").note == "one-too-many")
  }

  @Test func `a shape is not held against numbers`() throws {
    #expect(try question("1.b").grade("2x50").note == "axis-length")
  }

  @Test func `the one wrong number of a calculation is named`() throws {
    let verdict = try question("1.c").grade("2*6+40")
    #expect(verdict.note == "one-number")
    #expect(verdict.message == "Look at the 6 again. The other numbers are in place.")
  }

  @Test func `a working that does not come to the answer is refused`() throws {
    let quiz = Sample.quiz.replacing(
      "    answer: outputSize(N, K)\n",
      with: "    answer: outputSize(N, K)\n    working: \"{N} - {K}\"\n")
    let course = try Sample.course(quiz: quiz)
    let problems = course.library.audit().problems.map(\.description)
    #expect(
      problems.contains { $0.contains("the working 9 - 3 comes to 6, not to the answer") },
      "\(problems)")
  }

  @Test func `about lets two right figures be enough`() throws {
    func quiz(_ more: String) -> String {
      Sample.quiz.replacing(
        "    answer: outputSize(N, K)\n", with: "    answer: 16781312\n\(more)")
    }
    let rough = try Sample.course(quiz: quiz("    about: true\n"))
    let about = try rough.library.question("1.a")
    #expect(try about.instance().grade("1.7*10^7").outcome == .right)
    let strict = try Sample.course(quiz: quiz(""))
    let exact = try strict.library.question("1.a")
    #expect(try exact.instance().grade("1.7*10^7").outcome == .wrong)
    #expect(try exact.instance().grade("16777216").outcome == .wrong)
  }
}
