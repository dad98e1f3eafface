import Canvas
import Course
import Tutor

/// A derivation on its board: where it begins, the lines that stand, the rules, and the field for the next line.
struct AnswerStepsDrawing {
  let answer: AnswerState
  let derivation: AnswerDerivation
  let start: RichText
  let rules: [String]
  let capabilities: Capabilities
  let width: Int
  let hasFocus: Bool

  func draw(into result: inout AnswerDrawing.Result) {
    result.lines += start.lines(
      width: width, capabilities: capabilities, first: StyledText("begin  ", .quiet), indent: 7)
    for line in derivation.board.lines {
      result.lines += DerivationLine(text: "     = " + line.text, rules: line.rules)
        .lines(width: width, capabilities: capabilities)
    }
    if !derivation.board.isFinished {
      let request =
        "one line at a time, or several with ; between them"
        + (rules.isEmpty
          ? "" : "; the rule behind a bar |: " + rules.joined(separator: ", "))
      result.lines += StyledText(request, .quiet).wrapped(to: width)
    }
    AnswerProse(derivation.field, width: width).draw(hasFocus: hasFocus, into: &result)
    guard let understood = answer.understood, !derivation.field.isBlank else { return }
    result.lines.append(StyledText("understood:", .quiet))
    for line in understood.split(separator: ";") {
      let text = StyledText("  =" + (line.hasPrefix(" ") ? "" : " ") + line, .quiet)
      result.lines += text.fitted(to: capabilities).wrapped(to: width, indent: 4)
    }
  }
}
