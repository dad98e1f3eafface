internal import CNNEngine
internal import Canvas

/// A 1-D figure: input, window, kernel, products and output below each other, one column an input place.
struct SlidingRow {
  private static let labelWidth = 4

  let figure: SlidingFigure
  let area: FigureArea
  let variant: Int
  private let cells: SlidingCells
  private let cellWidth: Int
  /// Places that are seen, counted from the first one of the padding.
  private let visible: Range<Int>

  init(_ figure: SlidingFigure, variant: Int, _ area: FigureArea) {
    self.figure = figure
    self.area = area
    self.variant = variant
    cells = SlidingCells(figure: figure, area: area)
    let settings = figure.settings
    let window = settings.windows[0]
    let count = settings.slidAxes[0] + 2 * window.paddingBefore
    let number = max(cells.widths.number, cells.widths.place)
    let room = area.width - Self.labelWidth - 1
    let fields = area.guess == nil ? 2 : 3
    cellWidth = (number + 3) * count <= room ? max(number + 3, 5) : number + fields
    let start = figure.step * window.stride
    var play = start..<start + window.extent
    if case .input(_, let column) = figure.focus {
      let step = settings.operation.isTransposed ? settings.stride : 1
      let place = column * step + window.paddingBefore
      play = place..<place + 1
    }
    visible = visiblePlaces(of: count, around: play, room: max(1, room / cellWidth))
  }

  /// Columns for all places, with as few blanks as can be.
  var wantedWidth: Int {
    let places = figure.settings.slidAxes[0] + 2 * figure.settings.windows[0].paddingBefore
    return Self.labelWidth + 1 + places * (max(cells.widths.number, cells.widths.place) + 2)
  }

  private var width: Int { area.width }
  /// Rows that there is room for; what matters least gives way.
  private var room: Int { area.height ?? .max / 2 }

  /// The rows, from the input to the formula.
  func draw() -> Grid {
    let rows = rows
    var grid = Grid(size: Size(width: width, height: rows.count))
    for (y, row) in rows.enumerated() {
      switch row {
      case .heading: grid.write(heading, x: 1, y: y, width: width - 1)
      case .input(let channel): drawInput(channel, on: &grid, y: y)
      case .ruler: drawRuler(on: &grid, y: y)
      case .top: drawEdge("╭", "╮", on: &grid, y: y)
      case .kernel(let channel): drawKernel(channel, on: &grid, y: y)
      case .bottom: drawEdge("╰", "╯", on: &grid, y: y)
      case .products: drawProducts(on: &grid, y: y)
      case .runningSum: drawRunningSum(on: &grid, y: y)
      case .output(let filter): drawOutput(filter, on: &grid, y: y)
      case .guess: drawGuess(on: &grid, y: y)
      case .formula: grid.write(formula.line(width: width - 2), x: 1, y: y, width: width - 1)
      }
    }
    return grid
  }

  fileprivate enum Row: Equatable {
    case heading, ruler, top, bottom, products, runningSum, guess, formula
    case input(channel: Int), kernel(channel: Int), output(filter: Int)
  }

  private var rows: [Row] {
    let show = figure.show
    let isPooling = figure.settings.operation.isPooling
    var rows: [Row] = figure.traces.count > 1 ? [.heading] : []
    if hasChannels, !isPooling {
      let read = figure.settings.channels(of: figure.settings.filter)
      for channel in figure.settings.inputs.indices {
        rows.append(.input(channel: channel))
        if read.contains(channel) { rows.append(.kernel(channel: channel)) }
      }
      rows.append(show.contains(.ruler) ? .ruler : .bottom)
    } else {
      let channel = figure.settings.channel
      rows.append(.input(channel: channel))
      if show.contains(.ruler) { rows.append(.ruler) }
      rows += isPooling ? [.bottom] : [.top, .kernel(channel: channel), .bottom]
      if show.contains(.products), !isPooling {
        rows.append(.products)
        if show.contains(.sum), figure.traces.count == 1 { rows.append(.runningSum) }
      }
    }
    rows += hasMaps ? figure.maps.indices.map { .output(filter: $0) } : [.output(filter: 0)]
    if area.guess != nil { rows.append(.guess) }
    if show.contains(.sum) { rows.append(.formula) }
    let leastFirst: [Row] = [.runningSum, .formula, .top, .products, .bottom, .ruler]
    for row in leastFirst where rows.count > room { rows.removeAll { $0 == row } }
    if rows.count > room, hasChannels {
      let shown = figure.settings.channel
      rows.removeAll { $0.isOfChannel(besides: shown) }
    }
    return rows
  }

  private var hasChannels: Bool { figure.settings.inputs.count > 1 }
  /// Every filter has a row of outputs, unless two modes stand side by side.
  private var hasMaps: Bool { figure.maps.count > 1 && figure.traces.count == 1 }

  private var trace: SlidingTrace { figure.traces[variant] }
  private var frame: SlidingTrace.Frame { trace.frames[figure.step] }
  private var padding: Int { figure.settings.windows[0].paddingBefore }
  private var window: Range<Int> {
    let start = frame.start[0] + padding
    return start..<start + figure.settings.windows[0].extent
  }

  private var formula: SlidingFormula {
    SlidingFormula(frame: frame, trace: trace, isUnicode: area.capabilities.isUnicode)
  }

