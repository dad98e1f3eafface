import CNNEngine
import Canvas
import Course
import Tutor

/// The runs of an experiment while they go: a curve a variant on one plot, and how far they are.
struct ExperimentRunView {
  private let state: ExperimentState

  init(_ state: ExperimentState) {
    self.state = state
  }

  func draw(on grid: inout Grid, in area: Rect, capabilities: Capabilities) {
    let lines = statusLines(width: area.width, capabilities).map { $0.fitted(to: capabilities) }
    let shown = Array(lines.prefix(area.height >= 12 ? 4 : 2))
    plot.draw(
      on: &grid,
      in: Rect(x: area.x, y: area.y, width: area.width, height: area.height - shown.count - 1),
      capabilities: capabilities)
    grid.write(shown, x: area.x, y: area.y + area.height - shown.count)
  }

  private var plot: LinePlot {
    let series = zip(state.plan.experiment.variants, state.curves).enumerated().map {
      index, pair in
      let points = pair.1.smoothed(span: pair.1.points.count / 40)
      return LinePlot.Series(
        pair.0.name.isEmpty ? "training" : pair.0.name,
        points.map { LinePlot.Value(x: $0.step, y: $0.loss) },
        style: Style(Self.roles[index % Self.roles.count]),
        stroke: index % 2 == 0 ? .solid : .dashed, mark: Self.marks[index % Self.marks.count])
    }
    let hasCurve = state.curves.contains { !$0.points.isEmpty }
    return LinePlot(
      series: series,
      horizontal: Axis("steps", range: 0...Double(max(1, lastStep))),
      // Until there is a curve: from a good end to the loss of guessing among ten classes, ln 10.
      vertical: Axis("training loss", range: hasCurve ? nil : 0.03...2.3, isLogarithmic: true))
  }

  private static let roles: [Role] = [.kernel, .output, .input, .focus, .series(0), .series(1)]
  private static let marks: [Character] = ["*", "o", "+", "x", "#", "%"]

  /// As far as the longest curve will go.
  private var lastStep: Int {
    let planned = state.current.map { current in
      (current.start?.stepsPerEpoch ?? 1) * current.plan.epochCount
    }
    return max(
      planned ?? 1, Int(state.curves.compactMap { $0.points.last?.step }.max() ?? 1))
  }

  private func statusLines(width: Int, _ capabilities: Capabilities) -> [StyledText] {
    if state.pendingExit != nil {
      return
        (StyledText("Leave? ", Style(.wrong, isBold: true))
        + "The experiment ends without its table.").wrapped(to: width)
    }
    let percent = StyledText(" \(Int((state.fraction * 100).rounded(.down))) %").padded(
      to: 7, .right)
    let bar = Gauge(fraction: state.fraction)
      .line(width: max(4, width - percent.width), isUnicode: capabilities.isUnicode)
    guard let current = state.current else {
      return [bar + percent, StyledText("Getting ready.", .quiet)]
    }
    var words = state.plan.runWords(state.runIndex)
    words += ", epoch \(current.lastStep?.epoch ?? 0) of \(current.plan.epochCount)"
    var lines = [bar + percent, StyledText(words).truncated(to: width)]
    if let epoch = current.epochs.last {
      lines.append(
        StyledText(
          "validation loss \(lossWords(epoch.validationLoss)), "
            + "error \(epoch.validation.percentWords)", .quiet
        ).truncated(to: width))
    }
    return lines
  }
}
