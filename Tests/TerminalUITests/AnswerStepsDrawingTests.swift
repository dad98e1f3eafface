import Canvas
import Course
import Grading
import Testing
import Tutor

@testable import TerminalUI

/// A derivation whose lines are read as soon as each of them ends with its rule.
struct AnswerStepsDrawingTests {
  private func drawn(_ typed: String, width: Int = 60) -> [String] {
    let kind = QuestionInstance.Kind.steps(
      start: RichText([.text("E[v]")]), rules: ["linearity", "mean zero"])
    let question = QuestionInstance(
      id: "10.3.a1", kind: kind, prompt: RichText([.text("Show it.")]), hints: [],
      solution: RichText([.text("so")]), answer: "0",
      reading: { $0.contains("|") ? "n·E[w·x]; 0" : nil },
      judge: { _, _ in Verdict(outcome: .wrong, message: "") })
    var answer = AnswerState(question: question)
    for character in typed { _ = answer.handle(.edit(.insert(character))) }
    let result = AnswerDrawing(
      answer, capabilities: Capabilities(colorCount: 0, hasMotion: false), width: width,
      hasFocus: true
    ).draw(label: "a1")
    #expect(result.lines.allSatisfy { $0.width <= width })
    #expect(result.cursor != nil)
    return result.lines.map(\.string)
  }

  @Test func `a derivation shows where it begins, its rules, and no reading of half a line`() {
    let lines = drawn("n E[w")
    #expect(lines.contains("begin  E[v]"))
    #expect(lines.contains { $0.contains("linearity, mean zero") })
    #expect(lines.contains("> n E[w"))
    #expect(!lines.contains("understood:"))
  }

  @Test func `the lines are echoed one below the other`() {
    let lines = drawn("n E[w x] | linearity; 0 | mean zero")
    #expect(lines.suffix(3) == ["understood:", "  = n·E[w·x]", "  = 0"])
  }

  @Test func `a long derivation is broken between words`() {
    let lines = drawn(
      String(repeating: "n E[w x] | linearity; ", count: 6), width: 40)
    let typed = lines.drop { !$0.hasPrefix("> ") }.prefix { $0 != "understood:" }
    #expect(typed.count >= 4)
  }
}
