package import Canvas
import Course
import Grading
package import Tutor

/// A question and its answer as lines of text, for a quiz and for a page of a lesson alike.
package struct AnswerDrawing {
  /// Lines and the place that should be in sight.
  package struct Result {
    package var lines: [StyledText] = []
    /// Where the cursor stands among the lines.
    package var cursor: Point?
    /// The lines that matter most now: the field and what was said about the last answer.
    package var focus: Range<Int> = 0..<0
  }

  let answer: AnswerState
  let capabilities: Capabilities
  let width: Int
  /// Whether keys go to this question now.
  let hasFocus: Bool

  package init(_ answer: AnswerState, capabilities: Capabilities, width: Int, hasFocus: Bool) {
    self.answer = answer
    self.capabilities = capabilities
    self.width = width
    self.hasFocus = hasFocus
  }

  /// The prompt with its part's name, the field, the verdict, hints and the solution.
  package func draw(label: String = "") -> Result {
    var result = Result()
    let name = StyledText(label.isEmpty ? "" : label + "   ", Style(.focus, isBold: true))
    let prompt = answer.question.prompt.lines(
      width: width, capabilities: capabilities, first: name, indent: name.width,
      style: Style(.text, isBold: true))
    result.lines += prompt + [""]
    let start = result.lines.count
    drawEntry(into: &result)
    let remarks = AnswerRemarks(answer: answer, capabilities: capabilities, width: width)
    result.lines += remarks.verdict()
    result.focus = start..<result.lines.count
    result.lines += remarks.help()
    return result
  }

  private func drawEntry(into result: inout Result) {
    switch answer.entry {
    case .field(let field):
      if case .build = answer.question.kind {
        result.lines += StyledText(BuildWords.form, .quiet).wrapped(to: width)
      }
      draw(field, into: &result)
    case .derivation(let derivation):
      guard case .steps(let start, let rules) = answer.question.kind else { return }
      AnswerStepsDrawing(
        answer: answer, derivation: derivation, start: start, rules: rules,
        capabilities: capabilities,
        width: width, hasFocus: hasFocus
      ).draw(into: &result)
    case .cells(let cells):
      AnswerCellsDrawing(
        cells: cells, marks: answer.cellMarks, capabilities: capabilities, width: width,
        hasFocus: hasFocus
      ).draw(into: &result)
    case .choice(let choice):
      guard case .choice(let texts) = answer.question.kind else { return }
      draw(choice, texts: texts, hasFocus: hasFocus, into: &result)
    case .twoTier(let twoTier): draw(twoTier, into: &result)
    case .rubric(let rubric):
      AnswerRubricDrawing(
        rubric: rubric, kind: answer.question.kind, capabilities: capabilities, width: width,
        hasFocus: hasFocus
      ).draw(into: &result)
    }
  }

  /// `> 507` and, on the same line, how the last answer was read.
  private func draw(_ field: AnswerField, into result: inout Result) {
    let echo = answer.understood.map { "understood: " + $0 } ?? ""
    let room = width - 2
    let fieldRoom = echo.isEmpty ? room : max(room / 2, room - echo.cellWidth - 2)
    let view = AnswerFieldView(field, width: fieldRoom)
    var line = StyledText("> ", Style(.focus, isBold: true))
    line.append(view.text, Style(.text, isUnderlined: hasFocus))
    result.cursor = hasFocus ? Point(x: 2 + view.cursor, y: result.lines.count) : nil
    if !echo.isEmpty {
      let note = StyledText(echo, .quiet).truncated(to: width - line.width - 2)
      line = line.padded(to: width - note.width) + note
    }
    result.lines.append(line.fitted(to: capabilities))
  }

  private func draw(
    _ choice: AnswerChoice, texts: [RichText], hasFocus: Bool, into result: inout Result
  ) {
    for (index, text) in texts.enumerated() {
      let isMarked = choice.marked == index
      let sign = StyledText(
        isMarked ? "▸ " : "  ", Style(.focus, isBold: true)
      ).fitted(to: capabilities)
      let number = StyledText("\(index + 1)  ", hasFocus ? .key : .quiet)
      if isMarked, hasFocus { result.cursor = Point(x: 0, y: result.lines.count) }
      result.lines += text.lines(
        width: width, capabilities: capabilities, first: sign + number, indent: 5,
        style: Style(.text, isBold: isMarked))
    }
  }

  private func draw(_ twoTier: AnswerTwoTier, into result: inout Result) {
    guard case .twoTier(let reasons) = answer.question.kind else { return }
    let claims = [RichText([.text("yes")]), RichText([.text("no")])]
    draw(
      twoTier.claim, texts: claims, hasFocus: hasFocus && !twoTier.isAtReason, into: &result)
    guard twoTier.isAtReason else { return }
    result.lines += ["", StyledText("because", .quiet)]
    draw(twoTier.reason, texts: reasons, hasFocus: hasFocus, into: &result)
  }
}
