import Canvas
import TerminalUI
import TestSupport
import Testing
import Tutor

/// Each type of answer, right, wrong and unreadable, on a screen and in lines.
struct AnswerTypeScreensTests {
  private func frame(at part: String, typing keys: String) throws -> String {
    var screen = QuizScreen(try AnswerTypeSample.state(at: part))
    for character in keys {
      // A slash is a sign of formulas, so the samples write it as a colon.
      screen.press(
        keys: character == "/" ? .enter : .character(character == ":" ? "/" : character))
    }
    return screen.frame(80, 24)
  }

  @Test(arguments: AnswerTypeSample.parts.indices)
  func `a right, a wrong and an unreadable answer on a screen`(index: Int) throws {
    let part = AnswerTypeSample.parts[index]
    let frames = try [part.right, part.wrong, part.unreadable].map {
      try frame(at: part.name, typing: $0)
    }
    expectGolden(frames.joined(), named: "answer-\(part.name)")
  }

  @Test func `each type of answer in lines, unreadable, wrong and right`() throws {
    var lines = AnswerTypeSample.parts.dropLast(2).flatMap { part in
      [part.unreadable, part.wrong, part.right].map { $0.dropLast().replacing(":", with: "/") }
    }.map(String.init)
    // Two steps each: a claim and its reason, a text and its ticks.
    lines += ["maybe", "no 2", "yes 1", "", "Fewer weights.", "3", "1"]
    let dialogue = QuizDialogue(
      try AnswerTypeSample.state(at: "integer"), capabilities: Capabilities(colorCount: 0))
    expectGolden(transcript(of: dialogue, lines: lines), named: "answer-lines")
  }
}
