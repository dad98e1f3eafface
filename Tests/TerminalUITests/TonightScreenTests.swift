import Canvas
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct TonightScreenTests {
  /// Six lessons and an exercise, each with the same question that has 300 for its answer.
  private func state(minutes: Int) throws -> QuizState {
    let ids = ["conv1d", "padding", "stride", "pooling", "init", "sgd", "10.1"]
    let topics = ids.map { id in
      Tonight.Topic(
        id: id, title: id, questions: [QuizSample.varyingQuiz.parts[0]],
        lesson: id == "10.1" ? nil : .init(minutes: 20, pageCount: 12))
    }
    let tonight = Tonight(topics, progress: ProgressSummary(), seed: 4, minutes: minutes)
    return QuizState(try #require(tonight.flatMap { Drill($0) }))
  }

  private func expectPlan(minutes: Int, named name: String) throws {
    var screen = QuizScreen(try state(minutes: minutes))
    var count = 0
    while screen.state.drill?.tonight?.plan == nil {
      screen.type(count % 3 == 0 ? "507" : "300")
      screen.press(keys: .enter, .control("n"))
      count += 1
    }
    expectGolden(
      screen.frame(80, 24) + screen.frame(40, 12) + screen.frame(200, 60)
        + screen.frame(80, 24, Capabilities(isUnicode: false, colorCount: 0)), named: name)
  }

  @Test func `the plan names reading, questions and minutes of each topic`() throws {
    try expectPlan(minutes: 90, named: "tonight-plan")
  }

  @Test func `a short evening has summary pages, and says what is left out`() throws {
    try expectPlan(minutes: 15, named: "tonight-plan-short")
  }

  @Test func `the evening can be held in lines`() throws {
    let lines = ["507", "300", "next", "300", "300", "quit"]
    let dialogue = QuizDialogue(try state(minutes: 15), capabilities: Capabilities(colorCount: 0))
    expectGolden(transcript(of: dialogue, lines: lines), named: "tonight-dialogue")
  }
}
