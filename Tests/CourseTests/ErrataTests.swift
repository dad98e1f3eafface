import ContentFormat
import Course
import Grading
import Testing

struct ErrataTests {
  private static let sound = """
    - id: E1
      class: wrong
      source: {name: a script, place: page 2}
      claim: {en: "A window of 3 has 6 places on 9 cells."}
      right: {en: "It has 7."}
      proof:
        show: {claimed: 6, engine: "outputSize(9, 3)"}
        holds: outputSize(9, 3) = 7
      spot: true
      others:
        - {id: eight, en: "It has 8.", say: {en: "Push it to the end."}}
        - {id: nine, en: "It has 9."}
      lessons: [one]
    - id: E2
      class: typo
      source: {name: a script}
      claim: {en: "A winow."}
      right: {en: "A window."}
    """

  private func course(_ errata: String) throws -> TemporaryCourse {
    try TemporaryCourse(["errata.yaml": errata, "lessons/one/lesson.en.md": Sample.lesson])
  }

  private func problems(_ errata: String) throws -> [String] {
    let course = try course(errata)
    defer { withExtendedLifetime(course) {} }
    return course.library.audit().problems.map(\.description)
      .filter { $0.hasPrefix("errata.yaml") }
  }

  @Test func `a claim is judged by its truth and its reason`() throws {
    let course = try course(Self.sound)
    defer { withExtendedLifetime(course) {} }
    let question = try course.library.question("mistakes.E1").instance()
    let answer = try #require(question.answer)
    #expect(answer.hasPrefix("no "))
    #expect(question.grade(answer).outcome == .right)
    let notes = (1...3).map { question.grade("no \($0)").note }
    #expect(Set(notes) == [nil, "eight", "nine"])
    #expect(question.grade(answer.replacing("no", with: "yes")).outcome == .wrong)
  }

  @Test func `a proof is what the engine computes`() throws {
    let course = try course(Self.sound)
    defer { withExtendedLifetime(course) {} }
    let proof = try course.library.question("mistakes.E1").instance().proof
    // By hand: 9 - 3 + 1 = 7.
    #expect(proof?.rows.map(\.value) == ["6", "7"])
    #expect(proof?.conditions == ["outputSize(9, 3) = 7"])
  }

  @Test func `only what is to be spotted is asked, by lesson when wished`() throws {
    let course = try course(Self.sound)
    defer { withExtendedLifetime(course) {} }
    let library = course.library
    #expect(library.quizzes().map(\.id) == ["mistakes"])
    #expect(library.quizzes().flatMap(\.questions) == ["mistakes.E1"])
    #expect(try library.quiz("mistakes:one").parts.map(\.id) == ["mistakes.E1"])
    #expect(try library.lesson("one").errata == ["E1"])
    let problem = #expect(throws: ContentProblem.self) { try library.quiz("mistakes:on") }
    #expect(problem?.description == "there is no claim about \"on\"; did you mean \"one\"?")
    let other = #expect(throws: ContentProblem.self) { try library.quiz("mistakes:pooling") }
    #expect(other?.description == "there is no claim about \"pooling\". Known: one.")
  }

  @Test func `sound errata have no problem`() throws {
    #expect(try problems(Self.sound) == [])
  }

  @Test(arguments: [
    (
      "outputSize(9, 3) = 7", "outputSize(9, 3) = 8",
      "errata.yaml:8: the proof of erratum \"E1\" does not hold: outputSize(9, 3) = 8. "
        + "Correct the condition, or the erratum."
    ),
    (
      "class: typo", "class: assumes",
      "errata.yaml:14: erratum \"E2\" of class assumes has no proof. "
        + "Add \"proof\" with \"show\" and \"holds\", which the engine runs."
    ),
    (
      "class: typo", "class: loose\n  spot: true",
      "errata.yaml:14: erratum \"E2\" is asked and has no proof. "
        + "Add \"proof\" with \"show\" and \"holds\", which the engine runs."
    ),
    ("id: E2", "id: E1", "errata.yaml:14: the erratum \"E1\" is here twice. Rename or remove one."),
    (
      "[one]", "[ones]",
      "errata.yaml:13: there is no lesson \"ones\"; did you mean \"one\"?"
    ),
    (
      "class: typo", "class: slip",
      "errata.yaml:15: unknown class \"slip\". "
        + "Allowed: wrong, disagree, assumes, loose, typo, right."
    ),
  ])
  func `what is not sound is named with its line`(
    text: String, broken: String, problem: String
  ) throws {
    let errata = Self.sound.replacing(text, with: broken)
    let found = try problems(errata)
    #expect(found.contains(problem), "\(found)")
  }
}
