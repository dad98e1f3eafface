import CNNEngine
import Canvas
import Tutor

/// The loss over the epochs, how far the run is, and the numbers beside it.
struct TrainingLossView {
  private let state: TrainingState

  init(_ state: TrainingState) {
    self.state = state
  }

  /// The plot comes first: a narrow screen has no panel, a low one a single gauge.
  func draw(on grid: inout Grid, capabilities: Capabilities) {
    let body = grid.body
    let panelWidth = panelWidth(for: body.width)
    let left = Rect(
      x: 1, y: body.y, width: body.width - 2 - (panelWidth > 0 ? panelWidth + 3 : 0),
      height: body.height)
    let status = statusLines(width: left.width, height: body.height, capabilities)
    let gauges = gaugeLines(width: left.width, height: body.height, capabilities)
    let lower = gauges.count + status.count + (body.height >= 14 ? 1 : 0)
    plot.draw(
      on: &grid,
      in: Rect(x: left.x, y: left.y, width: left.width, height: body.height - lower),
      capabilities: capabilities)
    grid.write(gauges, x: left.x, y: body.y + body.height - lower)
    grid.write(status, x: left.x, y: body.y + body.height - status.count)
    guard panelWidth > 0 else { return }
    let x = left.x + left.width + 1
    grid.drawVerticalRule(x: x, y: body.y, height: body.height)
    TrainingPanel(state).draw(
      on: &grid, in: Rect(x: x + 2, y: body.y, width: panelWidth, height: body.height),
      capabilities: capabilities)
  }

  private func panelWidth(for width: Int) -> Int {
    switch width {
    case ..<70: 0
    case ..<110: 24
    case ..<160: 36
    default: 50
    }
  }

  private var plot: LinePlot {
    let stepsPerEpoch = Double(max(1, state.start?.stepsPerEpoch ?? 1))
    let curve = { (points: [TrainingCurve.Point]) in
      points.map { LinePlot.Value(x: $0.step / stepsPerEpoch, y: $0.loss) }
    }
    let training = curve(state.trainCurve.smoothed(span: state.trainCurve.points.count / 40))
    let validation = curve(state.validationCurve.points)
    return LinePlot(
      series: [
        .init("training", training, style: Style(.kernel), mark: "*"),
        .init("validation", validation, style: Style(.output), stroke: .dashed, mark: "o"),
      ],
      horizontal: Axis("epochs", range: 0...Double(state.plan.epochCount)),
      // Until there is a curve: from a good end to the loss of guessing among ten classes, ln 10.
      vertical: Axis("loss", range: training.isEmpty ? 0.03...2.3 : nil, isLogarithmic: true))
  }

  private func statusLines(width: Int, height: Int, _ capabilities: Capabilities) -> [StyledText] {
    let lines = statusText(width: width).fitted(to: capabilities).wrapped(to: width)
    return Array(lines.prefix(height >= 14 ? 4 : 2))
  }

  /// Where there is no panel, the errors take the place of what the data is.
  private func statusText(width: Int) -> StyledText {
    guard width < 40, state.phase == .running, state.pendingExit == nil else {
      return state.statusText
    }
    guard let epoch = state.epochs.last else { return StyledText("first epoch", .quiet) }
    return StyledText("\(epoch.validation.countWords), \(epoch.validation.percentWords)")
  }

  private func gaugeLines(width: Int, height: Int, _ capabilities: Capabilities) -> [StyledText] {
    let all = gauge("all", state.runFraction, note: timeWords, width: width, capabilities)
    guard height >= 14 else { return [all] }
    return [gauge("epoch", state.epochFraction, note: "", width: width, capabilities), all]
  }

  private func gauge(
    _ name: String, _ fraction: Double, note: String, width: Int, _ capabilities: Capabilities
  ) -> StyledText {
    let percent = StyledText("\(Int((fraction * 100).rounded(.down))) %").padded(to: 6, .right)
    let label = StyledText(name, .quiet).padded(to: 6)
    let room = max(4, width - label.width - percent.width - 1 - Self.noteWidth)
    let bar = Gauge(fraction: fraction).line(width: room, isUnicode: capabilities.isUnicode)
    return label + bar + percent + "  " + StyledText(note, .quiet)
  }

  /// Room for `12 min 30 s left`, so that the bars do not jump.
  private static let noteWidth = 17

  private var timeWords: String {
    switch state.phase {
    case .preparing: ""
    case .running, .paused:
      state.secondsLeft.map { durationWords(seconds: $0) + " left" } ?? ""
    case .diverged, .finished, .failed:
      durationWords(seconds: Double(state.speed.elapsedMilliseconds) / 1_000)
    }
  }
}