  private var heading: StyledText {
    StyledText(trace.variant.name.uppercased(), Style(.text, isBold: true))
      + StyledText(trace.variant.isFlipped ? "  w read backwards" : "", .quiet)
  }

  /// The column where a place begins; nil when it is panned out of sight.
  private func column(_ place: Int) -> Int? {
    visible.contains(place) ? Self.labelWidth + (place - visible.lowerBound) * cellWidth : nil
  }

  private func label(_ name: String, _ role: Role, on grid: inout Grid, y: Int) {
    grid.write(StyledText(name, role), x: 1, y: y)
  }

  /// Whether numbers have two blanks behind them and not one.
  private var isRoomy: Bool { cellWidth > cells.widths.number + 2 }

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

  /// `x`, or `x2` where there are several.
  private func name(_ letter: String, _ index: Int, of isNumbered: Bool) -> String {
    isNumbered ? letter + String(index + 1) : letter
  }

  private func drawInput(_ channel: Int, on grid: inout Grid, y: Int) {
    label(name("x", channel, of: hasChannels), .input, on: &grid, y: y)
    let taps = frame.taps(of: figure.settings.operation.isPooling ? 0 : channel)
    for place in visible {
      let tap = taps.first { $0.position == [place - padding] }
      write(
        cells.place([place - padding], channel: channel, tap: tap), at: place, on: &grid, y: y)
    }
    let more = Style(.focus, isBold: true)
    if visible.lowerBound > 0 { grid.write("◂", x: Self.labelWidth - 1, y: y, more) }
    let count = figure.settings.slidAxes[0] + 2 * padding
    if visible.upperBound < count { grid.write("▸", x: width - 1, y: y, more) }
  }

  /// Where a window can begin, and what no window ever reaches.
  private func drawRuler(on grid: inout Grid, y: Int) {
    let settings = figure.settings
    let count = settings.slidAxes[0] + 2 * padding
    let stride = settings.windows[0].stride
    let untouched = settings.windows[0].untouchedCount(for: settings.slidAxes[0])
    for place in visible {
      let isStart = place % stride == 0 && place / stride < trace.frames.count
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

  private func drawKernel(_ channel: Int, on grid: inout Grid, y: Int) {
    label(name("w", channel, of: hasChannels), .kernel, on: &grid, y: y)
    let taps = frame.taps(of: channel)
    for place in window.clamped(to: visible) {
      let tap = taps.first { $0.position == [place - padding] }
      let text = tap.map { cells.weight(row: 0, column: $0.kernelIndex[0], channel: channel) }
      write(text ?? StyledText("·", .quiet), at: place, on: &grid, y: y)
    }
    if let x = column(window.lowerBound) { grid.write("│", x: x, y: y, Style(.kernel)) }
    if let x = column(window.upperBound - 1) {
      grid.write("│", x: x + cellWidth - 1, y: y, Style(.kernel))
    }
    if hasChannels { drawChannelSum(channel, on: &grid, y: y) }
  }

  /// What a channel adds to the output, behind its window.
  private func drawChannelSum(_ channel: Int, on grid: inout Grid, y: Int) {
    let sum = frame.sum(of: channel).figureText
    let text = StyledText(" = ", .quiet) + StyledText(sum, .output)
    guard let x = column(window.upperBound - 1), x + cellWidth + text.width <= width else { return }
    grid.write(text, x: x + cellWidth, y: y)
  }

  private func drawProducts(on grid: inout Grid, y: Int) {
    for (index, tap) in frame.taps.enumerated() {
      let place = tap.position[0] + padding
      write(StyledText(tap.product?.figureText ?? ""), at: place, on: &grid, y: y)
      if index > 0, let x = column(place) {
        grid.write("+", x: isRoomy ? x - 1 : x, y: y, Style(.quiet))
      }
    }
    guard figure.show.contains(.sum), let x = column(window.upperBound - 1) else { return }
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

  private func drawOutput(_ filter: Int, on grid: inout Grid, y: Int) {
    label(name("y", filter, of: hasMaps), .output, on: &grid, y: y)
    let shown = hasMaps ? figure.maps[filter] : trace
    for index in shown.frames.indices {
      write(
        cells.output(index, of: shown), at: index * figure.settings.windows[0].stride, on: &grid,
        y: y)
    }
    if hasMaps, filter == figure.settings.filter { grid.write("◂", x: 3, y: y, Style(.focus)) }
  }

  private func drawGuess(on grid: inout Grid, y: Int) {
    label(area.isSecret ? "?" : "you", .focus, on: &grid, y: y)
    for index in trace.frames.indices {
      guard let x = column(index * figure.settings.windows[0].stride) else { continue }
      let guess = cells.guess(index, variant: variant, width: cellWidth)
      if index == 0 {
        write(guess, at: 0, on: &grid, y: y)
      } else {
        grid.write(guess, x: x, y: y)
      }
    }
  }
}

extension SlidingRow.Row {
  /// Whether it belongs to a channel that is not looked at.
  fileprivate func isOfChannel(besides shown: Int) -> Bool {
    switch self {
    case .input(let channel), .kernel(let channel): channel != shown
    case .heading, .ruler, .top, .bottom, .products, .runningSum, .guess, .formula, .output: false
    }
  }
}
