import Canvas
import TerminalUI
import TestSupport
import Testing
import Tutor

struct ExamScreenTests {
  /// Four parts: `b`, `f1`, `d` and `m`; the one that students mark themselves is left out.
  private func state() throws -> ExamState {
    ExamState(try #require(ExamPaper([QuizSample.quiz], seed: 6, minutes: 45)))
  }

  private func expectFrames(_ screen: ExamScreen, named name: String) {
    expectGolden(
      screen.frame(80, 24) + screen.frame(40, 12) + screen.frame(200, 60)
        + screen.frame(80, 24, Capabilities(isUnicode: false, colorCount: 0)), named: name)
  }

  @Test func `a part shows its points and the time, and nothing of a verdict`() throws {
    var screen = ExamScreen(try state())
    screen.type("507")
    expectFrames(screen, named: "exam-writing")
  }

  @Test func `a text that cannot be read is refused with the form that is wanted`() throws {
    var screen = ExamScreen(try state())
    screen.type("3*")
    screen.press(keys: .enter)
    expectFrames(screen, named: "exam-refused")
    screen.press(keys: .tab)
    screen.press(keys: .escape)
    expectFrames(screen, named: "exam-leaving")
  }

  @Test func `points and solutions with causes come at the end`() throws {
    var screen = ExamScreen(try state())
    screen.type("507")
    screen.press(keys: .enter)
    screen.type("3x10x10")
    screen.press(keys: .enter, .control("f"), .tab, .character("h"))
    expectFrames(screen, named: "exam-points")
    screen.press(keys: .enter)
    expectFrames(screen, named: "exam-solution")
  }

  @Test func `when the time is over the points say so`() throws {
    var screen = ExamScreen(try state())
    _ = screen.handle(.exam(.pass(milliseconds: 45 * 60_000)))
    #expect(screen.frame(80, 24).contains("time is over, 45 of 45 min"))
  }

  @Test func `a paper can be written in lines`() throws {
    let lines = [
      "3*", "507", "flag", "go 3", "yes", "maybe", "yes 2", "back", "3x10x10", "go 9", "list",
      "quit", "go 1", "finish",
    ]
    let dialogue = ExamDialogue(try state(), capabilities: Capabilities(colorCount: 0))
    expectGolden(transcript(of: dialogue, lines: lines), named: "exam-dialogue")
  }

  @Test func `leaving in lines needs the word twice, and marks nothing`() throws {
    let dialogue = ExamDialogue(try state(), capabilities: Capabilities(colorCount: 0))
    let text = transcript(of: dialogue, lines: ["507", "quit", "quit", "300"])
    #expect(text.contains("[record 10.1.b wrong"))
    #expect(!text.contains("solution:"))
    #expect(text.hasSuffix("nothing was marked.\n"))
  }
}
