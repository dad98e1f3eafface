import ContentFormat
import Course
import Grading
import Testing

struct FollowThroughTests {
  private let library = CourseLibrary(sampleCourse)

  private func grade(
    _ part: String, _ answer: String, earlier: [String: String]
  ) throws -> Verdict {
    try library.question("10.1.\(part)").instance().grade(answer, earlier: earlier)
  }

  /// By hand: 3 · 6 · 6 values behind the pooling make 48 + 108 · 4 = 480 weights.
  @Test func `what is right for an own wrong answer is credited and said`() throws {
    let verdict = try grade("c", "480", earlier: ["f2": "6x6x3"])
    #expect(verdict.outcome == .right)
    #expect(verdict.basis == .followThrough)
    #expect(verdict.note == "follow-through")
    #expect(
      verdict.message == """
        This follows rightly from your own answer to f2, so it counts. Look at f2 once more.
        """)
  }

  /// By hand: 16 + 108 · 4 = 448.
  @Test func `two wrong answers are followed together`() throws {
    let verdict = try grade("c", "448", earlier: ["a": "16", "f2": "3x6x6"])
    #expect(verdict.basis == .followThrough)
    #expect(verdict.message.contains("a and f2"))
  }

  @Test func `the same answer without the earlier one is a misconception`() throws {
    #expect(try grade("c", "480", earlier: [:]).note == "same-assumed")
    #expect(try grade("c", "480", earlier: ["f2": "3x5x5"]).note == "same-assumed")
    #expect(try grade("c", "480", earlier: ["f2": "3x"]).note == "same-assumed")
  }

  @Test func `the right answer stays right, whatever was answered before`() throws {
    #expect(try grade("c", "348", earlier: ["f2": "3x6x6"]).basis == .right)
  }

  @Test func `a follow-up that contradicts the answer is refused`() throws {
    let broken = Sample.quiz.replacing(
      "    answer: shape(conv)\n", with: "    answer: shape(conv)\n    follow: [2, answer(a) + 1]\n"
    )
    let course = try Sample.course(quiz: broken)
    let problems = course.library.audit().problems.map(\.description)
    #expect(
      problems.contains {
        $0.contains("quizzes/1/quiz.yaml:28: ")
          && $0.contains("comes to (2, 8), and the answer is (2, 7)")
      }, "\(problems)")
  }

  @Test func `a follow-up of a part that does not come before is refused`() throws {
    let broken = Sample.quiz.replacing(
      "    answer: shape(conv)\n", with: "    answer: shape(conv)\n    follow: [2, answer(aa)]\n")
    let course = try Sample.course(quiz: broken)
    let problems = course.library.audit().problems.map(\.description)
    #expect(
      problems.contains(
        "quizzes/1/quiz.yaml:28: there is no earlier part \"aa\"; did you mean \"a\"?"),
      "\(problems)")
  }
}
