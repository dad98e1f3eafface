import CNNEngine
import ContentFormat
import Course
import Testing

/// The fences of lessons on initial weights.
struct SpreadFenceTests {
  private func lesson(_ fence: String) throws -> Lesson {
    let text = """
      ---
      format: 1
      id: one
      title: One
      minutes: 5
      exam: in
      sources: ["made for the tests"]
      ---
      # A page

      ```\(fence)
      ```
      """
    let course = try TemporaryCourse(["lessons/one/lesson.en.md": text])
    return try withExtendedLifetime(course) { try course.library.lesson("one") }
  }

  @Test func `a derivation names its question and its networks`() throws {
    guard
      case .derivation(let spec)? = try lesson("derive one.a\nactivation: relu").pages[0].blocks
        .first
    else {
      Issue.record("no derivation")
      return
    }
    #expect(spec.question == "one.a")
    #expect(spec.spread.document.root["activation"]?.text == "relu")
  }

  @Test func `a derivation without a question is named with its place`() throws {
    let problem = #expect(throws: ContentProblem.self) { try lesson("derive") }
    #expect(
      problem?.description.hasPrefix(
        "lessons/one/lesson.en.md:11: the fence \"derive\" has 0 words after \"derive\".") == true)
  }
}
