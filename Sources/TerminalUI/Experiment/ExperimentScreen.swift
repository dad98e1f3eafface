internal import Checked
import CNNEngine
package import Canvas
import Course
package import Tutor

/// An experiment as a screen: the question, the dashboard of each run, the table.
package struct ExperimentScreen: Screen {
  package typealias Message = ExperimentState.Message

  private(set) var state: ExperimentState

  private var size = Size(width: 80, height: 24)

  package init(_ state: ExperimentState) {
    self.state = state
  }

  package mutating func fit(size: Size, capabilities: Capabilities) { self.size = size }

  package mutating func handle(_ message: Message) -> [Effect] { state.handle(message) }

  package func message(for event: OutsideEvent) -> Message? {
    switch event {
    case .experiment(let report): .report(report)
    case .runs(let runs): .kept(runs)
    case .progress, .written: nil
    }
  }

  package var isTextEntry: Bool { state.showsRuns && state.runs.draft != nil }

  /// What is seen; each part has its own keys.
  private enum Part {
    case question
    case runs
    case dashboard(TrainingScreen)
    case table
    case sentence(String)
  }

  private var part: Part {
    if state.showsRuns { return .runs }
    switch state.phase {
    case .asking: return .question
    case .failed(let sentence): return .sentence(sentence)
    case .finished where state.showsTable: return .table
    case .running, .finished:
      // Until the first run begins, its frame is there already.
      let plan = state.plan.runs.first?.training
      return (state.current ?? plan.map { TrainingState(plan: $0) })
        .map { .dashboard(TrainingScreen($0, size: size)) } ?? .sentence("There is nothing to run.")
    }
  }

  package func message(for key: Key) -> Message? {
    switch part {
    case .question: choice(for: key) ?? leaving(for: key)
    case .runs: RunsView(state.runs).message(for: key).map(Message.runs)
    case .dashboard(let screen): dashboard(screen, key)
    case .table: tableMessage(for: key) ?? leaving(for: key)
    case .sentence: leaving(for: key)
    }
  }

  private func leaving(for key: Key) -> Message? {
    switch key {
    case .escape: .leave(.back)
    case .function(10): .leave(.quit)
    default: nil
    }
  }

  private func dashboard(_ screen: TrainingScreen, _ key: Key) -> Message? {
    if state.current == nil { return leaving(for: key) }
    if key == .character("c"), screen.takesCommands { return .openRuns }
    return screen.message(for: key).map(Message.dashboard)
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

  private func tableMessage(for key: Key) -> Message? {
    switch key {
    case .up, .character("k"): .scroll(-1)
    case .down, .character("j"): .scroll(1)
    case .pageUp: .scroll(-10)
    case .pageDown: .scroll(10)
    case .tab: .showTable(false)
    default: nil
    }
  }

  package var allKeys: [FooterKey] {
    switch part {
    case .question:
      [FooterKey("↑↓", "choose"), FooterKey("↵", "take the choice and run")]
        + [FooterKey("s", "run without a guess")]
    case .runs: RunsView(state.runs).allKeys
    case .dashboard(let screen): screen.allKeys
    case .table: [FooterKey("↑↓", "scroll the table"), FooterKey("tab", "the last run")]
    case .sentence: []
    }
  }

  package func draw(size: Size, capabilities: Capabilities) -> Grid {
    switch part {
    case .dashboard(let screen): screen.draw(size: size, capabilities: capabilities)
    case .runs: RunsView(state.runs).draw(size: size, capabilities: capabilities)
    case .question:
      frame(
        size, [FooterKey("↑↓", "choose"), FooterKey("↵", "run"), FooterKey("s", "skip")],
        capabilities
      ) {
        drawQuestion(on: &$0, in: $1, capabilities)
      }
    case .table:
      frame(size, [FooterKey("↑↓", "scroll"), FooterKey("tab", "last run")], capabilities) {
        drawResult(on: &$0, in: $1, capabilities)
      }
    case .sentence(let sentence):
      frame(size, [], capabilities) {
        let lines = StyledText(sentence, .wrong).fitted(to: capabilities).wrapped(to: $1.width)
        $0.write(lines, x: $1.x, y: $1.y, limit: $1.height)
      }
    }
  }

  /// Longer lines are hard to read, however wide the screen is; the widest table of the course just fits.
  private static let measure = 100

  /// Header and footer, and in between what is drawn.
  private func frame(
    _ size: Size, _ keys: [FooterKey], _ capabilities: Capabilities,
    draw: (inout Grid, Rect) -> Void
  ) -> Grid {
    var grid = Grid(size: size)
    drawHeader(on: &grid, capabilities)
    let body = grid.body
    let width = min(body.width - 2, Self.measure)
    draw(&grid, Rect(x: 1, y: body.y, width: width, height: body.height))
    let all = keys + [FooterKey("esc", "back"), FooterKey("?", "keys")]
    grid.drawFooter(all, isUnicode: capabilities.isUnicode)
    return grid
  }

  private func drawHeader(on grid: inout Grid, _ capabilities: Capabilities) {
    let plan = state.plan
    grid.drawHeader(
      StyledText("train-live \(plan.experiment.id) · \(plan.dataName)", .heading)
        .fitted(to: capabilities),
      right: StyledText(plan.runs.count == 1 ? "one run" : "\(plan.runs.count) runs", .quiet))
  }

  package func plainText() -> String {
    let lines =
      state.questionWords + state.resultLines(width: 72, capabilities: Capabilities()).map(\.string)
    return lines.joined(separator: "\n")
  }
}

// MARK: - The question and the table

extension ExperimentScreen {
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
    grid.write(Array(lines.dropFirst(atMost: first)), x: area.x, y: area.y, limit: area.height)
  }
}
