internal import CNNEngine
internal import Canvas

/// The steps of a figure as a table: what `t` shows and what a pipe gets.
struct SlidingTable {
  let figure: SlidingFigure
  let area: FigureArea

  /// Most outputs of a variant on a screen; those around the current one, where there are more.
  static let outputLimit = 400

  /// Heading and rows of each variant; the row of the current output is marked.
  func lines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    let showsMaps = area.isPlain && figure.maps.count > 1
    for (index, trace) in (showsMaps ? figure.maps : figure.traces).enumerated() {
      if !lines.isEmpty { lines.append("") }
      if showsMaps || figure.traces.count > 1 {
        let heading =
          showsMaps
          ? "filter \(index + 1) of \(figure.maps.count)" + groupNote(index) : trace.variant.name
        lines.append(StyledText(heading, Style(.text, isBold: true)))
      }
      lines += table(trace, outputs: shownOutputs).lines(width: width)
    }
    return lines
  }

  /// Which channels a filter reads, where it does not read all.
  private func groupNote(_ filter: Int) -> String {
    guard figure.settings.groups > 1 else { return "" }
    let read = figure.settings.channels(of: filter)
    return ", on channel" + (read.count == 1 ? " " : "s \(read.lowerBound + 1) to ")
      + "\(read.upperBound)"
  }

  private var shownOutputs: [Int] {
    let all = 0..<figure.stepCount
    guard !area.tellsAll else { return Array(all) }
    let first = max(0, min(figure.step - Self.outputLimit / 2, all.count - Self.outputLimit))
    return Array(all.dropFirst(first).prefix(Self.outputLimit))
  }

  /// Heading and rows of some outputs, counted from 0, of the variant or filter that is looked at.
  func lines(width: Int, outputs: [Int]) -> [StyledText] {
    table(figure.traces[0], outputs: outputs).lines(width: width)
  }

  /// Where the current output stands among the lines.
  var markedRow: Int { figure.step - (shownOutputs.first ?? 0) + (figure.traces.count > 1 ? 1 : 0) }

  private func table(_ trace: SlidingTrace, outputs: [Int]) -> TextTable {
    let hasBias = trace.bias != 0
    let isPooling = figure.settings.operation.isPooling
    var columns: [TextTable.Column] = [.init("  output"), .init("reads")]
    let hasChannels = figure.settings.depth > 1
    columns.append(.init(isPooling ? "taken" : hasChannels ? "channel by channel" : "products"))
    if hasBias { columns += [.init("sum", .right), .init("bias", .right)] }
    columns.append(.init("value", .right))
    let rows = outputs.map { index in
      row(
        trace.frames[index], trace, isCurrent: index == figure.step, isSeen: isSeen(index))
    }
    return TextTable(columns: columns, rows: rows)
  }

  private func isSeen(_ output: Int) -> Bool { area.tellsAll || figure.isRevealed(output) }

  private func row(
    _ frame: SlidingTrace.Frame, _ trace: SlidingTrace, isCurrent: Bool, isSeen: Bool
  ) -> [StyledText] {
    let formula = SlidingFormula(
      frame: frame, trace: trace, isUnicode: area.capabilities.isUnicode)
    var cells = [
      area.mark(isCurrent) + StyledText(formula.name), reads(frame),
    ]
    guard isSeen else {
      let count = trace.bias == 0 ? 2 : 4
      return cells + Array(repeating: StyledText("·", .quiet), count: count)
    }
    let isPooling = figure.settings.operation.isPooling
    cells.append(StyledText(isPooling ? formula.work : formula.terms.joined(separator: " + ")))
    if trace.bias != 0 {
      cells += [StyledText(frame.sum.figureText), StyledText(trace.bias.figureText)]
    }
    cells.append(StyledText(frame.value.figureText, Style(.output, isBold: isCurrent)))
    return cells
  }

  /// `x[0..2]`, every second one as `x[0..4 by 2]`; a picture names both corners.
  ///
  /// Of a transposed convolution the numbers that reach the output, without the zeros between and beside them.
  private func reads(_ frame: SlidingTrace.Frame) -> StyledText {
    if figure.settings.operation.isTransposed { return stamped(frame) }
    let axes = frame.start.indices.map { axis in
      let window = figure.settings.windows[axis]
      let last = frame.start[axis] + window.extent - 1
      let step = window.dilation > 1 ? " by \(window.dilation)" : ""
      return window.size == 1
        ? "\(frame.start[axis])" : "\(frame.start[axis])..\(last)\(step)"
    }
    return StyledText("x[" + axes.joined(separator: ", ") + "]", .input)
  }

  private func stamped(_ frame: SlidingTrace.Frame) -> StyledText {
    let stride = figure.settings.stride
    let reached = frame.taps.filter { tap in
      !tap.isInPadding && tap.position.allSatisfy { $0 % stride == 0 }
    }
    guard !reached.isEmpty else { return StyledText("no x", .quiet) }
    let axes = frame.start.indices.map { axis in
      let places = Set(reached.map { $0.position[axis] / stride }).sorted()
      let isRow = places.count > 2 && places[places.count - 1] - places[0] == places.count - 1
      return isRow
        ? "\(places[0])..\(places[places.count - 1])"
        : places.map(String.init).joined(separator: " and ")
    }
    return StyledText("x[" + axes.joined(separator: ", ") + "]", .input)
  }
}
