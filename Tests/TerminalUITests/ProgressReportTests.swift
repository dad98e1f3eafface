import Canvas
import Course
import Grading
import TerminalUI
import TestSupport
import Testing
import Tutor

struct ProgressReportTests {
  private let map = CourseMap(
    lessons: [
      LessonSummary(
        id: "conv1d", title: "Convolution | correlation", minutes: 12, needs: [], exam: .in,
        pageTitles: ["One", "Two"], questions: ["conv1d.flip"])
    ],
    quizzes: [
      QuizSummary(
        id: "10.1", title: "A network", needs: [], exam: .in, questions: ["10.1.a", "10.1.b"])
    ])

  private func report(_ progress: ProgressSummary) -> String {
    ProgressReport(
      ProgressOverview(map, progress: progress), date: "2026-11-21", version: "1.2"
    ).markdown
  }

  private func attempt(
    _ question: String, _ verdict: Verdict.Outcome, _ misconception: String? = nil
  ) -> ProgressRecord {
    .attempt(
      Attempt(
        question: question, seed: nil, answer: "1", verdict: verdict,
        causes: misconception.map { [Cause(question: question, name: $0)] } ?? []))
  }

  @Test func `a report says what was done, misunderstood and overcome, and how long it took`() {
    var progress = ProgressSummary()
    let records = [
      .pageRead(lesson: "conv1d", page: 0, pageCount: 2),
      attempt("conv1d.flip", .wrong, "flip"), attempt("conv1d.flip", .right),
      attempt("10.1.a", .wrong, "no-out-ch"), attempt("10.1.b", .right),
      .timeSpent(place: "conv1d", milliseconds: 3_900_000),
      .timeSpent(place: "10.1", milliseconds: 59_000),
    ]
    for record in records { progress.apply(record) }
    expectGolden(report(progress), named: "progress-report")
  }

  @Test func `a report of nothing says so in every section`() {
    expectGolden(report(ProgressSummary()), named: "progress-report-empty")
  }
}
