import Course
import Grading
import TestSupport
import Testing
import Tutor

struct AnswerStateTests {
  var state = AnswerState(question: sampleQuestion())

  @Test mutating func `letters, question marks and digits are text`() {
    state.type("2/n? q")
    #expect(state.entry.text == "2/n? q")
    #expect(state.verdict == nil)
  }

  @Test mutating func `the cursor edits in the middle`() {
    state.type("3*4")
    for edit in [AnswerEdit.left, .left, .insert("5"), .home, .deleteForward, .end] {
      _ = state.handle(.edit(edit))
    }
    #expect(state.entry.text == "5*4")
    _ = state.handle(.edit(.deleteBackward))
    #expect(state.entry.text == "5*")
  }

  @Test mutating func `a right answer is recorded and solves the question`() {
    let effects = state.answer("300")
    #expect(
      effects == [
        .record(
          .attempt(
            Attempt(question: "10.1.b", seed: nil, answer: "300", verdict: .right)))
      ])
    #expect(state.status == .solved)
    #expect(state.isDone)
    #expect(state.understood == "300")
  }

  @Test mutating func `a wrong answer is recorded with its note and the seed`() {
    state = AnswerState(question: sampleQuestion(seed: 7))
    let effects = state.answer("507")
    #expect(
      effects == [
        .record(
          .attempt(
            Attempt(
              question: "10.1.b", seed: 7, answer: "507", verdict: .wrong,
              causes: ["10.1.b:same-assumed"])))
      ])
    #expect(state.status == .tried)
    #expect(!state.isEarned)
  }

  @Test mutating func `an unreadable answer costs nothing`() {
    #expect(state.answer("3*").isEmpty)
    #expect(state.verdict?.outcome == .unreadable)
    #expect(state.status == .untouched)
  }

  @Test mutating func `a right answer in another form costs nothing`() {
    #expect(state.answer("300.0").isEmpty)
    #expect(state.verdict?.outcome == .wrong)
    #expect(state.status == .untouched)
  }

  @Test mutating func `the best attempt counts`() {
    _ = state.answer("300")
    _ = state.answer("507")
    #expect(state.status == .solved)
    #expect(state.verdict?.outcome == .wrong)
    #expect(!state.isDone)
  }

  @Test mutating func `hints stop at the last one`() {
    #expect(state.hints.isEmpty)
    for count in [1, 2, 2] {
      #expect(state.handle(.hint).isEmpty)
      #expect(state.hints.count == count)
    }
    #expect(!state.hasMoreHints)
  }

  @Test mutating func `the solution is asked for once more when nothing was tried`() {
    #expect(state.handle(.solution).isEmpty)
    #expect(state.solution == .askedUntried)
    #expect(state.handle(.solution) == [.record(.solutionShown(question: "10.1.b", seed: nil))])
    #expect(state.solution == .shown)
    #expect(state.status == .shown)
    #expect(state.sourceRemark == text("the source says 304"))
  }

  @Test mutating func `another key takes the request for the solution back`() {
    _ = state.handle(.solution)
    state.type("3")
    #expect(state.solution == .hidden)
    #expect(state.handle(.solution).isEmpty)
    #expect(state.solution == .askedUntried)
  }

  @Test mutating func `after a try the solution comes at once, and only once into the record`() {
    _ = state.answer("507")
    #expect(state.handle(.solution) == [.record(.solutionShown(question: "10.1.b", seed: nil))])
    #expect(state.handle(.solution).isEmpty)
  }

  @Test mutating func `the solution of a solved question is no entry in the record`() {
    _ = state.answer("300")
    #expect(state.handle(.solution).isEmpty)
    #expect(state.solution == .shown)
  }

  @Test mutating func `what the source says waits for the answer`() {
    #expect(state.sourceRemark == nil)
    _ = state.answer("507")
    #expect(state.sourceRemark == nil)
    _ = state.answer("300")
    #expect(state.sourceRemark != nil)
  }

  @Test func `an earlier session's progress is where a question begins`() {
    let solved = AnswerState(
      question: sampleQuestion(), progress: QuestionProgress(state: .right, attemptCount: 1))
    #expect(solved.status == .solved)
    #expect(!solved.isDone)
    let wrong = AnswerState(
      question: sampleQuestion(), progress: QuestionProgress(state: .wrong, attemptCount: 3))
    #expect(wrong.status == .tried)
  }

  @Test mutating func `a paste without end is cut`() {
    state.type(String(repeating: "9", count: 3000) + "\n")
    #expect(state.entry.text.count == 2000)
  }
}
