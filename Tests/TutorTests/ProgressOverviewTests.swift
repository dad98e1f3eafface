import Course
import Foundation
import Grading
import TestSupport
import Testing
import Tutor

struct ProgressOverviewTests {
  private let map = CourseMap(
    lessons: [
      LessonSummary(
        id: "conv1d", title: "Convolution", minutes: 12, needs: [], exam: .in,
        pageTitles: Array(repeating: "A page", count: 9),
        questions: ["conv1d.flip", "conv1d.size"])
    ],
    quizzes: [
      QuizSummary(
        id: "10.1", title: "A network", needs: [], exam: .in, questions: ["10.1.a", "10.1.b"])
    ])
  private var progress = ProgressSummary()

  init() {
    let answers: [(String, Verdict.Outcome, String?)] = [
      ("10.1.b", .wrong, "10.1.b:same-assumed"), ("10.1.a", .right, nil),
      ("conv1d.size", .wrong, "conv1d.size:same-assumed"), ("10.1.a", .wrong, "10.1.a:flip"),
      ("old.question", .wrong, nil),
    ]
    for (question, verdict, note) in answers {
      progress.apply(
        .attempt(
          Attempt(
            question: question, seed: nil, answer: "1", verdict: verdict,
            causes: note.flatMap(Cause.init).map { [$0] } ?? [])))
    }
    progress.apply(.pageRead(lesson: "conv1d", page: 0, pageCount: 9))
  }

  @Test func `questions come in the order of the course, those it no longer has at the end`() {
    let overview = ProgressOverview(map, progress: progress)
    #expect(
      overview.questions.map { "\($0.id) \($0.state) \($0.attempts)" } == [
        "conv1d.size wrong 1", "10.1.a right 2", "10.1.b wrong 1", "old.question wrong 1",
      ])
    #expect(overview.quizzes.map(\.standing.questionsSolved) == [1])
  }

  @Test func `a misconception is counted over all questions, the most frequent first`() {
    let overview = ProgressOverview(map, progress: progress)
    #expect(overview.misconceptions.map(\.id) == ["same-assumed", "flip"])
    #expect(overview.misconceptions.map(\.count) == [2, 1])
    #expect(overview.misconceptions[0].questions == ["10.1.b": 1, "conv1d.size": 1])
  }

  @Test func `the JSON has the four names of the contract`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let overview = ProgressOverview(map, progress: progress)
    #expect(
      String(decoding: try encoder.encode(overview), as: UTF8.self)
        == #"{"due":[],"lessons":[{"id":"conv1d","isTestedOut":false,"pageCount":9,"pagesRead":1,"questionCount":2,"#
        + #""questionsSolved":0,"secondsSpent":0,"title":"Convolution"}],"misconceptions":[{"count":2,"#
        + #""id":"same-assumed","isOvercome":false,"questions":{"10.1.b":1,"conv1d.size":1}},{"count":1,"#
        + #""id":"flip","isOvercome":false,"questions":{"10.1.a":1}}],"questions":[{"attempts":1,"#
        + #""id":"conv1d.size","state":"wrong"},{"attempts":2,"id":"10.1.a","state":"right"},"#
        + #"{"attempts":1,"id":"10.1.b","state":"wrong"},{"attempts":1,"id":"old.question","#
        + #""state":"wrong"}]}"#)
  }
}
