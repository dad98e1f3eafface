import Canvas
import Course
import Tutor

/// What an exam shows between its header and its footer.
struct ExamPage {
  private(set) var lines: [StyledText] = []
  private(set) var cursor: Point?
  /// The line that should be seen.
  private(set) var sight = 0
  /// The end of what is said about a text that was refused; it is seen together with the text.
  private(set) var remarkEnd = 0
  let title: StyledText
  let right: StyledText

  init(state: ExamState, capabilities: Capabilities, width: Int) {
    let words = ExamWords(state: state)
    let isNarrow = width < Self.narrowWidth
    let width = min(76, width - 4)
    let place = "\(state.current + 1) of \(state.answers.count)"
    switch state.stage {
    case .writing, .list:
      title = StyledText("exam", .heading) + StyledText(" · part \(place)", .quiet)
      let seed = isNarrow ? "" : "seed \(state.paper.seed)  "
      right = StyledText(seed, .quiet) + StyledText(words.timeLeft, .focus)
    case .results, .solution:
      let how = state.millisecondsLeft == 0 ? "time is over" : "handed in"
      let taken = isNarrow ? "" : ", \(words.timeTaken)"
      title = StyledText("exam", .heading) + StyledText(" · \(how)\(taken)", .quiet)
      right = StyledText(words.score, Style(.focus, isBold: true))
    }
    switch state.stage {
    case .writing, .solution: drawPart(state, capabilities, width: width)
    case .list, .results:
      let table = words.table(width: width, capabilities: capabilities)
      let head = state.stage == .list ? self.head(words, width: width) + [""] : []
      lines = head + table
      sight = state.isLeaveAsked ? 0 : head.count + state.current + 1
    }
  }

  private static let narrowWidth = 60

  /// What the list of parts says above itself.
  private func head(_ words: ExamWords, width: Int) -> [StyledText] {
    guard !words.state.isLeaveAsked else {
      let ask =
        "Leave without handing in? Nothing will be marked; what you answered stays in the record. "
        + "q leaves, any other key stays."
      return StyledText(ask, .focus).wrapped(to: width)
    }
    let count = "\(words.answeredCount) of \(words.state.answers.count) answered."
    return StyledText("\(count) h hands the paper in.", .quiet).wrapped(to: width)
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
    if isWriting { lines += remarks(state, words, width: width) }
    remarkEnd = state.refusalInSight == nil ? 0 : lines.count
    if !isWriting {
      let mark = words.mark(state.current)
      lines.insert(
        (mark + StyledText("   \(state.points(state.current)) points")).fitted(to: capabilities),
        at: 1)
      if let counted = state.countedUnseen {
        lines.insert(StyledText("marked: \(counted)", .quiet), at: 2)
      }
    }
  }

  /// That a text cannot be read, or that another answer counts than the one in sight.
  private func remarks(_ state: ExamState, _ words: ExamWords, width: Int) -> [StyledText] {
    if let message = state.refusalInSight {
      let leave = " Change it, or leave it with ctrl-n."
      return [""] + StyledText(words.refusal(message) + leave, .focus).wrapped(to: width)
    }
    guard let counted = state.countedUnseen else { return [] }
    return [""] + StyledText("kept so far: \(counted)", .quiet).wrapped(to: width)
  }
}
