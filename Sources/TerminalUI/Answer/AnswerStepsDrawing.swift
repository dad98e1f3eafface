import Canvas
import Course
import Tutor

/// A derivation being typed: where it begins, the rules, the text, and its lines as they are read.
struct AnswerStepsDrawing {
  let answer: AnswerState
  let field: AnswerField
  let start: RichText
  let rules: [String]
  let capabilities: Capabilities
  let width: Int
  let hasFocus: Bool

  func draw(into result: inout AnswerDrawing.Result) {
    result.lines += start.lines(
      width: width, capabilities: capabilities, first: StyledText("begin  ", .quiet), indent: 7)
    let request =
      rules.isEmpty
      ? "lines with ; between them"
      : "lines with ; between them, the rule of each behind a bar |: "
        + rules.joined(separator: ", ")
    result.lines += StyledText(request, .quiet).wrapped(to: width)
    AnswerProse(field, width: width).draw(hasFocus: hasFocus, into: &result)
    guard let understood = answer.understood else { return }
    result.lines.append(StyledText("understood:", .quiet))
    for line in understood.split(separator: ";") {
      let text = StyledText("  =" + (line.hasPrefix(" ") ? "" : " ") + line, .quiet)
      result.lines += text.fitted(to: capabilities).wrapped(to: width, indent: 4)
    }
  }
}
