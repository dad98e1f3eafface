import Course
import Grading
import Testing
import Tutor

struct DisputeTests {
  var state = AnswerState(question: sampleQuestion(seed: 7))

  /// The dispute that the last effect opens.
  private func opened(_ effects: [Effect]) -> Dispute? {
    if case .open(.dispute(let dispute)) = effects.last { dispute } else { nil }
  }

  @Test mutating func `before a verdict an exclamation mark is text`() {
    state.type("5!")
    #expect(state.entry.text == "5!")
    #expect(state.dispute == nil)
  }

  @Test mutating func `after a verdict it opens the dispute about just that answer`() throws {
    _ = state.answer("507")
    let dispute = try #require(opened(state.handle(.edit(.insert("!")))))
    #expect(dispute.question == "10.1.b")
    #expect(dispute.seed == 7)
    #expect(dispute.answer == "507")
    #expect(dispute.outcome == .wrong)
    #expect(dispute.message == state.verdict?.message)
    #expect(state.entry.text == "507")
    state.type("5")
    #expect(state.dispute == nil, "another answer has no verdict yet")
  }

  @Test mutating func `the command grades the same answer again, whatever signs are in it`() {
    _ = state.handle(.give("it's 5"))
    #expect(
      state.dispute?.command == #"cnn-tutor answer 10.1.b 'it'\''s 5' --seed 7 --json"#)
  }

  @Test mutating func `the student's words go along, and the file is named`() throws {
    _ = state.answer("507")
    var dispute = DisputeState(try #require(state.dispute))
    for character in "why?" { _ = dispute.handle(.edit(.insert(character))) }
    guard case .write(let written)? = dispute.handle(.enter).first else {
      Issue.record("nothing was written")
      return
    }
    #expect(written.words == "why?")
    #expect(dispute.path == nil)
    _ = dispute.handle(.written(path: "/tmp/a.txt"))
    #expect(dispute.path == "/tmp/a.txt")
    #expect(dispute.handle(.enter) == [.back])
  }
}
