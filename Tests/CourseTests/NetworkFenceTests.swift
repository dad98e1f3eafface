import ContentFormat
import Course
import Testing

struct NetworkFenceTests {
  @Test func `a question that a number hides behind is looked for`() throws {
    let head = Sample.lesson.prefix { $0 != "`" }
    let course = try TemporaryCourse([
      "misconceptions.yaml": Sample.misconceptions,
      "lessons/one/lesson.en.md": head
        + "```network lenet5\nhide: {C1.parameters: one.a}\n```\n",
    ])
    let problems = course.library.audit(drawCount: 1).problems.map(\.description)
    #expect(
      problems.contains(
        """
        lessons/one/lesson.en.md:18: there is no question "one.a". There is no question here yet.
        """))
  }
}
