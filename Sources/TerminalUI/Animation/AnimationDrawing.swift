package import Canvas
import Course
package import Tutor

/// A whole figure: settings, the moving part in as many variants as are asked for, and one line for words.
package struct AnimationDrawing {
  /// From this width on the table of steps stands beside the figure.
  private static let widthForTable = 130

  let state: AnimationState
  let capabilities: Capabilities
  /// Whether keys go to the figure now.
  let hasFocus: Bool

  package init(_ state: AnimationState, capabilities: Capabilities, hasFocus: Bool) {
    self.state = state
    self.capabilities = capabilities
    self.hasFocus = hasFocus
  }

  /// Rows that the figure takes when there is room for all of it.
  package func height(width: Int) -> Int {
    1 + body(width: width, room: .max / 2).size.height + (hasWordLine ? 1 : 0)
  }

  /// The figure in so many columns and at most so many rows; words that need more rows cover the last ones.
  package func draw(width: Int, room: Int) -> Grid {
    let status = AnimationStatus(state: state, hasFocus: hasFocus, width: width)
    let words = status.words.flatMap { $0.fitted(to: capabilities).wrapped(to: width - 2) }
    let body = body(width: width, room: max(1, room - 1 - (hasWordLine ? 1 : 0)))
    let wordRows = max(words.count - (hasWordLine ? 0 : 1), hasWordLine ? 1 : 0)
    let height = min(room, 1 + body.size.height + wordRows)
    var grid = Grid(size: Size(width: width, height: height))
    grid.write(status.settings, x: 1, y: 0, width: width - 1)
    grid.place(body, x: 0, y: 1)
    let top = max(1, height - words.count)
    if !words.isEmpty {
      grid.clear(Rect(x: 0, y: top, width: width, height: height - top))
      grid.write(words, x: 1, y: top, width: width - 1, limit: height - top)
    }
    return grid
  }

  /// Steps without a formula line need a line of their own for words.
  private var hasWordLine: Bool { !state.spec.show.contains(.sum) || state.prediction != nil }

  private func body(width: Int, room: Int) -> Grid {
    if state.isTable { return table(width: width, room: room) }
    guard width >= Self.widthForTable else { return figure(width: width, room: room) }
    let figureWidth = width / 2
    let left = figure(width: figureWidth, room: room)
    let right = table(width: width - figureWidth - 3, room: room)
    let height = max(left.size.height, right.size.height)
    var grid = Grid(size: Size(width: width, height: height))
    grid.place(left, x: 0, y: 0)
    grid.drawVerticalRule(x: figureWidth, y: 0, height: height)
    grid.place(right, x: figureWidth + 2, y: 0)
    return grid
  }

  private func table(width: Int, room: Int) -> Grid {
    let table = AnimationTable(state: state, capabilities: capabilities, isComplete: false)
    let lines = table.lines(width: width - 2, room: room)
    var grid = Grid(size: Size(width: width, height: min(room, lines.count)))
    grid.write(lines, x: 1, y: 0, width: width - 1, limit: room)
    return grid
  }

  private func figure(width: Int, room: Int) -> Grid {
    guard !state.settings.operation.isPicture else {
      return AnimationGridFigure(
        state, capabilities: capabilities, width: width, room: room, hasFocus: hasFocus
      ).draw()
    }
    let panelWidth = width / state.traces.count
    let sideBySide = rows(width: panelWidth, room: room)
    let needed = 6 + (state.settings.axes[0] + 2 * state.settings.padding) * 4
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
