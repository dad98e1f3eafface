import Canvas
import Course
import Tutor

/// What an exam shows between its header and its footer.
struct ExamPage {
  private(set) var lines: [StyledText] = []
  private(set) var cursor: Point?
  /// The line that should be seen.
  private(set) var sight = 0
  let title: StyledText
  let right: StyledText

  init(state: ExamState, capabilities: Capabilities, width: Int) {
    let words = ExamWords(state: state)
    let width = min(76, width - 4)
    let place = "\(state.current + 1) of \(state.answers.count)"
    switch state.stage {
    case .writing, .list:
      title = StyledText("exam", .heading) + StyledText(" · part \(place)", .quiet)
      right = StyledText("seed \(state.paper.seed)  ", .quiet) + StyledText(words.timeLeft, .focus)
    case .results, .solution:
      title = StyledText("exam", .heading) + StyledText(" · handed in", .quiet)
      right = StyledText(words.score, Style(.focus, isBold: true))
    }
    switch state.stage {
    case .writing, .solution: drawPart(state, capabilities, width: width)
    case .list, .results:
      lines = words.table(width: width, capabilities: capabilities)
      sight = state.current + 1
    }
    if state.stage == .list {
      lines += [
        "",
        StyledText(
          "\(words.answeredCount) of \(place.split(separator: " ").last ?? "") answered. h hands the paper in.",
          .quiet),
      ]
    }
  }

  private mutating func drawPart(_ state: ExamState, _ capabilities: Capabilities, width: Int) {
    let words = ExamWords(state: state)
    let answer = state.answers[state.current]
    let flag = state.flagged.contains(state.current) ? StyledText("  flagged", .focus) : ""
    lines = [StyledText(words.name(state.current), .quiet) + flag, ""]
    let network = QuizNetwork(
      layers: answer.question.layers.map { row in
        LayerRow(
          name: row.name, given: row.given, output: row.output(earned: []),
          revealedBy: row.revealedBy)
      }
    ).lines(width: width, capabilities: capabilities)
    if state.stage == .writing, !network.isEmpty { lines += network + [""] }
    let isWriting = state.stage == .writing
    let drawing = AnswerDrawing(
      answer, capabilities: capabilities, width: width, hasFocus: isWriting
    ).draw(label: state.paper.items[state.current].part)
    cursor = drawing.cursor.map { Point(x: $0.x, y: $0.y + lines.count) }
    sight = isWriting ? cursor?.y ?? lines.count + drawing.focus.upperBound : 0
    lines += drawing.lines
    if isWriting, state.isKeptUnreadable {
      lines +=
        [""]
        + StyledText("? This cannot be read as an answer. Change it, or go on with ctrl-n.", .focus)
        .wrapped(to: width)
    }
    if !isWriting {
      let mark = words.mark(state.current)
      lines.insert(
        (mark + StyledText("   \(state.points(state.current)) points")).fitted(to: capabilities),
        at: 1)
    }
  }
}
