internal import Checked
import Canvas
import Tutor

/// Which digits were taken for which: a matrix, or the most frequent mistakes where it does not fit.
struct TrainingConfusionView {
  private let state: TrainingState

  init(_ state: TrainingState) {
    self.state = state
  }

  func draw(on grid: inout Grid, capabilities: Capabilities) {
    guard let outcome = state.outcome else { return }
    let body = grid.body
    let heading = StyledText("\(outcome.test.countWords), \(outcome.test.percentWords)", .heading)
    grid.write(heading.fitted(to: capabilities), x: 1, y: body.y, width: body.width - 2)
    let table = matrix(outcome).lines().map { $0.fitted(to: capabilities) }
    let isRoomy = table.allSatisfy { $0.width <= body.width - 2 } && table.count + 3 <= body.height
    guard isRoomy else {
      drawMixUps(outcome, on: &grid, capabilities)
      return
    }
    grid.write(
      StyledText("row: the digit   column: what the network says", .quiet), x: 1, y: body.y + 1)
    grid.write(table, x: 1, y: body.y + 3)
  }

  private func matrix(_ outcome: TrainingOutcome) -> TextTable {
    let classes = outcome.confusion.indices
    let rows = classes.map { label in
      let row = outcome.confusion[label]
      let missed = ErrorCount(wrong: row.reduce(0, +) - row[label], total: row.reduce(0, +))
      return [StyledText("\(label)", .quiet)]
        + classes.map { cell(count: row[$0], isRight: $0 == label) }
        + [StyledText((missed.share * 100).fixed(1) + " %", .quiet)]
    }
    return TextTable(
      columns: [.init("", .right)] + classes.map { .init("\($0)", .right) }
        + [.init("missed", .right)],
      rows: rows, gap: 2)
  }

  private func cell(count: Int, isRight: Bool) -> StyledText {
    if count == 0 { return StyledText("·", .quiet) }
    return isRight ? StyledText("\(count)", .right) : StyledText("\(count)", .wrong)
  }

  private func drawMixUps(
    _ outcome: TrainingOutcome, on grid: inout Grid, _ capabilities: Capabilities
  ) {
    let body = grid.body
    let lines = outcome.mixUps.prefix(atMost: body.height - 2).map { pair in
      StyledText("\(pair.label) taken for \(pair.prediction): ")
        + StyledText("\(pair.count)", .wrong)
    }
    grid.write(lines, x: 1, y: body.y + 2, width: body.width - 2)
  }
}
