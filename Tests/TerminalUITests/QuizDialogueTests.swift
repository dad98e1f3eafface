import Canvas
import TerminalUI
import TestSupport
import Testing
import Tutor

struct QuizDialogueTests {
  private func transcript(of lines: [String], at part: String = "b") -> String {
    TerminalUITests.transcript(
      of: QuizDialogue(
        QuizSample.screen(at: part).state, capabilities: Capabilities(colorCount: 0)),
      lines: lines)
  }

  @Test func `a whole quiz can be held in lines`() {
    let lines = [
      "3*", "507", "hint", "hint", "hint", "300", "3x10x10", "maybe", "yes", "2",
      "fewer numbers to learn", "1", "1 2 0; 0 1 2",
    ]
    expectGolden(transcript(of: lines), named: "quiz-dialogue")
  }

  @Test func `commands move between parts, and nothing is given away at once`() {
    let lines = ["next", "back", "solution", "solution", "again", "quit", "300"]
    expectGolden(transcript(of: lines), named: "quiz-dialogue-commands")
  }

  @Test func `the end of the input ends the conversation`() {
    #expect(transcript(of: ["507"]).hasSuffix("(end of input)\n"))
  }

  @Test func `a claim and its reason fit on one line`() {
    #expect(transcript(of: ["yes 2"], at: "d").contains("right (understood: yes 2)"))
  }

  @Test func `a model answer with nothing written is asked for once more`() {
    let text = transcript(of: ["solution", "solution", "0"], at: "e")
    #expect(text.contains("Nothing is written yet."))
    #expect(text.contains("model answer: The convolutional network"))
    #expect(text.contains("[record 10.1.e 0/2]"))
  }

  @Test func `what follows the last part is how the quiz stands`() {
    let text = transcript(of: ["next", "300"], at: "m")
    #expect(text.hasSuffix("0 of 5 parts are done.\n"))
  }

  @Test func `skipping shows the solution, says so in the record, and goes on`() {
    let text = transcript(of: ["skip"])
    #expect(text.contains("[record 10.1.b shown]"))
    #expect(text.contains("solution: "))
    #expect(text.contains("\nf1. "))
  }
}
