import CNNEngine
import Canvas
import Course
import Tutor

/// A window that slides over numbers, in as many variants as are asked for.
struct AnimationDrawing: FigureView {
  let state: AnimationState
  let capabilities: Capabilities
  /// Whether keys go to the figure now.
  let hasFocus: Bool

  var isTable: Bool { state.isTable }

  /// Steps without a formula line need a line of their own for words.
  var hasWordLine: Bool {
    if case .inspecting = state.entry { return true }
    return !state.spec.show.contains(.sum) || state.prediction != nil
  }

  var plainSettings: String { status(width: 78).plainSettings }

  func settings(width: Int) -> StyledText { status(width: width).settings }

  func words(width: Int) -> [StyledText] { status(width: width).words }

  private func status(width: Int) -> AnimationStatus {
    AnimationStatus(state: state, hasFocus: hasFocus, width: width)
  }

  func table(width: Int, room: Int) -> [StyledText] {
    AnimationTable(state: state, capabilities: capabilities, isComplete: false)
      .lines(width: width, room: room)
  }

  /// A picture of very many outputs is never told in full: a row each, with all its taps, nobody could read.
  func completeTable(width: Int) -> [StyledText] {
    guard !state.settings.operation.isPicture || state.frameCount <= AnimationTable.outputLimit
    else { return abridgedTable(width: width) }
    return AnimationTable(state: state, capabilities: capabilities, isComplete: true)
      .lines(width: width)
  }

  /// A large map as numbers in rows, then the first output, the greatest and the last one taken apart.
  func abridgedTable(width: Int) -> [StyledText] {
    guard state.settings.operation.isPicture, state.frameCount >= AnimationPlainGrids.leastOutputs
    else { return completeTable(width: width) }
    let maps = AnimationPlainGrids(state: state).outputs.map { StyledText($0) }
    let table = AnimationTable(state: state, capabilities: capabilities, isComplete: true)
    return maps + table.lines(width: width, outputs: state.tellingOutputs)
  }

  func figure(width: Int, room: Int) -> Grid {
    guard !state.settings.operation.isPicture else {
      return AnimationGridFigure(
        state, capabilities: capabilities, width: width, room: room, hasFocus: hasFocus
      ).draw()
    }
    let panelWidth = width / state.traces.count
    let sideBySide = rows(width: panelWidth, room: room)
    let needed = 6 + (state.settings.slidAxes[0] + 2 * state.settings.windows[0].paddingBefore) * 4
    if state.traces.count == 1 || panelWidth >= min(needed, 38) {
      return beside(sideBySide, panelWidth: panelWidth, width: width)
    }
    return stacked(width: width, room: room)
  }

  private func rows(width: Int, room: Int) -> [Grid] {
    state.traces.indices.map { variant in
      AnimationRowFigure(
        state, variant: variant, capabilities: capabilities, width: width, room: room,
        hasFocus: hasFocus
      ).draw()
    }
  }

  private func beside(_ panels: [Grid], panelWidth: Int, width: Int) -> Grid {
    var grid = Grid(size: Size(width: width, height: panels.map(\.size.height).max() ?? 0))
    for (index, panel) in panels.enumerated() { grid.place(panel, x: index * panelWidth, y: 0) }
    return grid
  }

  /// One below the other where there is room; else the one that is typed into, or the first.
  private func stacked(width: Int, room: Int) -> Grid {
    let full = rows(width: width, room: room)
    let height = full.reduce(0) { $0 + $1.size.height }
    guard height <= room else { return full[state.prediction?.variant ?? 0] }
    var grid = Grid(size: Size(width: width, height: height))
    var y = 0
    for panel in full {
      grid.place(panel, x: 0, y: y)
      y += panel.size.height
    }
    return grid
  }
}

extension AnimationState {
  /// The first output, the greatest one and the last one, in their order.
  fileprivate var tellingOutputs: [Int] {
    let values = traces[0].values.map(abs)
    let greatest = values.indices.max { values[$0] < values[$1] } ?? 0
    return Set([0, greatest, values.count - 1]).sorted()
  }
}
