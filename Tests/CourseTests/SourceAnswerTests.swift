import Course
import Grading
import Testing

/// Where a source is wrong or nearly right; what sources answer is in the `tests.yaml` of each quiz.
struct SourceAnswerTests {
  private let library = CourseLibrary(sampleCourse)

  @Test(arguments: [("t4.1", "7,296"), ("10.1.b", "304")])
  func `a slip of a source is told once the student has answered`(
    part: String, words: String
  ) throws {
    let instance = try library.question(part).instance()
    #expect(instance.sourceRemark?.plainText.contains(words) == true)
  }

  /// A relative tolerance of one percent would take all of these.
  ///
  /// By hand: 4096 · 4096 and 96 · 75 without biases, 96 · 25 without biases and channels.
  @Test(arguments: [
    ("t4.2", "16,777,216", "no-bias"), ("t4.1", "7200", "no-bias"),
    ("t4.1", "2400", "no-bias+no-in-ch"),
  ])
  func `a number that is nearly right is wrong, with its cause`(
    part: String, answer: String, note: String
  ) throws {
    let verdict = try library.question(part).instance().grade(answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.note == note)
  }
}
