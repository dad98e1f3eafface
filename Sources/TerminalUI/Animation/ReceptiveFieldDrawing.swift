import CNNEngine
import Canvas
import Course
import Tutor

/// What one unit sees: the layers with what each adds, beside the map that is lit now.
struct ReceptiveFieldDrawing: FigureView {
  let state: ReceptiveFieldState
  let capabilities: Capabilities

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  var plainSettings: String {
    let field = state.picked.field.axes.map { String($0.size) }.joined(separator: " x ")
    let sentence = "receptive-field: \(state.spec.title); unit \(unitName) sees \(field)"
    return sentence + (wayWords.map { "; \($0)" } ?? "") + branchWords
  }

  func settings(width: Int) -> StyledText {
    let progress = figureProgress(state.playback, of: state.frameCount)
    let room = width - 4 - progress.width
    let unit = StyledText("unit ", .quiet) + StyledText(unitName, .output)
    let map = StyledText("   \(mapWords)", .quiet)
    let full = unit + map
    let text = full.width <= room ? full : unit.truncated(to: room)
    return text.padded(to: width - 2 - progress.width) + progress
  }

  func words(width: Int) -> [StyledText] {
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    switch state.entry {
    case .jumping(let text):
      return [StyledText("Go to unit (from 0): \(text)_", .focus)]
    case .predicting(let text):
      let question = width < 64 ? "Side of its patch: " : "How wide is the patch of the input? "
      return [StyledText("\(question)[\(text)_]", .focus)]
    case .none: break
    }
    if let guess = state.guess { return [verdict(guess, isNarrow: width < 64)] }
    return [StyledText(restingWords(isNarrow: width < 64), .quiet)]
  }

  private func restingWords(isNarrow: Bool) -> String {
    if let wayWords, !isNarrow { return wayWords + "; " + overlapWords }
    return overlapWords + (isNarrow ? "" : branchWords)
  }

  /// `3,4 of S4`.
  private var unitName: String {
    "\(state.unit.map(String.init).joined(separator: ",")) of \(state.picked.name)"
  }

  /// What the map on the right is, and how much of it is lit.
  private var mapWords: String {
    let lit = state.trace.steps[state.playback.position]
    let name = ReceptiveFieldMap(state, capabilities).name
    return "sees \(lit.map { String($0.litCount) }.joined(separator: " x ")) of \(name)"
  }

  private var overlapWords: String {
    let stage = state.picked
    guard !state.isSecret else { return "" }
    let overlap = axesText(stage.field.axes.indices.map { stage.overlap(axis: $0) })
    let jump = axesText(stage.field.axes.map(\.jump))
    let side = axesText(stage.field.axes.map(\.size))
    return stage.outputSizes.allSatisfy { $0 == 1 }
      ? "the only unit of its map" : "neighbours are \(jump) apart and share \(overlap) of \(side)"
  }

  /// Only one channel each: a way is one product of weights.
  private var wayWords: String? {
    guard state.spec.chain.hasOneChannel, let axis = state.trace.steps.last?.last,
      !state.isSecret
    else { return nil }
    return "\(axis.pathCount.figureText) ways to the unit along an axis"
  }

  private var branchWords: String {
    state.spec.chain.branching.map { "; followed up to \($0), where the network branches" } ?? ""
  }

  private func verdict(_ guess: SideGuess, isNarrow: Bool) -> StyledText {
    guard state.isLit else { return StyledText("you said \(guess.side)", .quiet) }
    guard let mistake = guess.mistake else {
      return StyledText("✓ \(guess.side): \(overlapWords)", .right)
    }
    let cause =
      switch mistake {
      case .ignoresStride: "that would be with every stride 1"
      case .countsPaths: "that counts the ways to the input, not its places"
      case .isArea: "that is the area; the side was asked for"
      case .isOwnWindow: "that is the layer's own window; go on to the input"
      case .unknown: isNarrow ? "add (K-1)·jump" : "add (K-1)·jump for each layer, from 1"
      }
    return StyledText("✗ \(guess.side): \(cause)", .wrong)
  }

  func figure(width: Int, room: Int) -> Grid {
    let table = ReceptiveFieldTable(state: state, capabilities: capabilities, isComplete: false)
    let wide = table.lines(.columns, room: room)
    let tableWidth = { (lines: [StyledText]) in lines.map(\.width).max() ?? 0 }
    let lines =
      tableWidth(wide) + 3 + min(34, width / 2) <= width
      ? wide : table.lines(.sides, room: room)
    let left = tableWidth(lines)
    let map = ReceptiveFieldMap(state, capabilities).draw(width: width - left - 5, room: room)
    var grid = Grid(
      size: Size(width: width, height: min(room, max(lines.count, map.size.height))))
    grid.write(lines, x: 1, y: 0, width: left, limit: room)
    grid.place(map, x: left + 4, y: 0)
    return grid
  }

  func table(width: Int, room: Int) -> [StyledText] {
    ReceptiveFieldTable(state: state, capabilities: capabilities, isComplete: false)
      .lines(.formulas, room: room)
  }

  func completeTable(width: Int) -> [StyledText] {
    ReceptiveFieldTable(state: state, capabilities: capabilities, isComplete: true)
      .lines(.formulas, room: .max)
  }
}

/// One number where all axes have the same, else all of them: `3`, `3x1`.
func axesText(_ numbers: [Int]) -> String {
  Set(numbers).count == 1
    ? numbers.first.map(String.init) ?? ""
    : numbers.map(String.init).joined(separator: "x")
}
