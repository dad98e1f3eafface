import Course
import Foundation
import TestSupport
import Testing
import Tutor

/// The formula of quiz 10.3, part b2, as it is typed.
struct AnswerEchoTests {
  private var answer: AnswerState

  init() throws {
    let root = fixtureCourse.path
    let question = try CourseLibrary(ContentFolder(path: root)).question("10.3.b2")
    answer = AnswerState(question: try question.instance())
  }

  @Test mutating func `a formula is echoed while it is typed, before it is checked`() {
    answer.type("nVar(w")
    #expect(answer.understood == nil)
    answer.type(")")
    let partial = answer.understood
    #expect(partial != nil)
    #expect(answer.verdict == nil)
    answer.type(" E[x^2]")
    #expect(answer.understood != partial)
    let typed = answer.understood
    _ = answer.handle(.submit)
    #expect(answer.understood == typed)
  }

  @Test mutating func `a right formula and a wrong one are echoed alike`() {
    answer.type("n Var(w)")
    #expect(answer.understood != nil)
    #expect(answer.verdict == nil)
    _ = answer.handle(.edit(.clear))
    #expect(answer.understood == nil)
  }

  @Test mutating func `a number is not echoed before it is checked`() {
    var number = AnswerState(question: sampleQuestion())
    number.type("3*100")
    #expect(number.understood == nil)
  }
}
