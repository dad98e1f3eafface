import CNNEngine
import Canvas
import Course
import Tutor

/// A 1-D figure: input, window, kernel, products and output below each other, one column an input place.
struct AnimationRowFigure {
  private static let labelWidth = 4

  let state: AnimationState
  let capabilities: Capabilities
  let variant: Int
  let width: Int
  /// Rows that there is room for; what matters least gives way.
  let room: Int
  let hasFocus: Bool
  private let cells: AnimationCells
  private let cellWidth: Int
  /// Places that are seen, counted from the first one of the padding.
  private let visible: Range<Int>

  init(
    _ state: AnimationState, variant: Int, capabilities: Capabilities, width: Int, room: Int,
    hasFocus: Bool
  ) {
    self.state = state
    self.capabilities = capabilities
    self.variant = variant
    self.width = width
    self.room = room
    self.hasFocus = hasFocus
    cells = AnimationCells(state: state, hasFocus: hasFocus)
    let settings = state.settings
    let count = settings.axes[0] + 2 * settings.padding
    let number = max(cells.numberWidth, settings.padding > 0 ? 3 : 2)
    let room = width - Self.labelWidth - 1
    let fields = state.prediction == nil ? 2 : 3
    cellWidth = (number + 3) * count <= room ? max(number + 3, 5) : number + fields
    let start = state.position * settings.stride
    var play = start..<start + settings.windows[0].extent
    if case .input(_, let column) = state.focus {
      play = column + settings.padding..<column + settings.padding + 1
    }
    visible = visiblePlaces(of: count, around: play, room: max(1, room / cellWidth))
  }

  /// The rows, from the input to the formula.
  func draw() -> Grid {
    let rows = rows
    var grid = Grid(size: Size(width: width, height: rows.count))
    for (y, row) in rows.enumerated() {
      switch row {
      case .heading: grid.write(heading, x: 1, y: y, width: width - 1)
      case .input: drawInput(on: &grid, y: y)
      case .ruler: drawRuler(on: &grid, y: y)
      case .top: drawEdge("╭", "╮", on: &grid, y: y)
      case .kernel: drawKernel(on: &grid, y: y)
      case .bottom: drawEdge("╰", "╯", on: &grid, y: y)
      case .products: drawProducts(on: &grid, y: y)
      case .runningSum: drawRunningSum(on: &grid, y: y)
      case .output: drawOutput(on: &grid, y: y)
      case .guess: drawGuess(on: &grid, y: y)
      case .formula: grid.write(formula.line(width: width - 2), x: 1, y: y, width: width - 1)
      }
    }
    return grid
  }

  private enum Row {
    case heading, input, ruler, top, kernel, bottom, products, runningSum, output, guess, formula
  }

  private var rows: [Row] {
    let show = state.spec.show
    let isPooling = state.settings.operation.isPooling
    var rows: [Row] = state.traces.count > 1 ? [.heading] : []
    rows.append(.input)
    if show.contains(.ruler) { rows.append(.ruler) }
    rows += isPooling ? [.bottom] : [.top, .kernel, .bottom]
    if show.contains(.products), !isPooling {
      rows.append(.products)
      if show.contains(.sum), state.traces.count == 1 { rows.append(.runningSum) }
    }
    rows.append(.output)
    if state.prediction != nil { rows.append(.guess) }
    if show.contains(.sum) { rows.append(.formula) }
    let leastFirst: [Row] = [.runningSum, .formula, .top, .products, .bottom, .ruler]
    for row in leastFirst where rows.count > room { rows.removeAll { $0 == row } }
    return rows
  }

  private var trace: AnimationTrace { state.traces[variant] }
  private var frame: AnimationTrace.Frame { trace.frames[state.position] }
  private var padding: Int { state.settings.padding }
  private var window: Range<Int> {
    let start = frame.start[0] + padding
    return start..<start + state.settings.windows[0].extent
  }

  private var formula: AnimationFormula {
    AnimationFormula(frame: frame, trace: trace, isUnicode: capabilities.isUnicode)
  }

  private var heading: StyledText {
    StyledText(trace.variant.name.uppercased(), Style(.text, isBold: true))
      + StyledText(trace.variant == .convolution ? "  w read backwards" : "", .quiet)
  }

  /// The column where a place begins; nil when it is panned out of sight.
  private func column(_ place: Int) -> Int? {
    visible.contains(place) ? Self.labelWidth + (place - visible.lowerBound) * cellWidth : nil
  }

  private func label(_ name: String, _ role: Role, on grid: inout Grid, y: Int) {
    grid.write(StyledText(name, role), x: 1, y: y)
  }

  /// Whether numbers have two blanks behind them and not one.
  private var isRoomy: Bool { cellWidth > cells.numberWidth + 2 }

