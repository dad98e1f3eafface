import Canvas
import Course
import Grading
import TerminalUI
import TestSupport
import Testing
import Tutor

struct ProgressTablesTests {
  private let map = CourseMap(
    lessons: [
      LessonSummary(
        id: "conv1d", title: "Convolution", minutes: 12, needs: [], exam: .in,
        pageTitles: Array(repeating: "A page", count: 9),
        questions: ["conv1d.flip"])
    ],
    quizzes: [
      QuizSummary(
        id: "10.1", title: "A network", needs: [], exam: .in,
        questions: ["10.1.a", "10.1.b", "10.1.d", "10.1.e"])
    ])

  @Test func `progress is told by lesson, quiz, question and misconception`() {
    var progress = ProgressSummary()
    let records: [ProgressRecord] = [
      .pageRead(lesson: "conv1d", page: 0, pageCount: 9),
      .attempt(
        Attempt(
          question: "10.1.a", seed: nil, answer: "51", verdict: .wrong,
          causes: ["10.1.a:extra-bias"])),
      .attempt(Attempt(question: "10.1.a", seed: nil, answer: "48", verdict: .right)),
      .attempt(Attempt(question: "10.1.b", seed: nil, answer: "9", verdict: .wrong)),
      .solutionShown(question: "10.1.d", seed: nil),
      .selfMarked(question: "10.1.e", tickCount: 1, tickTotal: 2),
    ]
    for record in records { progress.apply(record) }
    let tables = ProgressTables(ProgressOverview(map, progress: progress))
    let lines = tables.lines(capabilities: Capabilities()).map(\.string)
    expectGolden(lines.joined(separator: "\n"), named: "progress")
  }

  @Test func `an empty record is told in a sentence`() {
    let tables = ProgressTables(ProgressOverview(map, progress: ProgressSummary()))
    let lines = tables.lines(capabilities: Capabilities()).map(\.string)
    #expect(lines.last == "No question is answered yet.")
  }
}
