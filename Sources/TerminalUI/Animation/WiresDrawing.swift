import CNNEngine
import Canvas
import Course
import Tutor

/// Inputs above, outputs below, the wires between them, and what they cost in weights.
struct WiresDrawing: FigureView {
  let state: WiresState
  let capabilities: Capabilities

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  private var spec: WiresSpec { state.spec }

  var plainSettings: String {
    let knobs = state.knobs.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
    let lines = WiresSpec.Wiring.allCases.map { wiring in
      "\(wiring.title): \(WiresCost.sentence(wiring, state.count))"
    }
    let bar = spec.counted.map { layer in
      ["\(layer.title):"]
        + WiresSpec.Wiring.allCases.map {
          "  \($0.title): \(WiresCost.sentence($0, state.counted))"
        }
    }
    return (["wires: \(knobs)"] + lines + (bar ?? [])).joined(separator: "\n")
  }

  func settings(width: Int) -> StyledText {
    let knobs = KnobLine(knobs: state.knobs, entry: state.knobEntry).text(width: width - 10)
    let name = StyledText(spec.wiring.title, Style(.kernel, isBold: true))
    return figureSettings(
      state.knobEntry == nil ? name + StyledText("   ") + knobs : knobs, state.playback,
      of: state.frameCount, width: width)
  }

  func words(width: Int) -> [StyledText] {
    let isNarrow = width < 64
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    if let draft = state.draft {
      let question = isNarrow ? "Weights learned: " : "How many numbers do these wires learn? "
      return [StyledText("\(question)[\(draft)_]", .focus)]
    }
    if state.knobEntry != nil {
      return [StyledText(isNarrow ? "Type, or press ↑↓." : "Type numbers, or press ↑↓.", .focus)]
    }
    if let guess = state.guess { return [verdict(guess, isNarrow: isNarrow)] }
    let read = state.inputs(of: state.output).map { "x\($0)" }.joined(separator: " ")
    let readers = state.outputs(reading: state.input).map { "y\($0)" }.joined(separator: " ")
    let used = readers.isEmpty ? "nobody" : readers
    return [
      StyledText(
        isNarrow
          ? "y\(state.output) reads \(read)"
          : "y\(state.output) reads \(read);  x\(state.input) is read by \(used)", .quiet)
    ]
  }

  private func verdict(_ guess: Int, isNarrow: Bool) -> StyledText {
    let wiring = spec.wiring
    let right = WiresState.weights(wiring, of: state.counted)
    guard guess != right else { return StyledText("✓ \(guess)", .right) }
    let other = WiresSpec.Wiring.allCases.first {
      $0 != wiring && WiresState.weights($0, of: state.counted) == guess
    }
    let cause =
      other.map { "that is what \($0.title) would learn" }
      ?? (isNarrow ? "compare with the lines above" : "each wire, or each weight only once?")
    return StyledText("✗ you said \(guess): \(cause)", .wrong)
  }

  func figure(width: Int, room: Int) -> Grid {
    if state.isApart {
      let lines = WiresNeuron(state: state, capabilities: capabilities).lines(width: width - 2)
      var grid = Grid(size: Size(width: width, height: min(room, lines.count)))
      grid.write(lines, x: 1, y: 0, width: width - 1, limit: room)
      return grid
    }
    let cost = WiresCost(state: state, capabilities: capabilities)
    let wires = WiresGraph(state: state, capabilities: capabilities)
    let least = wires.fixedRows + WiresGraph.leastRows
    let lines = cost.lines(width: width - 2, room: max(1, room - least - 1))
    let graph = wires.draw(width: width, room: max(least, room - lines.count - 1))
    var grid = Grid(
      size: Size(width: width, height: min(room, graph.size.height + 1 + lines.count)))
    grid.place(graph, x: 0, y: 0)
    grid.write(lines, x: 1, y: graph.size.height + 1, width: width - 1)
    return grid
  }

  func table(width: Int, room: Int) -> [StyledText] {
    Array(rows(isMarked: true).map { $0.truncated(to: width) }.prefix(room))
  }

  func completeTable(width: Int) -> [StyledText] { rows(isMarked: false) }

  /// One row an output: the weight on each wire, a dot where there is none.
  private func rows(isMarked: Bool) -> [StyledText] {
    let columns =
      [TextTable.Column("")] + spec.input.indices.map { .init("x\($0)", .right) }
      + [.init("sum", .right)] + (spec.activation == .linear ? [] : [.init("y", .right)])
    let rows = state.outputs.indices.map { output in
      let isHere = isMarked && output == state.output
      let read = state.inputs(of: output)
      let wires = spec.input.indices.map { input in
        read.firstIndex(of: input).map { tap in
          StyledText(state.weight(of: output, tap: tap), Style(.kernel, isBold: isHere))
        } ?? StyledText("·", .quiet)
      }
      let numbers = spec.wiring == .shared ? [state.sums[output], state.outputs[output]] : []
      let told = numbers.prefix(spec.activation == .linear ? 1 : 2).map {
        StyledText($0.figureText, .output)
      }
      return [StyledText((isHere ? "▸ " : "  ") + "y\(output)", Style(.text, isBold: isHere))]
        + wires + told
    }
    return TextTable(columns: columns, rows: rows, gap: 2).lines().map {
      $0.fitted(to: capabilities)
    }
  }
}

extension WiresSpec.Wiring {
  /// As the figure names it.
  var title: String {
    switch self {
    case .dense: "fully connected"
    case .local: "windows, own weights"
    case .shared: "windows, shared weights"
    }
  }
}
