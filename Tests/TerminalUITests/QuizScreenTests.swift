import Canvas
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct QuizScreenTests {
  /// The sizes that every state of a quiz is looked at in.
  private func expectFrames(_ screen: QuizScreen, named name: String) {
    let frames = screen.frame(80, 24) + screen.frame(120, 40) + screen.frame(40, 12)
    expectGolden(frames, named: "quiz-" + name)
  }

  @Test func `a fresh question shows the network with question marks`() {
    expectFrames(QuizSample.screen(), named: "fresh")
  }

  @Test func `a right answer says so, and what the source says`() {
    var screen = QuizSample.screen()
    screen.type("300")
    screen.press(keys: .enter)
    expectFrames(screen, named: "right")
  }

  @Test func `a wrong answer gets its cause and keeps the answer`() {
    var screen = QuizSample.screen()
    screen.type("507")
    screen.press(keys: .enter)
    expectFrames(screen, named: "wrong")
  }

  @Test func `the verdict stays quietly while the answer is changed`() {
    var screen = QuizSample.screen()
    screen.type("507")
    screen.press(keys: .enter, .backspace)
    #expect(screen.frame(80, 24).contains("before: ✗ not yet   That is one"))
    screen.press(keys: .enter)
    #expect(!screen.frame(80, 24).contains("before:"))
  }

  @Test func `an unreadable answer says what cannot be read`() {
    var screen = QuizSample.screen()
    screen.type("3*")
    screen.press(keys: .enter)
    expectFrames(screen, named: "unreadable")
  }

  @Test func `hints stand under the answer`() {
    var screen = QuizSample.screen()
    screen.press(keys: .function(1), .function(1), .function(1))
    expectFrames(screen, named: "hints")
  }

  @Test func `the solution is asked for once more, then shown`() {
    var screen = QuizSample.screen()
    screen.press(keys: .function(2))
    expectFrames(screen, named: "solution-asked")
    screen.press(keys: .function(2))
    expectFrames(screen, named: "solution")
  }

  @Test func `two tiers show the reasons after the claim`() {
    var screen = QuizSample.screen(at: "d")
    expectFrames(screen, named: "two-tier-claim")
    screen.press(keys: .down, .enter, .down, .down)
    expectFrames(screen, named: "two-tier-reason")
    screen.press(keys: .up, .enter)
    expectFrames(screen, named: "two-tier-wrong")
  }

  @Test func `a rubric shows the model answer and its ticks`() {
    var screen = QuizSample.screen(at: "e")
    screen.type(
      "The first one uses the same weights at every place, which a fully connected one "
        + "does not have to do.")
    expectFrames(screen, named: "rubric-writing")
    screen.press(keys: .enter, .character(" "), .enter)
    expectFrames(screen, named: "rubric-marked")
  }

  @Test func `cells are a grid of fields`() {
    var screen = QuizSample.screen(at: "m")
    screen.type("1 -10 0")
    screen.press(keys: .down)
    expectFrames(screen, named: "cells")
    screen.press(keys: .home)
    screen.type("0 1 2")
    screen.press(keys: .enter)
    expectFrames(screen, named: "cells-wrong")
  }

  @Test func `ASCII and mono carry the same meaning`() {
    var screen = QuizSample.screen()
    screen.type("507")
    screen.press(keys: .enter, .tab)
    let ascii = Capabilities(isUnicode: false, colorCount: 0)
    expectGolden(screen.frame(80, 24, ascii), named: "quiz-ascii")
    #expect(screen.frame(80, 24, ascii).utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `a wide screen has the network beside the question`() {
    var screen = QuizSample.screen()
    screen.press(keys: .function(1))
    expectGolden(screen.frame(200, 60), named: "quiz-wide")
  }

  @Test func `what was found stands in the table and below it`() {
    var screen = QuizSample.screen(at: "f1")
    screen.type("3x10x10")
    screen.press(keys: .enter)
    expectGolden(screen.frame(80, 24), named: "quiz-found")
    #expect(screen.state.layerTable.map(\.output) == ["1x13x13", "3x10x10", "3x10x10", "?", "4"])
  }

  @Test func `pages longer than the screen scroll and end at their last line`() {
    var screen = QuizSample.screen()
    screen.press(keys: .function(1), .function(1), .function(2), .function(2))
    let size = Size(width: 40, height: 12)
    for _ in 0..<50 {
      screen.fit(size: size, capabilities: Capabilities())
      screen.press(keys: .pageDown)
    }
    let end = screen.frame(40, 12)
    expectGolden(end, named: "quiz-scrolled")
    screen.fit(size: size, capabilities: Capabilities())
    screen.press(keys: .up)
    #expect(screen.frame(40, 12) != end)
    screen.type("3")
    #expect(screen.frame(40, 12).contains("> 3"))
  }
}