  /// Right-aligned with room at either side of the cell for the window's edges.
  private func write(_ text: StyledText, at place: Int, on grid: inout Grid, y: Int) {
    guard let x = column(place) else { return }
    let inner = cellWidth - (isRoomy ? 3 : 2)
    let shown = text.padded(to: inner, .right)
    grid.write(shown, x: x + 1 + max(0, inner - shown.width), y: y)
    if let background = text.runs.first?.style.background, background != .none {
      grid.paint(Rect(x: x + 1, y: y, width: cellWidth - 2, height: 1), background)
    }
  }

  private func drawInput(on grid: inout Grid, y: Int) {
    label("x", .input, on: &grid, y: y)
    for place in visible {
      let position = place - padding
      let tap = frame.taps.first { $0.position == [position] }
      let isInside = state.settings.input[0].indices.contains(position)
      write(
        isInside
          ? cells.input(row: 0, column: position, tap: tap) : cells.padding(tap: tap),
        at: place, on: &grid, y: y)
    }
    let more = Style(.focus, isBold: true)
    if visible.lowerBound > 0 { grid.write("◂", x: Self.labelWidth - 1, y: y, more) }
    let count = state.settings.axes[0] + 2 * padding
    if visible.upperBound < count { grid.write("▸", x: width - 1, y: y, more) }
  }

  /// Where a window can begin, and what no window ever reaches.
  private func drawRuler(on grid: inout Grid, y: Int) {
    let settings = state.settings
    let count = settings.axes[0] + 2 * padding
    let untouched = settings.windows[0].untouchedCount(for: settings.axes[0])
    for place in visible {
      let isStart =
        place % settings.stride == 0 && place / settings.stride < trace.frames.count
      if isStart {
        write(StyledText("▲", .output), at: place, on: &grid, y: y)
      } else if place >= count - untouched {
        write(StyledText("╳", .wrong), at: place, on: &grid, y: y)
      }
    }
  }

  private func drawEdge(_ left: String, _ right: String, on grid: inout Grid, y: Int) {
    let shown = window.clamped(to: visible)
    guard let first = column(shown.lowerBound), !shown.isEmpty else { return }
    let length = shown.count * cellWidth
    let style = Style(.kernel)
    grid.write(String(repeating: "─", count: length), x: first, y: y, style)
    if shown.lowerBound == window.lowerBound { grid.write(left, x: first, y: y, style) }
    if shown.upperBound == window.upperBound {
      grid.write(right, x: first + length - 1, y: y, style)
    }
  }

  private func drawKernel(on grid: inout Grid, y: Int) {
    label("w", .kernel, on: &grid, y: y)
    for place in window.clamped(to: visible) {
      let tap = frame.taps.first { $0.position == [place - padding] }
      let text = tap.map { cells.weight(row: 0, column: $0.kernelIndex[0]) }
      write(text ?? StyledText("·", .quiet), at: place, on: &grid, y: y)
    }
    if let x = column(window.lowerBound) { grid.write("│", x: x, y: y, Style(.kernel)) }
    if let x = column(window.upperBound - 1) {
      grid.write("│", x: x + cellWidth - 1, y: y, Style(.kernel))
    }
  }

  private func drawProducts(on grid: inout Grid, y: Int) {
    for (index, tap) in frame.taps.enumerated() {
      let place = tap.position[0] + padding
      write(StyledText(tap.product?.figureText ?? ""), at: place, on: &grid, y: y)
      if index > 0, let x = column(place) {
        grid.write("+", x: isRoomy ? x - 1 : x, y: y, Style(.quiet))
      }
    }
    guard state.spec.show.contains(.sum), let x = column(window.upperBound - 1) else { return }
    let bias = trace.bias == 0 ? "" : " + \(trace.bias.factorText)"
    let result = StyledText(bias + "  = ", .quiet) + StyledText(frame.value.figureText, .output)
    if x + cellWidth + result.width <= width { grid.write(result, x: x + cellWidth, y: y) }
  }

  /// The sum as it grows from tap to tap.
  private func drawRunningSum(on grid: inout Grid, y: Int) {
    label("sum", .quiet, on: &grid, y: y)
    for tap in frame.taps {
      let text = StyledText(tap.runningSum?.figureText ?? "", .quiet)
      write(text, at: tap.position[0] + padding, on: &grid, y: y)
    }
  }

  private func drawOutput(on grid: inout Grid, y: Int) {
    label("y", .output, on: &grid, y: y)
    for index in trace.frames.indices {
      write(cells.output(index, of: trace), at: index * state.settings.stride, on: &grid, y: y)
    }
  }

  private func drawGuess(on grid: inout Grid, y: Int) {
    label(state.entry == .predicting ? "?" : "you", .focus, on: &grid, y: y)
    for index in trace.frames.indices {
      guard let x = column(index * state.settings.stride) else { continue }
      let guess = cells.guess(index, variant: variant, width: cellWidth)
      if index == 0 {
        write(guess, at: 0, on: &grid, y: y)
      } else {
        grid.write(guess, x: x, y: y)
      }
    }
  }
}
