import Course
import Grading
import Testing

@testable import Tutor

struct AnswerProofTests {
  private let claim = QuestionInstance(
    id: "mistakes.E1", kind: .integer, prompt: RichText([]), hints: [], solution: RichText([]),
    judge: { answer, _ in
      answer == "7"
        ? Verdict(outcome: .right, message: "")
        : Verdict(outcome: .wrong, note: "eight", message: "")
    })

  private var state: AnswerState {
    var claim = claim
    claim.proof = Proof(rows: [], conditions: ["7 = 7"])
    return AnswerState(question: claim)
  }

  @Test func `a proof is run by one who has the answer`() {
    var state = state
    _ = state.handle(.give("7"))
    #expect(state.shownProof == nil)
    _ = state.handle(.proof)
    #expect(state.shownProof?.conditions == ["7 = 7"])
  }

  @Test func `a proof gives nothing away before`() {
    var state = state
    _ = state.handle(.proof)
    _ = state.handle(.give("8"))
    _ = state.handle(.proof)
    #expect(state.proof == nil)
    #expect(state.shownProof == nil)
    _ = state.handle(.solution)
    _ = state.handle(.proof)
    #expect(state.shownProof != nil)
  }
}
