import Canvas
import Tutor

/// The runs that are kept: a list, and the chosen ones on one plot below it.
struct RunsView {
  private let state: RunsState

  init(_ state: RunsState) {
    self.state = state
  }

  func draw(size: Size, capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size)
    let count = state.runs.count
    grid.drawHeader(
      StyledText("kept runs", .heading), right: StyledText(count == 1 ? "1 run" : "\(count) runs"))
    grid.drawFooter(footer, isUnicode: capabilities.isUnicode)
    let body = grid.body
    guard !state.runs.isEmpty else {
      let words = StyledText("No run is kept yet. A run that ends is kept by itself.", .quiet)
      grid.write(words.wrapped(to: body.width - 2), x: 1, y: body.y, limit: body.height)
      return grid
    }
    let listHeight = min(count + 1, body.height >= 18 ? body.height / 2 - 2 : body.height - 2)
    drawList(
      on: &grid, in: Rect(x: 1, y: body.y, width: body.width - 2, height: listHeight), capabilities)
    grid.write([question.fitted(to: capabilities)], x: 1, y: body.y + listHeight, width: body.width)
    let top = body.y + listHeight + 1
    RunPlot(plotted.map(\.record)).plot.draw(
      on: &grid,
      in: Rect(x: 1, y: top, width: body.width - 2, height: body.y + body.height - top),
      capabilities: capabilities)
    return grid
  }

  /// The chosen runs, or the one that is looked at.
  private var plotted: [KeptRun] {
    let chosen = state.runs.reversed().filter { state.shown.contains($0.number) }
    return chosen.isEmpty ? state.selected.map { [$0] } ?? [] : chosen
  }

  private func drawList(on grid: inout Grid, in rect: Rect, _ capabilities: Capabilities) {
    let window = ScrollWindow(
      count: state.runs.count, height: rect.height - 1, around: state.selection)
    let runs = state.runs[window.range]
    let lines = RunTableText.lines(of: Array(runs), width: rect.width - Self.markWidth)
    grid.write([lines[0]], x: rect.x + Self.markWidth, y: rect.y, width: rect.width)
    var y = rect.y + 1
    if window.above > 0 {
      grid.write(StyledText("▴ \(window.above) more", .quiet), x: rect.x + Self.markWidth, y: y)
      y += 1
    }
    for (run, line) in zip(runs, lines.dropFirst()) {
      let isSelected = run.number == state.selected?.number
      let mark =
        StyledText(isSelected ? "▸ " : "  ", .focus)
        + StyledText(state.shown.contains(run.number) ? "[x] " : "[ ] ")
      grid.write([(mark + line).fitted(to: capabilities)], x: rect.x, y: y, width: rect.width)
      y += 1
    }
    if window.below > 0 {
      grid.write(StyledText("▾ \(window.below) more", .quiet), x: rect.x + Self.markWidth, y: y)
    }
  }

  /// Room for `▸ [x] `.
  private static let markWidth = 6

  /// The name that is typed, or the question that stands.
  private var question: StyledText {
    if let draft = state.draft {
      return StyledText("name ", .heading) + StyledText(draft) + StyledText("▏", .focus)
    }
    guard state.isAskingToDelete, let run = state.selected else { return "" }
    return StyledText("Delete run \(run.number)? ", Style(.wrong, isBold: true))
      + StyledText("Its file goes away for good.")
  }
}

// MARK: - Keys

extension RunsView {
  func message(for key: Key) -> RunsState.Message? {
    if state.draft != nil { return naming(for: key) }
    if state.isAskingToDelete { return answer(for: key) }
    switch key {
    case .up, .character("k"): return .move(-1)
    case .down, .character("j"): return .move(1)
    case .pageUp: return .move(-10)
    case .pageDown: return .move(10)
    case .character(" "), .enter: return .toggle
    case .character("d"), .delete: return .askToDelete
    case .character("n"): return .beginToName
    case .escape, .character("c"): return .close
    default: return nil
    }
  }

  private func naming(for key: Key) -> RunsState.Message? {
    switch key {
    case .character(let character): .type(character)
    case .backspace: .erase
    case .enter: .keepName
    case .escape: .leaveName
    default: nil
    }
  }

  private func answer(for key: Key) -> RunsState.Message? {
    switch key {
    case .character("y"), .enter: .answer(isYes: true)
    case .character("n"), .escape: .answer(isYes: false)
    default: nil
    }
  }

  var allKeys: [FooterKey] {
    [
      FooterKey("↑↓", "look at another run"),
      FooterKey("space", "lay a run over the plot, four at most, or take it away"),
      FooterKey("n", "give the run a name"), FooterKey("d", "delete the run"),
      FooterKey("esc", "back to the run that goes"),
    ]
  }

  private var footer: [FooterKey] {
    if state.draft != nil { return [FooterKey("↵", "keep"), FooterKey("esc", "leave as it was")] }
    if state.isAskingToDelete { return [FooterKey("y", "delete"), FooterKey("n", "keep")] }
    let back = [FooterKey("esc", "back"), FooterKey("?", "keys")]
    guard !state.runs.isEmpty else { return back }
    return [FooterKey("space", "compare"), FooterKey("n", "name"), FooterKey("d", "delete")] + back
  }
}
