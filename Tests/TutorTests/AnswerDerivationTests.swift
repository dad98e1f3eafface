import Course
import Foundation
import Grading
import TestSupport
import Testing
import Tutor

/// The derivation of 10.3.a1d, line by line: E[v] = n E[w x] = n E[w] E[x] = 0.
struct AnswerDerivationTests {
  private func state() throws -> AnswerState {
    let library = CourseLibrary(ContentFolder(path: fixtureCourse.path))
    let question = try #require(library.quiz("10.3").parts.first { $0.name == "a1d" })
    return AnswerState(question: try question.instance())
  }

  private func lines(_ state: AnswerState) -> [DerivationBoard.Line] {
    if case .derivation(let derivation) = state.entry { derivation.board.lines } else { [] }
  }

  private func typed(_ state: AnswerState) -> String? {
    if case .derivation(let derivation) = state.entry { derivation.field.text } else { nil }
  }

  @Test func `lines that follow stand with their rules, and the last one solves it`() throws {
    var state = try state()
    for (line, rules) in [
      ("n E[w x]", ["linearity"]), ("n E[w] E[x] | independence", ["independence"]),
    ] {
      #expect(state.answer(line).isEmpty)
      #expect(lines(state).last?.rules == rules)
      #expect(state.verdict == nil && state.status == .untouched)
    }
    let effects = state.answer("0")
    guard case .record(.attempt(let attempt))? = effects.first else {
      Issue.record("nothing was recorded")
      return
    }
    #expect(attempt.verdict == .right)
    let whole = "n E[wx] | linearity; n E[w] E[x] | independence; 0 | symmetry"
    #expect(attempt.answer == whole)
    #expect(state.question.grade(whole).outcome == .right)
    #expect(state.isDone)
  }

  @Test func `a line that does not follow stays in the field to be mended`() throws {
    var state = try state()
    _ = state.answer("n E[w x]")
    #expect(state.answer("n E[w + x]").count == 1)
    #expect(state.verdict?.note == "step-line")
    #expect(state.verdict?.message.hasPrefix("Line 2: it does not follow") == true)
    #expect(typed(state) == "n E[w + x]")
    #expect(lines(state).count == 1)
    _ = state.answer("n E[w] E[x] | symmetry")
    #expect(state.verdict?.note == "step-rule")
    #expect(state.answer("n E[w").isEmpty)
    #expect(state.verdict?.outcome == .unreadable)
  }

  @Test func `several lines are taken at once, typed or pasted, up to the first that fails`() throws
  {
    var state = try state()
    _ = state.handle(.edit(.paste("n E[w x] | linearity\r\n\r\nn E[w] E[x]\r\n0 | linearity\r\n")))
    #expect(state.verdict == nil)
    _ = state.handle(.submit)
    #expect(lines(state).count == 2)
    #expect(typed(state) == "0 | linearity")
    #expect(state.verdict?.note == "step-rule")
    _ = state.answer("0")
    #expect(state.isDone)
  }

  @Test func `backspace in an empty field takes the last line back into it`() throws {
    var state = try state()
    _ = state.answer("n E[w x]")
    _ = state.handle(.edit(.deleteBackward))
    #expect(typed(state) == "n E[wx]")
    #expect(lines(state).isEmpty)
    #expect(state.understood == "n E[wx]")
    _ = state.handle(.edit(.clear))
    #expect(state.handle(.submit).isEmpty)
    #expect(state.verdict?.outcome == .unreadable)
  }

  @Test func `an unfinished derivation is no attempt`() throws {
    var state = try state()
    _ = state.answer("n E[w x]")
    #expect(state.handle(.submit).isEmpty)
    #expect(state.verdict?.note == "step-unfinished")
  }
}
