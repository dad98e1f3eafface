import Canvas
import Tutor

/// The plan of the evening before the exam.
struct TonightPage {
  let tonight: Tonight

  /// `61 min left`.
  var timeLeft: String { "\((tonight.millisecondsLeft + 59_999) / 60_000) min left" }

  func lines(width: Int, capabilities: Capabilities) -> [StyledText] {
    let isOver = tonight.millisecondsLeft == 0
    let head = isOver ? "The time is over." : "The plan, weakest first. \(timeLeft)."
    let rows = tonight.plan.map { line in
      [
        sign(of: line.result), StyledText(line.topic), StyledText(line.title, .quiet),
        StyledText("\(line.minutes) min"),
      ].map { $0.fitted(to: capabilities) }
    }
    let columns: [TextTable.Column] = [.init(""), .init(""), .init(""), .init("", .right)]
    let table = TextTable(columns: columns, rows: rows, gap: 2).lines(width: width)
    let returning = "A missed question returns after three and after eight others."
    return [StyledText(head, .heading), ""] + table
      + [""] + StyledText(returning, .quiet).wrapped(to: width)
  }

  private func sign(of result: DrillResult) -> StyledText {
    switch result {
    case .missed: StyledText("✗ missed", .wrong)
    case .helped: StyledText("◐ not sure", .output)
    case .clean: StyledText("✓ right", .right)
    }
  }
}
