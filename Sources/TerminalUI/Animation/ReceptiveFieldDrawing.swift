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
  /// With much room the table, the map and every map on the way stand together.
  var hasTableBeside: Bool { false }

  var plainSettings: String {
    let field = state.sides.map(String.init).joined(separator: " x ")
    let sentence = "receptive-field: \(state.spec.title); unit \(unitName) sees \(field)"
    return sentence + (wayWords.map { "; \($0)" } ?? "")
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
    case .naming(let text): return [StyledText("Go to layer: \(text)_", .focus)]
    case .none: break
    }
    if let guess = state.guess { return [verdict(guess, isNarrow: width < 64)] }
    return [StyledText(restingWords(isNarrow: width < 64), .quiet)]
  }

  private func restingWords(isNarrow: Bool) -> String {
    if let wayWords, !isNarrow { return wayWords + "; " + overlapWords }
    return overlapWords
  }

  /// `3,4 of S4`.
  private var unitName: String {
    "\(state.unit.map(String.init).joined(separator: ",")) of \(state.picked.name)"
  }

  /// What the map on the right is, and how much of it is lit.
  private var mapWords: String {
    let lit = state.patch(atStep: state.playback.position).axes
    let name = ReceptiveFieldMap(state, step: state.playback.position, capabilities).name
    return "sees \(lit.map { String($0.litCount) }.joined(separator: " x ")) of \(name)"
  }

  private var overlapWords: String {
    let stage = state.picked
    guard !state.isSecret else { return "" }
    guard !stage.outputSizes.allSatisfy({ $0 == 1 }) else { return "the only unit of its map" }
    guard let axes = stage.field?.axes else { return "" }
    let overlap = axesText(axes.indices.map { stage.overlap(axis: $0) })
    let jump = axesText(axes.map(\.jump))
    let side = axesText(axes.map(\.size))
    return
      "neighbours are \(jump) apart and share \(overlap) of \(side)"
  }

  /// Only one channel each: a way is one product of weights.
  private var wayWords: String? {
    guard state.spec.graph.isSingleChain(to: state.stage), let axis = state.trace.input.axes.last,
      !state.isSecret
    else { return nil }
    return "\(axis.pathCount.figureText) ways to the unit along an axis"
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
    guard width >= Self.widthForAll else { return numbersAndMap(width: width, room: room) }
    let below = ReceptiveFieldWay(state: state, capabilities: capabilities)
      .draw(width: width - 2, room: room * 2 / 5)
    let above = numbersAndMap(width: width, room: max(1, room - below.size.height - 1))
    let height = above.size.height + (below.size.height > 0 ? 1 + below.size.height : 0)
    var grid = Grid(size: Size(width: width, height: min(room, height)))
    grid.place(above, x: 0, y: 0)
    grid.place(below, x: 1, y: above.size.height + 1)
    return grid
  }

  /// From this width on all maps on the way are drawn, and the table has its formulas.
  private static let widthForAll = 130

  private func numbersAndMap(width: Int, room: Int) -> Grid {
    let table = ReceptiveFieldTable(state: state, capabilities: capabilities, isComplete: false)
    let forms: [ReceptiveFieldTable.Form] =
      width >= Self.widthForAll ? [.formulas, .columns, .sides] : [.columns, .sides]
    let tables = forms.map { table.lines($0, room: room) }
    let tableWidth = { (lines: [StyledText]) in lines.map(\.width).max() ?? 0 }
    let lines =
      tables.first { tableWidth($0) + 3 + min(34, width / 2) <= width } ?? tables[tables.count - 1]
    let left = tableWidth(lines)
    let map = ReceptiveFieldMap(state, step: state.playback.position, capabilities)
      .draw(width: max(1, width - left - 5), room: room)
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
