import CNNEngine
import Canvas
import Course
import Tutor

/// A block of channels, the filter that lies on all of them, and the map that it makes, with live shapes.
struct VolumeDrawing: FigureView {
  let state: VolumeState
  let capabilities: Capabilities

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  private var spec: VolumeSpec { state.spec }
  private var output: [Int] { state.layer.outputShape.dimensions }

  var plainSettings: String {
    let knobs = state.knobs.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
    return (["volume: \(knobs)"] + formulas).joined(separator: "\n")
  }

  /// Sides, parameters and multiply-adds as the engine's layer table has them.
  private var formulas: [String] {
    let layer = state.layer
    let axes = ["maps", "height", "width"]
    return zip(axes, layer.formulas.outputShape).map { "\($0): \($1)" } + [
      "learned: \(layer.formulas.parameters)", "multiply-adds: \(layer.formulas.multiplyAdds)",
    ]
  }

  func settings(width: Int) -> StyledText {
    let line = KnobLine(knobs: state.knobs, entry: state.knobEntry).text(width: width - 12)
    let short = state.knobs.dropLast().map { $0.name + $0.text }.joined(separator: " ")
    let knobs = width < 64 && state.knobEntry == nil ? StyledText(short) : line
    return figureSettings(knobs, state.playback, of: state.frameCount, width: width)
  }

  func words(width: Int) -> [StyledText] {
    let isNarrow = width < 64
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    if let draft = state.draft {
      let question =
        isNarrow ? "Output, CxHxW: " : "Which shape has the output? channels x height x width: "
      return [StyledText("\(question)[\(draft)_]", .focus)]
    }
    if state.knobEntry != nil {
      return [StyledText(isNarrow ? "Type, or press ↑↓." : "Type a number, or press ↑↓.", .focus)]
    }
    if let guess = state.guess { return [verdict(guess, isNarrow: isNarrow)] }
    return [
      StyledText(
        isNarrow ? "learned: \(WiresCost.grouped(state.layer.parameters))" : costWords, .quiet)
    ]
  }

  private var costWords: String {
    "learned: \(state.layer.formulas.parameters);  one value adds \(spec.channels)·\(spec.kernel)·\(spec.kernel)"
      + " products"
  }

  private func verdict(_ guess: [Int], isNarrow: Bool) -> StyledText {
    let said = guess.map(String.init).joined(separator: "x")
    guard let mistake = state.mistake else { return StyledText("✓ \(said)", .right) }
    let cause =
      switch mistake {
      case .keepsSize: "where can the window stand along a side?"
      case .keepsChannels: "each filter makes one map, whatever goes in"
      case .unknown:
        isNarrow ? "one map a filter" : "one map a filter; count the window's places along a side"
      }
    return StyledText("✗ \(said): \(cause)", .wrong)
  }

  func figure(width: Int, room: Int) -> Grid {
    if state.isApart { return apart(width: width, room: room) }
    let sketch = VolumeSketch(state: state, capabilities: capabilities)
      .draw(width: width, room: max(1, room - (room > 12 ? 3 : 0)))
    var grid = Grid(
      size: Size(width: width, height: min(room, sketch.size.height + (room > 12 ? 3 : 0))))
    grid.place(sketch, x: 0, y: 0)
    if room > 12 {
      let lines = [StyledText(filterWords, .quiet), StyledText(sideWords, .quiet)]
      grid.write(
        lines.map { $0.fitted(to: capabilities).truncated(to: width - 2) }, x: 1,
        y: sketch.size.height + 1, width: width - 1)
    }
    return grid
  }

  private var filterWords: String {
    let weights = spec.channels * spec.kernel * spec.kernel
    return "filter \(state.filter + 1) of \(spec.filters): \(spec.channels) slices of "
      + "\(spec.kernel)x\(spec.kernel), \(WiresCost.grouped(weights)) weights"
      + (spec.hasBias ? " and a bias" : ", no bias") + "; it makes map \(state.filter + 1)"
  }

  private var sideWords: String {
    guard !state.isSecret, state.layer.formulas.outputShape.count > 1 else { return "" }
    let side = state.layer.formulas.outputShape[1]
    return "height of a map: \(side.numbers) = \(side.value)"
  }

  private func apart(width: Int, room: Int) -> Grid {
    let lines = formulas.flatMap {
      StyledText($0).fitted(to: capabilities).wrapped(to: width - 2, indent: 2)
    }
    var grid = Grid(size: Size(width: width, height: min(room, lines.count)))
    grid.write(lines, x: 1, y: 0, width: width - 1, limit: room)
    return grid
  }

  /// The table is narrow; the blocks are larger where they have more room.
  func widthBesideTable(of width: Int) -> Int {
    let table = rows(isComplete: false).map(\.width).max() ?? 0
    return max(width / 2, width - table - 5)
  }

  func table(width: Int, room: Int) -> [StyledText] {
    let lines = rows(isComplete: false)
    guard lines.count > room, room > 1 else { return lines }
    let start = min(max(0, state.filter + 1 - room / 2), lines.count - room)
    return [lines[0]] + lines[(start + 1)..<(start + room)]
  }

  func completeTable(width: Int) -> [StyledText] { rows(isComplete: true) }

  /// One row a filter; in a pipe of many filters the first ones and the last.
  private func rows(isComplete: Bool) -> [StyledText] {
    let isSecret = state.isSecret && !isComplete
    let limit = 8
    let indices =
      isComplete && spec.filters > 2 * limit
      ? Array(0..<limit) + [spec.filters - 1] : Array(0..<spec.filters)
    let map = isSecret ? "?" : output.dropFirst().map(String.init).joined(separator: " x ")
    let cells = indices.map { filter -> [StyledText] in
      let isHere = !isComplete && filter == state.filter
      return [
        StyledText((isHere ? "▸ " : "  ") + "\(filter + 1)", Style(.text, isBold: isHere)),
        StyledText("\(spec.channels) of \(spec.kernel)x\(spec.kernel)", .kernel),
        StyledText("\(spec.channels * spec.kernel * spec.kernel)"),
        StyledText(spec.hasBias ? "1" : "0"), StyledText(map, .output),
      ]
    }
    return TextTable(
      columns: [
        .init("  filter"), .init("slices"), .init("weights", .right), .init("bias", .right),
        .init("map"),
      ], rows: cells, gap: 2
    ).lines().map { $0.fitted(to: capabilities) }
  }
}
