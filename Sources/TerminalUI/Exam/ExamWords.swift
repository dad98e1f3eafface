import Canvas
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
    (state.isAnswered(part) ? "answered" : "open")
      + (state.flagged.contains(part) ? ", flagged" : "")
  }

  /// `right`, and what else became of an answer.
  func mark(_ part: Int) -> StyledText {
    switch state.mark(part) {
    case .right: StyledText("✓ right", .right)
    case .followed: StyledText("◐ follows from your own earlier answer", .output)
    case .wrong: StyledText("✗ not right", .wrong)
    case .unreadable: StyledText("? not readable", .wrong)
    case .missing: StyledText("· not answered", .quiet)
    }
  }

  /// `22 of 40 points`.
  var score: String { "\(state.points) of \(state.paper.points) points" }

  var answeredCount: Int { state.answers.indices.count { state.isAnswered($0) } }

  /// Every part with its standing, or once it is handed in with its points.
  func table(width: Int, capabilities: Capabilities) -> [StyledText] {
    let isMarked = !state.isRunning
    let columns: [TextTable.Column] = [
      .init(""), .init("", .right), .init("part"), .init("points", .right), .init(""),
    ]
    let rows = state.paper.items.enumerated().map { index, item in
      let chosen = StyledText(index == state.current ? "▸" : " ", .focus)
      let points = isMarked ? "\(state.points(index))/\(item.points)" : "\(item.points)"
      return [
        chosen, StyledText("\(index + 1)"), StyledText("\(item.quiz).\(item.part)"),
        StyledText(points), isMarked ? mark(index) : StyledText(standing(index), .quiet),
      ].map { $0.fitted(to: capabilities) }
    }
    return TextTable(columns: columns, rows: rows, gap: 2).lines(width: width)
  }
}
