internal import Canvas

/// Rows of inputs and outputs with a wire for each weight: those of the output that is looked at are bright.
struct WiresGraph {
  let figure: WiresFigure
  let area: FigureArea

  /// Rows that wires need at least.
  static let leastRows = 3
  private static let mostRows = 9

  private var hasActivation: Bool { figure.activation != .linear }
  private var isNumbered: Bool { figure.wiring == .shared }

  /// Rows beside those of the wires: names and numbers above and below, and of the activation its own two.
  var fixedRows: Int { 4 + (hasActivation ? 2 : 0) }

  func draw(width: Int, room: Int) -> Grid {
    let wireRows = min(max(room - fixedRows, Self.leastRows), Self.mostRows)
    var grid = Grid(size: Size(width: width, height: fixedRows + wireRows))
    let inputs = places(figure.input.count, width: width)
    // Outputs stand below the middle of what they read, of a fully connected layer evenly.
    let outputs =
      figure.wiring == .dense
      ? places(figure.outputs.count, width: width)
      : figure.outputs.indices.map { output in
        let read = figure.inputs(of: output)
        return (inputs[read[0]] + inputs[read[read.count - 1]]) / 2
      }
    let gap = zip(inputs.dropFirst(), inputs).map { $0 - $1 }.min() ?? width
    let read = Set(figure.inputs(of: figure.step))
    for (index, x) in inputs.enumerated() {
      let isRead = read.contains(index)
      let style = Style(
        isRead ? .input : .quiet, isBold: isRead, isReversed: index == figure.picked)
      write("x\(index)", at: x, y: 0, gap, Style(isRead ? .text : .quiet), on: &grid)
      write(figure.input[index].figureText, at: x, y: 1, gap, style, on: &grid)
    }
    drawWires(from: inputs, to: outputs, top: 2, rows: wireRows, on: &grid)
    writeOutputs(at: outputs, y: 2 + wireRows, gap, on: &grid)
    return grid
  }

  /// The sums, below them what the activation makes of them.
  private func writeOutputs(at places: [Int], y: Int, _ gap: Int, on grid: inout Grid) {
    for (index, x) in places.enumerated() {
      let isHere = index == figure.step
      let isReached = index <= figure.step && isNumbered
      let style = Style(isHere ? .output : .quiet, isBold: isHere)
      let sum = isReached ? figure.sums[index].figureText : "·"
      write(sum, at: x, y: y, gap, style, on: &grid)
      guard hasActivation else {
        write("y\(index)", at: x, y: y + 1, gap, style, on: &grid)
        continue
      }
      write(isHere ? "▼" : "│", at: x, y: y + 1, gap, Style(.quiet), on: &grid)
      write(
        isReached ? figure.outputs[index].figureText : "·", at: x, y: y + 2, gap, style, on: &grid)
      write("y\(index)", at: x, y: y + 3, gap, style, on: &grid)
    }
    if hasActivation {
      grid.write(StyledText(figure.activation.rawValue, .focus), x: 1, y: y + 1)
    }
  }

  /// Columns of so many values across the width.
  private func places(_ count: Int, width: Int) -> [Int] {
    let left = hasActivation ? 10 : 4
    let step = min(9, max(1, (width - left - 3) / max(1, count)))
    return (0..<count).map { left + $0 * step }
  }

  /// A text around a column; a dot where it has no room beside its neighbours.
  private func write(
    _ text: String, at x: Int, y: Int, _ gap: Int, _ style: Style, on grid: inout Grid
  ) {
    let shown = text.count < gap || gap == 0 ? text : "•"
    grid.write(shown, x: max(0, x - (shown.count - 1) / 2), y: y, style)
  }

  private func drawWires(
    from inputs: [Int], to outputs: [Int], top: Int, rows: Int, on grid: inout Grid
  ) {
    let quiet = outputs.indices.filter { $0 != figure.step }
    guard area.capabilities.isUnicode else {
      for input in figure.inputs(of: figure.step) {
        drawLine(from: inputs[input], to: outputs[figure.step], top: top, rows: rows, on: &grid)
      }
      return
    }
    var dim = BrailleCanvas(size: Size(width: grid.size.width, height: rows))
    for output in quiet {
      for input in figure.inputs(of: output)
      where figure.wiring != .dense || input == figure.picked {
        dim.drawLine(
          from: Point(x: inputs[input] * 2, y: 0),
          to: Point(x: outputs[output] * 2, y: rows * 4 - 1))
      }
    }
    var bright = BrailleCanvas(size: dim.size)
    for input in figure.inputs(of: figure.step) {
      bright.drawLine(
        from: Point(x: inputs[input] * 2, y: 0),
        to: Point(x: outputs[figure.step] * 2, y: rows * 4 - 1))
    }
    for y in 0..<rows {
      for x in 0..<grid.size.width {
        let (own, other) = (bright.pattern(x: x, y: y), dim.pattern(x: x, y: y))
        guard own | other != 0 else { continue }
        let style = own != 0 ? Style(.kernel, isBold: true) : Style(.quiet)
        grid.write(String(BrailleCanvas.character(own != 0 ? own : other)), x: x, y: top + y, style)
      }
    }
  }

  /// A wire of the output that is looked at, in ASCII: one sign a row, and dashes where it runs flat.
  private func drawLine(from: Int, to: Int, top: Int, rows: Int, on grid: inout Grid) {
    var last = from
    for row in 0..<rows {
      let next = from + (to - from) * (row + 1) / rows
      let lean = next > last ? "\\" : next < last ? "/" : "|"
      // All wires of an output meet in its last row.
      let sign = row == rows - 1 ? "+" : lean
      for x in min(last, next)...max(last, next) where x != next {
        grid.write("-", x: x, y: top + row, Style(.kernel))
      }
      grid.write(sign, x: next, y: top + row, Style(.kernel, isBold: true))
      last = next
    }
  }
}
