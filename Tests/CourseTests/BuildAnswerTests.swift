import ContentFormat
import Course
import Grading
import Testing

/// Questions that ask for a network, judged by what it reaches and not by how it is written.
struct BuildAnswerTests {
  private static let part = """
      - id: a
        type: build
        network: {input: [1, N, N]}
        ask: {en: "Build a layer that keeps {N}x{N} and sees {K} cells along a side."}
        goal:
          - {holds: "height(last) = N", note: forgot-one}
          - {holds: "receptiveField(last) = K", note: other-window, say: {en: "Yours sees {receptiveField(last)}."}}
        answer: "conv 1@{K}x{K} padding {(K-1)/2}"
        hints: [{en: "Push it over the border."}]
        solution: {en: "{answer}"}
    """

  private static let quiz =
    String(Sample.quiz.split(separator: "network:")[0])
    .replacing("K: {default: 3, range: [2, 4]}", with: "K: {default: 3, values: [3, 5]}")
    .replacing("N: {default: 9, range: [4, 40]}", with: "N: {default: 9, range: [6, 40]}")
    + "parts:\n"

  private static func question(_ part: String = part, quiz: String = quiz) throws -> Question {
    let course = try Sample.course(quiz: quiz + part)
    return try withExtendedLifetime(course) { try course.library.question("1.a") }
  }

  private static func problem(_ part: String) throws -> String {
    let tests = (1...5).map { "- {part: a, seed: \($0), answer: \"{answer}\", verdict: right}\n" }
    let course = try Sample.course(quiz: quiz + part, tests: tests.joined())
    let problems = withExtendedLifetime(course) { course.library.audit().problems }
    return problems.map(\.description).joined(separator: "\n")
  }

  @Test(arguments: [nil, 1, 2, 3] as [UInt64?])
  func `any layers that reach the goals are right`(seed: UInt64?) throws {
    let question = try Self.question().instance(seed: seed)
    let answer = try #require(question.answer)
    #expect(question.grade(answer).outcome == .right)
    #expect(question.grade(answer + " nobias | relu").outcome == .right)
    #expect(question.grade(answer.replacing("x", with: "×")).outcome == .right)
  }

  @Test func `a goal that fails gives its note and the student's own number`() throws {
    let question = try Self.question().instance()
    let small = question.grade("conv 1@3x3")
    #expect(small.note == "forgot-one")
    #expect(small.message == "This leaves one out.")
    let wide = question.grade("conv 1@5x5 padding 2")
    #expect(wide.note == "other-window")
    #expect(wide.message == "Yours sees 5.")
    #expect(wide.understood == "conv2d: 1 filter 5x5, padding 2")
    #expect(question.note(of: wide) == "1.a:other-window")
  }

  @Test(arguments: [
    ("conf 1@3x3", "character 1"), ("conv 1@3x3 |", "character 13"), ("", "character 1"),
    ("conv 1@3x3 padding 99999999999999999999", "character 20"),
    ("conv 20000@3x3", "numbers up to 10000"),
    (Array(repeating: "relu", count: 50).joined(separator: "|"), "at most 40"),
    (String(repeating: "r", count: 5000), "at most 600"),
  ])
  func `what cannot be read costs nothing and says where`(answer: String, place: String) throws {
    let verdict = try Self.question().instance().grade(answer)
    #expect(verdict.outcome == .unreadable)
    #expect(!verdict.isCounted)
    #expect(verdict.message.contains(place), "\(verdict.message)")
  }

  @Test(arguments: [
    "conv 1@31x31", "conv 1@3x3 | fc 4", "conv 10000@1x1 padding 10000 | conv 10000@1x1",
    "conv 0@3x3", "maxpool 0",
  ])
  func `layers that make no network are wrong, not a crash`(answer: String) throws {
    let verdict = try Self.question().instance().grade(answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.note == "does-not-fit" || verdict.note == "forgot-one", "\(verdict)")
    #expect(!verdict.message.isEmpty)
  }

  @Test func `layers before the student's stand in front`() throws {
    let given = "network: {input: [1, N, N], layers: [{maxPool2d: {size: 2, stride: 2}}]}"
    let part = Self.part.replacing("network: {input: [1, N, N]}", with: given)
      .replacing("height(last) = N", with: "height(last) = floor(N/2)")
      .replacing("receptiveField(last) = K", with: "receptiveField(last) = 2*K")
    let question = try Self.question(part).instance()
    // By hand: a 2x2 window, then three of them two apart: 2 + 2*2 = 6.
    #expect(question.grade("conv 1@3x3 padding 1").outcome == .right)
    #expect(question.grade("conv 1@3x3").note == "forgot-one")
  }

  @Test func `the linter tries the model answer and keeps the wanted number out of the words`()
    throws
  {
    #expect(try Self.problem(Self.part) == "")
    #expect(
      try Self.problem(Self.part.replacing("{(K-1)/2}", with: "1")).contains(
        "the model answer \"conv 1@5x5 padding 1\" is judged wrong with forgot-one"))
    let secret = Self.part.replacing("ask: {en: \"Build a layer", with: "ask: {en: \"Keep it\"}\n#")
      .replacing("Yours sees {receptiveField(last)}.", with: "It is {K}.")
    #expect(try Self.problem(secret).contains("what is said to \"other-window\""))
    let wordless = Self.part.replacing("note: forgot-one", with: "note: unheard-of")
    #expect(try Self.problem(wordless).contains("the goal \"unheard-of\" has no \"say\""))
    let goalless = Self.part.replacing("goal:", with: "ticks:")
    #expect(try !Self.problem(goalless).isEmpty)
  }
}
