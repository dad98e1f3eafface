import Canvas
import Course
import Tutor

/// What an exam says of itself, in all its forms.
struct ExamWords {
  let state: ExamState

  /// `31 min left`, by the second in the last two minutes.
  var timeLeft: String {
    let seconds = (state.millisecondsLeft + 999) / 1000
    return seconds > 120 ? "\((seconds + 59) / 60) min left" : "\(seconds) s left"
  }

  /// `10.1.b, 4 points`.
  func name(_ part: Int) -> String {
    let item = state.paper.items[part]
    return "\(item.quiz).\(item.part), \(item.points) points"
  }

  /// `answered, flagged`.
  func standing(_ part: Int) -> String {
    let isRefused = state.refusal(part) != nil
    let answered = state.isAnswered(part) ? "answered" : isRefused ? "not readable" : "open"
    return answered + (state.flagged.contains(part) ? ", flagged" : "")
  }

  /// Why a text is no answer, which form is wanted, and what counts instead.
  func refusal(_ message: String) -> String {
    let part = state.current
    let form = AnswerForm(state.paper.items[part].question.kind).sentence
    let counted = state.counted(part).map { " Until then \($0) counts." } ?? ""
    return "? This cannot be read as an answer. \(message) \(form)\(counted)"
  }

  /// `31 of 45 min`, once the paper is handed in.
  var timeTaken: String {
    let minutes = (state.elapsedMilliseconds + 59_999) / 60_000
    return "\(min(minutes, state.paper.minutes)) of \(state.paper.minutes) min"
  }

  /// `right`, and what else became of an answer.
  func mark(_ part: Int, isShort: Bool = false) -> StyledText {
    switch state.mark(part) {
    case .right: StyledText("✓ right", .right)
    case .followed:
      StyledText(isShort ? "◐ follows" : "◐ follows from your own earlier answer", .output)
    case .wrong: StyledText("✗ not right", .wrong)
    case .unreadable: StyledText("? not readable", .wrong)
    case .missing: StyledText(isShort ? "· open" : "· not answered", .quiet)
    }
  }

  /// `22 of 40 points`.
  var score: String { "\(state.points) of \(state.paper.points) points" }

  /// `Open: 2, 5.`; empty when everything is answered.
  var openParts: String {
    let open = state.answers.indices.filter { !state.isAnswered($0) }.map { "\($0 + 1)" }
    return open.isEmpty ? "" : "Open: \(open.joined(separator: ", "))."
  }

  var answeredCount: Int { state.answers.indices.count { state.isAnswered($0) } }

  /// Every part with its standing, or once it is handed in with its points.
  func table(width: Int, capabilities: Capabilities) -> [StyledText] {
    let isMarked = !state.isRunning
    let isShort = width < 50
    let columns: [TextTable.Column] = [
      .init(""), .init("", .right), .init("part"), .init("points", .right), .init(""),
    ]
    let rows = state.paper.items.enumerated().map { index, item in
      let chosen = StyledText(index == state.current ? "▸" : " ", .focus)
      let points = isMarked ? "\(state.points(index))/\(item.points)" : "\(item.points)"
      return [
        chosen, StyledText("\(index + 1)"), StyledText("\(item.quiz).\(item.part)"),
        StyledText(points),
        isMarked ? mark(index, isShort: isShort) : StyledText(standing(index), .quiet),
      ].map { $0.fitted(to: capabilities) }
    }
    return TextTable(columns: columns, rows: rows, gap: isShort ? 1 : 2).lines(width: width)
  }
}
