internal import Checked
import CNNEngine
import Canvas
import Tutor

/// Error, gradient norm and learning rate; beside them the numbers of the last single step, the strength of the
/// layers where it is measured, or the silent filters.
struct TrainingCurvesView {
  private let state: TrainingState

  init(_ state: TrainingState) {
    self.state = state
  }

  func draw(on grid: inout Grid, capabilities: Capabilities) {
    let body = grid.body
    let status = state.eventText.fitted(to: capabilities).wrapped(to: body.width - 2)
    let shown = Array(status.prefix(atMost: body.height >= 14 ? 2 : 1))
    let area = Rect(
      x: 1, y: body.y, width: body.width - 2, height: body.height - shown.count - 1)
    grid.write(shown, x: 1, y: body.y + body.height - shown.count)
    let plots = TrainingPlots(state).others
    guard area.width >= 70, area.height >= 14 else {
      return plots[0].draw(on: &grid, in: area, capabilities: capabilities)
    }
    let (columns, rows) = (area.width / 2, area.height / 2)
    for (index, plot) in plots.enumerated() {
      plot.draw(
        on: &grid,
        in: Rect(
          x: area.x + index % 2 * columns, y: area.y + index / 2 * rows, width: columns - 2,
          height: rows), capabilities: capabilities)
    }
    grid.write(
      lines(width: columns).map { $0.fitted(to: capabilities) }, x: area.x + columns,
      y: area.y + rows,
      width: columns, limit: area.height - rows)
  }

  private func lines(width: Int) -> [StyledText] {
    guard state.parameterSteps.isEmpty else { return stepLines }
    let signals = TrainingSignalsText(state).lines(width: width)
    return signals.isEmpty ? silentLines : signals
  }

  /// Layer by layer: silent and dead, with what is meant.
  private var silentLines: [StyledText] {
    guard let first = state.silence.layers.first else {
      return [StyledText("silent filters: after some steps", .quiet)]
    }
    let rows = state.silence.layers.map { layer in
      [
        StyledText(layer.layer), StyledText("\(layer.silentCount)"),
        StyledText("\(layer.deadCount)"),
        StyledText("\(layer.filterCount)"),
      ]
    }
    let table = TextTable(
      columns: [
        .init("layer"), .init("silent", .right), .init("dead", .right), .init("filters", .right),
      ], rows: rows, gap: 2)
    return table.lines() + [
      StyledText("silent: nowhere positive on \(first.imageCount) images", .quiet),
      StyledText("dead: silent for \(SilenceWatch.deadSteps) steps", .quiet),
    ]
  }

  /// Forward, loss, gradient and update of the last single step.
  private var stepLines: [StyledText] {
    let step = state.lastStep
    let rows = state.parameterSteps.map { part in
      [
        StyledText(part.name), StyledText(lossWords(part.gradientNorm)),
        StyledText(lossWords(part.updateNorm)),
      ]
    }
    let table = TextTable(
      columns: [
        .init("step \(step?.step ?? 0)"), .init("gradient", .right), .init("update", .right),
      ],
      rows: rows, gap: 2)
    return [StyledText("forward: loss \(lossWords(step?.trainLoss ?? .nan))")] + table.lines()
  }
}
