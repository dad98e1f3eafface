import Course
import Grading
import Tutor

/// A question whose right answer is 300 and whose known mistake is 507; `3*` cannot be read.
func sampleQuestion(
  id: String = "10.1.b", seed: UInt64? = nil, kind: QuestionInstance.Kind = .integer,
  hintCount: Int = 2, layers: [LayerRow] = [], right: String = "300"
) -> QuestionInstance {
  QuestionInstance(
    id: id, seed: seed, kind: kind, prompt: text("How many?"),
    hints: (0..<hintCount).map { text("hint \($0 + 1)") }, solution: text("like this"),
    sourceRemark: text("the source says 304"), layers: layers, answer: right
  ) { answer, _ in
    switch answer {
    case right: Verdict(outcome: .right, message: "", understood: answer)
    case "507": Verdict(outcome: .wrong, note: "same-assumed", message: "why", understood: "507")
    case "300.0": Verdict(outcome: .wrong, message: "a whole number", basis: .form)
    case "3*", "": Verdict(outcome: .unreadable, message: "unfinished")
    default: Verdict(outcome: .wrong, message: "no", understood: answer)
    }
  }
}

func text(_ words: String) -> RichText { RichText([.text(words)]) }

extension AnswerState {
  /// Types characters, without sending them off.
  mutating func type(_ text: String) {
    for character in text { _ = handle(.edit(.insert(character))) }
  }

  /// Replaces what is typed and sends it off.
  mutating func answer(_ text: String) -> [Effect] {
    _ = handle(.edit(.clear))
    type(text)
    return handle(.submit)
  }
}
