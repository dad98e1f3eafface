import ContentFormat
import Course
import Testing

struct ReasonNameTests {
  private func quiz(_ id: String, reason: String) -> String {
    """
    format: 1
    id: "\(id)"
    title: {en: A quiz}
    sources: ["made for the tests"]
    needs: []
    exam: in
    parts:
      - id: a
        type: choice
        ask: {en: "Which one?"}
        hints: [{en: "Not that one."}]
        solution: {en: "This one."}
        choices:
          - {right: true, en: "This one."}
          - {id: \(reason), en: "That one.", say: {en: "Why of quiz \(id)?"}}
    """
  }

  private func problems(_ reasons: [String], words: String = "") throws -> [String] {
    let course = try TemporaryCourse([
      "misconceptions.yaml": Sample.misconceptions + words,
      "quizzes/1/quiz.yaml": quiz("1", reason: reasons[0]),
      "quizzes/2/quiz.yaml": quiz("2", reason: reasons[1]),
    ])
    return withExtendedLifetime(course) {
      course.library.audit().problems.map(\.description).filter { $0.contains("the reason") }
    }
  }

  @Test func `two reasons of one name need words that fit both`() throws {
    #expect(
      try problems(["half", "half"]) == [
        """
        quizzes/2/quiz.yaml:15: the reason "half" is another one at quizzes/1/quiz.yaml:15. Name it \
        otherwise, or give "half" words in misconceptions.yaml that fit both.
        """
      ])
    #expect(try problems(["half", "third"]) == [])
    #expect(try problems(["half", "half"], words: "\nhalf: {en: \"It is the whole.\"}\n") == [])
  }
}
