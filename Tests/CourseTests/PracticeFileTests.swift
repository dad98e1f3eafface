import ContentFormat
import Course
import Testing

struct PracticeFileTests {
  /// Six questions on the size of an output; names are given.
  private func practice(_ names: [String], range: String = ", range: [4, 40]") -> String {
    let parts = names.map { name in
      """
        - id: \(name)
          type: integer
          ask: {en: "How many places has a window of 3 cells on {N} cells?"}
          answer: outputSize(N, 3)
          hints: [{en: "Push it to the end."}]
          solution: {en: "{answer}"}
          misconceptions: {forgot-one: N - 3, one-too-many: N - 1}
      """
    }
    return "format: 1\nvariables: {N: {default: 9\(range)}}\nparts:\n"
      + parts.joined(separator: "\n")
  }

  private func course(_ practice: String, asked: [String] = []) throws -> TemporaryCourse {
    let names = practice.split(separator: "\n").compactMap {
      $0.hasPrefix("  - id: ") ? $0.dropFirst(8) : nil
    }
    let tests = names.flatMap { name in
      (1...5).map { "- {part: \(name), seed: \($0), answer: \"{answer}\", verdict: right}\n" }
    }
    var files = [
      "misconceptions.yaml": Sample.misconceptions, "lessons/one/lesson.en.md": Sample.lesson,
      "lessons/one/practice.yaml": practice,
      "lessons/one/practice-tests.yaml": tests.joined(),
    ]
    if !asked.isEmpty { files["lessons/one/questions.yaml"] = self.practice(asked) }
    return try TemporaryCourse(files)
  }

  private let six = ["a", "b", "c", "d", "e", "f"]

  private func problems(_ practice: String, asked: [String] = []) throws -> [String] {
    let course = try course(practice, asked: asked)
    return withExtendedLifetime(course) { course.library.audit().problems.map(\.description) }
  }

  @Test func `practice of a lesson is a quiz of its name, and each question can be asked`() throws {
    let course = try course(practice(six))
    let quiz = try course.library.quiz("one")
    let ids = six.map { "one.\($0)" }
    #expect(quiz.parts.map(\.id) == ids)
    #expect(quiz.parts.filter(\.isForPractice).count == 6)
    // By hand: 9 - 3 + 1.
    let answer = try course.library.question("one.d").instance().answer
    #expect(answer == "7")
    #expect(course.library.lessons().first?.practice == ids)
  }

  @Test func `fewer than six questions are too few`() throws {
    let found = try problems(practice(["a", "b"]))
    #expect(found.contains { $0.contains("there are 2 questions to practise with") })
  }

  @Test func `numbers must change with a seed`() throws {
    let found = try problems(practice(six, range: ""))
    #expect(found.contains { $0.contains("no number changes with a seed") })
  }

  @Test func `a name that a page's question has is refused with its line`() throws {
    let found = try problems(practice(six), asked: ["c"])
    #expect(found.contains { $0.hasPrefix("lessons/one/practice.yaml:18: ") })
  }
}
