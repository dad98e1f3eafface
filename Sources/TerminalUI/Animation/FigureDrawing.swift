package import Canvas
import Figures
package import Tutor

/// The frame of every figure: settings, the moving part or its table or both, and a line for words.
package struct FigureDrawing {
  /// From this width on the table of steps stands beside the figure.
  private static let widthForTable = 130

  let view: any FigureView
  /// A kind that `Figures` knows, which has the place of the view.
  private let part: (any FigurePart)?
  private let hasFocus: Bool
  private let capabilities: Capabilities
  private let isApart: Bool

  /// `hasFocus` says whether keys go to the figure now.
  package init(_ state: FigureState, capabilities: Capabilities, hasFocus: Bool) {
    self.capabilities = capabilities
    self.hasFocus = hasFocus
    part = if case .part(let part) = state { part } else { nil }
    isApart = state.playback.isApart
    view =
      switch state {
      case .derivation(let state):
        DerivationDrawing(state: state, capabilities: capabilities)
      case .part: NoView()
      }
  }

  /// Rows that the figure takes when there is room for all of it.
  package func height(width: Int) -> Int {
    if let part { return part.height(width: width) }
    return 1 + body(width: width, room: .max / 2).size.height + (view.hasWordLine ? 1 : 0)
  }

  /// Rows without which the moving part would be cut; a table beside it can do with them.
  package func leastHeight(width: Int) -> Int {
    if let part { return part.leastHeight(width: width) }
    guard hasTableBeside(width: width) else { return height(width: width) }
    let figure = view.figure(width: width / 2, room: .max / 2)
    return 1 + figure.size.height + (view.hasWordLine ? 1 : 0)
  }

  /// The figure in so many columns and at most so many rows; words that need more rows cover the last ones.
  package func draw(width: Int, room: Int) -> Grid {
    if let part {
      return part.draw(width: width, room: room, capabilities: capabilities, hasFocus: hasFocus)
    }
    let said = isApart ? view.anatomy?.lines : nil
    let words = (said ?? view.words(width: width)).flatMap {
      $0.fitted(to: capabilities).wrapped(to: width - 2)
    }
    let body = body(width: width, room: max(1, room - 1 - (view.hasWordLine ? 1 : 0)))
    let wordRows = max(words.count - (view.hasWordLine ? 0 : 1), view.hasWordLine ? 1 : 0)
    let height = min(room, 1 + body.size.height + wordRows)
    var grid = Grid(size: Size(width: width, height: height))
    grid.write(view.settings(width: width), x: 1, y: 0, width: width - 1)
    grid.place(body, x: 0, y: 1)
    let top = max(1, height - words.count)
    if !words.isEmpty {
      grid.clear(Rect(x: 0, y: top, width: width, height: height - top))
      grid.write(words, x: 1, y: top, width: width - 1, limit: height - top)
    }
    return grid
  }

  private func body(width: Int, room: Int) -> Grid {
    guard hasTableBeside(width: width) else {
      return view.isTable
        ? table(width: width, room: room) : view.figure(width: width, room: room)
    }
    let figureWidth = width / 2
    let left = view.figure(width: figureWidth, room: room)
    let right = table(width: width - figureWidth - 3, room: room)
    let height = max(left.size.height, right.size.height)
    var grid = Grid(size: Size(width: width, height: height))
    grid.place(left, x: 0, y: 0)
    grid.drawVerticalRule(x: figureWidth, y: 0, height: height)
    grid.place(right, x: figureWidth + 2, y: 0)
    return grid
  }

  private func hasTableBeside(width: Int) -> Bool {
    !view.isTable && width >= Self.widthForTable && view.hasTableBeside
  }

  private func table(width: Int, room: Int) -> Grid {
    let lines = view.table(width: width - 2, room: room)
    var grid = Grid(size: Size(width: width, height: min(room, lines.count)))
    grid.write(lines, x: 1, y: 0, width: width - 1, limit: room)
    return grid
  }
}

/// In the place of the view of a kind that `Figures` knows.
private struct NoView: FigureView {
  let isTable = false
  let hasWordLine = false
  let plainSettings = ""
  func settings(width: Int) -> StyledText { "" }
  func words(width: Int) -> [StyledText] { [] }
  func figure(width: Int, room: Int) -> Grid { Grid(size: Size(width: 0, height: 0)) }
  func table(width: Int, room: Int) -> [StyledText] { [] }
  func completeTable(width: Int) -> [StyledText] { [] }
}
