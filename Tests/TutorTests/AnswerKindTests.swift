import Course
import Grading
import Testing
import Tutor

/// The kinds of answers that are not one line of text.
struct AnswerKindTests {
  @Test func `a choice is made by digit or arrow and sent as its number`() {
    let kind = QuestionInstance.Kind.choice([text("one"), text("two"), text("three")])
    var state = AnswerState(question: sampleQuestion(kind: kind, right: "2"))
    #expect(state.entry.text == "")
    #expect(state.handle(.submit).isEmpty)
    #expect(state.verdict?.outcome == .unreadable)
    state.type("9x3")
    #expect(state.entry.text == "3")
    _ = state.handle(.edit(.up))
    #expect(state.handle(.submit).count == 1)
    #expect(state.status == .solved)
  }

  @Test func `two tiers ask for the claim and then for the reason`() {
    let kind = QuestionInstance.Kind.twoTier(reasons: [text("r1"), text("r2")])
    var state = AnswerState(question: sampleQuestion(kind: kind, right: "yes 2"))
    #expect(state.handle(.submit).isEmpty)
    #expect(state.verdict == nil)
    state.type("1")
    #expect(state.handle(.submit).isEmpty)
    #expect(state.verdict == nil)
    state.type("2")
    #expect(state.handle(.submit).count == 1)
    #expect(state.status == .solved)
  }

  @Test func `backspace leads from the reasons back to the claim`() {
    let kind = QuestionInstance.Kind.twoTier(reasons: [text("r1"), text("r2")])
    var state = AnswerState(question: sampleQuestion(kind: kind, right: "yes 2"))
    state.type("2")
    _ = state.handle(.submit)
    _ = state.handle(.edit(.deleteBackward))
    state.type("1")
    #expect(state.entry.text == "yes")
  }

  @Test func `a rubric shows its model answer on request and is marked by the student`() {
    let kind = QuestionInstance.Kind.rubric(
      model: text("model"), ticks: [text("t1"), text("t2"), text("t3")])
    var state = AnswerState(question: sampleQuestion(id: "10.1.e", kind: kind))
    state.type("fewer weights 1")
    #expect(state.handle(.submit).isEmpty)
    #expect(state.rubric?.isModelShown == true)
    state.type(" 3")
    #expect(state.rubric?.ticks == [true, false, true])
    #expect(
      state.handle(.submit)
        == [.record(.selfMarked(question: "10.1.e", tickCount: 2, tickTotal: 3))])
    #expect(state.status == .selfMarked)
    #expect(state.isDone)
    #expect(state.handle(.submit).isEmpty)
    #expect(state.entry.text == "fewer weights 1")
  }

  @Test func `the model answer is asked for once more when nothing is written`() {
    let kind = QuestionInstance.Kind.rubric(model: text("model"), ticks: [text("t1")])
    var state = AnswerState(question: sampleQuestion(kind: kind))
    _ = state.handle(.solution)
    #expect(state.rubric?.stage == .askedWithNothing)
    _ = state.handle(.solution)
    #expect(state.rubric?.stage == .ticking)
    #expect(state.handle(.solution).isEmpty)
    #expect(state.rubric?.stage == .ticking)
  }

  @Test func `cells are filled with the arrow keys and stay inside the grid`() {
    var state = AnswerState(
      question: sampleQuestion(kind: .cells(rows: 2, columns: 3), right: "1 -2 _; _ _ 10"))
    state.type("1 -2")
    for edit in [AnswerEdit.down, .down, .right, .right, .insert("1"), .insert("0")] {
      _ = state.handle(.edit(edit))
    }
    #expect(state.entry.text == "1 -2 _; _ _ 10")
    #expect(state.handle(.submit).count == 1)
    for edit in [AnswerEdit.home, .up, .up, .left, .deleteBackward] {
      _ = state.handle(.edit(edit))
    }
    #expect(state.entry.text == "_ -2 _; _ _ 10")
  }
}

extension AnswerState {
  fileprivate var rubric: AnswerRubric? {
    if case .rubric(let rubric) = entry { rubric } else { nil }
  }
}
