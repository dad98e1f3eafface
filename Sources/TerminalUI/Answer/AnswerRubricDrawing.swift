import Canvas
import Course
import Tutor

/// A self-marked answer: what the student wrote, the model answer beside it, and the ticks.
struct AnswerRubricDrawing {
  let rubric: AnswerRubric
  let kind: QuestionInstance.Kind
  let capabilities: Capabilities
  let width: Int
  let hasFocus: Bool

  func draw(into result: inout AnswerDrawing.Result) {
    guard case .rubric(let model, let ticks) = kind else { return }
    result.lines += StyledText("your answer, which you will mark yourself", .quiet)
      .wrapped(to: width)
    AnswerProse(rubric.field, width: width).draw(
      hasFocus: hasFocus && !rubric.isModelShown, into: &result)
    if rubric.stage == .askedWithNothing {
      let sentence = "Nothing is written yet. Enter once more shows the model answer."
      result.lines += [""] + StyledText(sentence, .focus).wrapped(to: width)
    }
    guard rubric.isModelShown else { return }
    result.lines += ["", StyledText("model answer", .quiet)]
    result.lines += model.lines(width: width, capabilities: capabilities, indent: 2)
    result.lines += ["", StyledText("tick what your answer says", .quiet)]
    draw(ticks, into: &result)
    if rubric.stage == .marked {
      let count = "◆ self-marked: \(rubric.tickCount) of \(rubric.ticks.count)"
      result.lines += ["", StyledText(count, .focus).fitted(to: capabilities)]
    }
  }

  private func draw(_ ticks: [RichText], into result: inout AnswerDrawing.Result) {
    for (index, tick) in ticks.enumerated() {
      let isHere = hasFocus && rubric.row == index
      let isTicked = rubric.ticks[index]
      let sign = StyledText(isHere ? "▸ " : "  ", Style(.focus, isBold: true))
        .fitted(to: capabilities)
      let box = StyledText(isTicked ? "[x] " : "[ ] ", isTicked ? .right : .key)
      if isHere { result.cursor = Point(x: 3, y: result.lines.count) }
      result.lines += tick.lines(
        width: width, capabilities: capabilities, first: sign + box, indent: 6,
        style: Style(.text, isBold: isHere))
    }
  }
}
