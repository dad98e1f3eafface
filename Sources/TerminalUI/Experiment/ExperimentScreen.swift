import CNNEngine
package import Canvas
import Course
package import Tutor

/// An experiment as a screen: the question, the runs on one plot, the table.
package struct ExperimentScreen: Screen {
  package typealias Message = ExperimentState.Message

  private(set) var state: ExperimentState

  package init(_ state: ExperimentState) {
    self.state = state
  }

  package mutating func handle(_ message: Message) -> [Effect] { state.handle(message) }

  package func message(for event: OutsideEvent) -> Message? {
    switch event {
    case .experiment(let report): .report(report)
    case .progress, .training, .written: nil
    }
  }

  package func message(for key: Key) -> Message? {
    if state.pendingExit != nil { return answer(for: key) }
    switch key {
    case .escape: return .leave(.back)
    case .function(10): return .leave(.quit)
    default: return state.phase == .asking ? choice(for: key) : scroll(for: key)
    }
  }

  private func answer(for key: Key) -> Message? {
    switch key {
    case .character("y"), .enter: .answer(isYes: true)
    case .character("n"), .escape: .answer(isYes: false)
    default: nil
    }
  }

  private func choice(for key: Key) -> Message? {
    switch key {
    case .up, .character("k"): .move(-1)
    case .down, .character("j"): .move(1)
    case .enter: .choose
    case .character("s"): .skip
    default: nil
    }
  }

  private func scroll(for key: Key) -> Message? {
    switch key {
    case .up, .character("k"): .scroll(-1)
    case .down, .character("j"): .scroll(1)
    case .pageUp: .scroll(-10)
    case .pageDown: .scroll(10)
    default: nil
    }
  }

  package var allKeys: [FooterKey] {
    [
      FooterKey("↑↓", "choose, or scroll the table"), FooterKey("↵", "take the choice and run"),
      FooterKey("s", "run without a guess"),
      FooterKey("y n", "answers to the question whether to leave"),
    ]
  }

  private var footer: [FooterKey] {
    if state.pendingExit != nil { return [FooterKey("y", "leave"), FooterKey("n", "stay")] }
    let end = [FooterKey("esc", "back"), FooterKey("?", "keys")]
    switch state.phase {
    case .asking:
      return [FooterKey("↑↓", "choose"), FooterKey("↵", "run"), FooterKey("s", "skip")] + end
    case .running: return end
    case .finished: return [FooterKey("↑↓", "scroll")] + end
    case .failed: return end
    }
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let plan = state.plan
    grid.drawHeader(
      StyledText("train-live \(plan.experiment.id) · \(plan.dataName)", .heading)
        .fitted(to: capabilities),
      right: StyledText(plan.runs.count == 1 ? "one run" : "\(plan.runs.count) runs", .quiet))
    let body = grid.body
    let area = Rect(x: 1, y: body.y, width: body.width - 2, height: body.height)
    switch state.phase {
    case .asking: drawQuestion(on: &grid, in: area, capabilities)
    case .running: ExperimentRunView(state).draw(on: &grid, in: area, capabilities: capabilities)
    case .finished: drawResult(on: &grid, in: area, capabilities)
    case .failed(let sentence):
      grid.write(
        StyledText(sentence, .wrong).fitted(to: capabilities).wrapped(to: area.width), x: area.x,
        y: area.y, limit: area.height)
    }
    grid.drawFooter(footer, isUnicode: capabilities.isUnicode)
    return grid
  }

  private func drawQuestion(on grid: inout Grid, in area: Rect, _ capabilities: Capabilities) {
    guard let prediction = state.plan.experiment.prediction else { return }
    var y = grid.write(
      StyledText(state.plan.experiment.title, Style(isBold: true)).wrapped(to: area.width),
      x: area.x, y: area.y)
    let isRoomy = area.height >= 14
    if isRoomy { y += 1 }
    y = grid.write(
      prediction.ask.lines(width: area.width, capabilities: capabilities), x: area.x, y: y)
    if isRoomy { y += 1 }
    for (index, choice) in prediction.choices.enumerated() {
      let mark = StyledText(index == state.selection ? "▸ " : "  ", .focus)
      let lines = choice.lines(
        width: area.width, capabilities: capabilities, first: mark.fitted(to: capabilities),
        indent: 2, style: index == state.selection ? Style(isBold: true) : .plain)
      y = grid.write(lines, x: area.x, y: y)
    }
    guard y + 1 < area.y + area.height else { return }
    grid.write(
      StyledText("Guess before you see it: the run marks your answer.", .quiet)
        .truncated(to: area.width), x: area.x, y: y + 1)
  }

  private func drawResult(on grid: inout Grid, in area: Rect, _ capabilities: Capabilities) {
    let lines = state.resultLines(width: area.width, capabilities: capabilities)
    let first = min(state.firstLine, max(0, lines.count - area.height))
    grid.write(Array(lines.dropFirst(first)), x: area.x, y: area.y, limit: area.height)
  }

  package func plainText() -> String {
    let lines =
      state.questionWords + state.resultLines(width: 72, capabilities: Capabilities()).map(\.string)
    return lines.joined(separator: "\n")
  }
}
