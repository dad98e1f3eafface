internal import Checked
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
    drawPlots(
      on: &grid, in: Rect(x: left.x, y: left.y, width: left.width, height: body.height - lower),
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

  /// The loss alone, or over the other curves where a screen is large.
  private func drawPlots(on grid: inout Grid, in rect: Rect, capabilities: Capabilities) {
    let plots = TrainingPlots(state)
    guard rect.width >= 100, rect.height >= 36 else {
      return plots.loss.draw(on: &grid, in: rect, capabilities: capabilities)
    }
    let upper = rect.height * 3 / 5
    plots.loss.draw(
      on: &grid, in: Rect(x: rect.x, y: rect.y, width: rect.width, height: upper),
      capabilities: capabilities)
    let width = rect.width / plots.others.count
    for (index, plot) in plots.others.enumerated() {
      plot.draw(
        on: &grid,
        in: Rect(
          x: rect.x + index * width, y: rect.y + upper + 1, width: width - 2,
          height: rect.height - upper - 1), capabilities: capabilities)
    }
  }

  private func panelWidth(for width: Int) -> Int {
    switch width {
    case ..<70: 0
    case ..<110: 24
    case ..<160: 36
    default: 50
    }
  }

  private func statusLines(width: Int, height: Int, _ capabilities: Capabilities) -> [StyledText] {
    let limit = height >= 14 ? 4 : 2
    let lines = statusText(width: width).fitted(to: capabilities).wrapped(to: width)
    guard let expectation = state.place.expectation, lines.count < limit else {
      return Array(lines.prefix(atMost: limit))
    }
    let words = StyledText("you said  ", .heading) + StyledText(expectation, .quiet)
    return lines + [words.fitted(to: capabilities).truncated(to: width)]
  }

  /// Where there is no panel, the errors take the place of what the data is.
  private func statusText(width: Int) -> StyledText {
    guard width < 40, state.phase == .running, state.pendingExit == nil else {
      return state.eventText
    }
    guard let epoch = state.epochs.last else { return StyledText("first epoch", .quiet) }
    return StyledText("\(epoch.validation.countWords), \(epoch.validation.percentWords)")
  }

  private func gaugeLines(width: Int, height: Int, _ capabilities: Capabilities) -> [StyledText] {
    let all = gauge("all", state.runFraction, note: timeWords, width: width, capabilities)
    guard height >= 14 else { return [all] }
    let place = state.place
    guard place.isOneOfSeveral else {
      return [gauge("epoch", state.epochFraction, note: "", width: width, capabilities), all]
    }
    let fraction = (Double(place.index) + state.runFraction) / Double(place.count)
    return [
      gauge("run", state.runFraction, note: timeWords, width: width, capabilities),
      gauge("all", fraction, note: "\(place.count) runs", width: width, capabilities),
    ]
  }

  private func gauge(
    _ name: String, _ fraction: Double, note: String, width: Int, _ capabilities: Capabilities
  ) -> StyledText {
    let percent = StyledText("\((fraction * 100).rounded(.down).clampedInt) %").padded(
      to: 6, .right)
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
    case .diverged, .finished:
      durationWords(seconds: Double(state.speed.elapsedMilliseconds) / 1_000)
    }
  }
}
