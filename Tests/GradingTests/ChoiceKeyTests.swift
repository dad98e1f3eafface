import Grading
import Testing

@Suite struct ChoiceKeyTests {
  private let choices = [
    Choice(text: "tanh", isRight: true),
    Choice(text: "ReLU", isRight: false, note: "relu-mean", say: "It is never negative."),
    Choice(text: "sigmoid", isRight: false),
  ]

  @Test(arguments: [
    "1", "a", "A)", "tanh", " Tanh ", "1.", "option 1", "the answer is a", "(a)", "אפשרות 1",
  ])
  func `a choice is named by number, letter or text`(answer: String) {
    #expect(ChoiceKey(choices).verdict(on: answer).outcome == .right)
  }

  @Test func `a distractor has its own words`() {
    let verdict = ChoiceKey(choices).verdict(on: "b")
    #expect(verdict.note == "relu-mean")
    #expect(verdict.message == "It is never negative.")
  }

  @Test(arguments: [
    "", "0", "4", "d", "tan", "12", "1?", "1 or 2", "not 2", "maybe 1", "1 2", "לא 2",
  ])
  func `what names no choice costs nothing`(answer: String) {
    #expect(ChoiceKey(choices).verdict(on: answer).outcome == .unreadable)
  }

  private let twoTier = TwoTierKey(
    isTrue: true,
    reasons: [
      Choice(text: "Zeros elsewhere.", isRight: true),
      Choice(text: "It cannot share.", isRight: false, note: "sharing", say: "Copies will do."),
    ])

  @Test(arguments: [
    ("yes 1", Verdict.Outcome.right, nil), ("true a", .right, nil), ("Y 1", .right, nil),
    ("yes 2", .wrong, "sharing"), ("no 2", .wrong, "sharing"), ("no 1", .wrong, "wrong-claim"),
    ("yes", .unreadable, nil), ("maybe 1", .unreadable, nil), ("", .unreadable, nil),
    ("1", .unreadable, nil), ("yes, 1", .right, nil), ("yes (1)", .right, nil),
    ("yes? 1", .unreadable, nil),
    ("yes 1?", .unreadable, nil), ("yes 1 or 2", .unreadable, nil), ("yes: option 1", .right, nil),
  ])
  func `a claim needs its reason`(answer: String, outcome: Verdict.Outcome, note: String?) {
    let verdict = twoTier.verdict(on: answer)
    #expect(verdict.outcome == outcome)
    #expect(verdict.note == note)
  }

  @Test func `a free answer is never failed, its words only hint at ticks`() {
    let key = RubricKey([
      .init(text: "names the saving", keywords: ["fewer parameters", "less parameters"]),
      .init(text: "says subset", keywords: ["subset", "special case"]),
    ])
    #expect(key.verdict(on: "It is a special case.").outcome == .unreadable)
    #expect(key.mentioned(in: "It is a Special  case.") == [false, true])
  }
}
