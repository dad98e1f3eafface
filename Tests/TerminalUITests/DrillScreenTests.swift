import Canvas
import Course
import Grading
import TerminalUI
import TestSupport
import Testing
import Tutor

struct DrillScreenTests {
  private func practice() throws -> QuizState {
    let quiz = QuizSample.varyingQuiz
    return QuizState(try Drill(#require(Practice([quiz], id: "10.1", seed: 17))))
  }

  private func expectFrames(_ screen: QuizScreen, named name: String) {
    expectGolden(screen.frame(80, 24) + screen.frame(40, 12), named: name)
  }

  @Test func `practice shows its level, the question's name and the seed`() throws {
    var screen = QuizScreen(try practice())
    expectFrames(screen, named: "practice-fresh")
    screen.type("300")
    screen.press(keys: .enter)
    expectFrames(screen, named: "practice-right")
    screen.press(keys: .enter)
    screen.type("507")
    screen.press(keys: .enter)
    expectFrames(screen, named: "practice-wrong")
  }

  @Test func `the list of keys speaks of questions, not of parts`() throws {
    var screen = QuizScreen(try practice())
    screen.press(keys: .tab)
    #expect(!screen.allKeys.contains { "\($0)".contains("part") })
  }

  @Test func `practice can be held in lines`() throws {
    let lines = ["300", "507", "hint", "300", "skip", "solution", "solution", "back", "quit"]
    let dialogue = QuizDialogue(try practice(), capabilities: Capabilities(colorCount: 0))
    expectGolden(transcript(of: dialogue, lines: lines), named: "practice-dialogue")
  }

  /// Two misconceptions that were met yesterday.
  private func review() throws -> QuizState {
    var progress = ProgressSummary()
    let causes: [Cause] = ["10.1.b:same-assumed", "10.1.f1:same-assumed"]
    for cause in causes {
      progress.apply(
        .attempt(
          Attempt(
            question: cause.question, seed: nil, answer: "507",
            verdict: .wrong, causes: [cause])), day: 20_000)
    }
    let items = zip(causes, QuizSample.varyingQuiz.parts).map {
      Review.Item($0, question: $1)
    }
    return QuizState(
      try #require(Review(items, progress: progress, day: 20_001).flatMap(Drill.init)))
  }

  @Test func `a review shows how many there are, and when each comes back`() throws {
    var screen = QuizScreen(try review())
    expectFrames(screen, named: "review-fresh")
    screen.type("300")
    screen.press(keys: .enter)
    expectFrames(screen, named: "review-right")
    screen.press(keys: .enter)
    screen.type("1")
    screen.press(keys: .enter)
    expectFrames(screen, named: "review-wrong")
  }

  @Test func `a review can be held in lines, and ends with its last question`() throws {
    let dialogue = QuizDialogue(try review(), capabilities: Capabilities(colorCount: 0))
    expectGolden(
      transcript(of: dialogue, lines: ["507", "300", "3x10x10", "more"]), named: "review-dialogue")
  }
}
