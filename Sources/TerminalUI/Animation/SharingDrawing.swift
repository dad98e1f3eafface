import CNNEngine
import Canvas
import Course
import Tutor

/// The bar of what three wirings learn, and the numbers from which it is worked out.
struct SharingDrawing: FigureView {
  let state: SharingState
  let capabilities: Capabilities

  /// Rows on a page: what a square stands for, and bars of which the last one has eight lines or so.
  private static let pageRows = 12

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  private var bars: SharingBars { SharingBars(count: state.count, picked: .shared) }

  var plainSettings: String {
    let knobs = state.knobs.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
    let lines = WiresSpec.Wiring.allCases.map { wiring in
      "\(wiring.title): \(WiresCost.sentence(wiring, state.count))"
    }
    return (["wires: \(knobs)"] + lines + [times]).joined(separator: "\n")
  }

  private var times: String {
    guard state.count.shared > 0 else { return "this layer learns nothing" }
    return "fully connected learns \(bars.squares(.dense).figureText(decimals: 2)) times "
      + "what the convolution learns"
  }

  func settings(width: Int) -> StyledText {
    let short = zip(["n", "C", "K", "F"], state.knobs).map { $0 + $1.text }.joined(separator: " ")
    let knobs =
      width < 64 && state.knobEntry == nil
      ? StyledText(short)
      : KnobLine(knobs: state.knobs, entry: state.knobEntry).text(width: width - 12)
    return figureSettings(knobs, state.playback, of: state.frameCount, width: width)
  }

  func words(width: Int) -> [StyledText] {
    let isNarrow = width < 64
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    if state.knobEntry != nil {
      return [StyledText(isNarrow ? "Type, or press ↑↓." : "Type a number, or press ↑↓.", .focus)]
    }
    return [StyledText(isNarrow ? "dense: \(formula(.dense))" : times, .quiet)]
  }

  func figure(width: Int, room: Int) -> Grid {
    let isOnPage = !room.isRoomOfScreen
    let isWide = width >= 64
    let lines = bars.lines(width: width - 2, room: isOnPage ? Self.pageRows : room) { wiring in
      let number = WiresCost.grouped(WiresState.weights(wiring, of: state.count))
      let name = isWide ? wiring.title : wiring.rawValue
      return StyledText(name, .quiet).padded(to: isWide ? 25 : 7)
        + StyledText(number).padded(to: isWide ? 11 : 8, .right) + "  "
    }
    let height = min(room, max(lines.count, Self.pageRows))
    var grid = Grid(size: Size(width: width, height: height))
    grid.write(
      lines.map { $0.fitted(to: capabilities) }, x: 1, y: 0, width: width - 1, limit: height)
    return grid
  }

  func table(width: Int, room: Int) -> [StyledText] {
    let window = ScrollWindow(
      count: state.frameCount, height: max(1, room - 1), around: state.playback.position)
    return rows(of: window.range.map { state.sides.lowerBound + $0 }, isMarked: true)
      .map { $0.truncated(to: width) }
  }

  /// In a pipe the sides double: what grows with their square or their fourth power is seen in a few rows.
  func completeTable(width: Int) -> [StyledText] {
    let doubled = (0...8).map { 1 << $0 }.filter(state.sides.contains)
    return rows(of: Set(doubled + [state.side]).sorted(), isMarked: false)
  }

  private func rows(of sides: [Int], isMarked: Bool) -> [StyledText] {
    let cells = sides.map { side -> [StyledText] in
      let isHere = isMarked && side == state.side
      let name = StyledText((isHere ? "▸ " : "  ") + "\(side)", Style(.text, isBold: isHere))
      let count = state.count(side: side)
      return [name]
        + WiresSpec.Wiring.allCases.map { wiring in
          let number = count.map { WiresCost.grouped(WiresState.weights(wiring, of: $0)) } ?? "?"
          return StyledText(number, Style(wiring == .shared ? .kernel : .text, isBold: isHere))
        }
    }
    let columns =
      [TextTable.Column("  n")] + WiresSpec.Wiring.allCases.map { .init("\($0.rawValue)", .right) }
    return TextTable(columns: columns, rows: cells, gap: 3).lines().map {
      $0.fitted(to: capabilities)
    }
  }

  /// Where the three numbers come from.
  var anatomy: NumberAnatomy? {
    guard state.knobEntry == nil else { return nil }
    return NumberAnatomy(
      formula: "inputs · outputs, window · outputs, window · filters; a bias adds one for each",
      numbers: WiresSpec.Wiring.allCases.map { "\($0.rawValue) \(formula($0))" }
        .joined(separator: "   "),
      source: "lesson why-cnn, What it costs to look at everything")
  }

  /// `169·300 = 50,700`.
  private func formula(_ wiring: WiresSpec.Wiring) -> String {
    let count = state.count
    let (filters, hasBias) = (state.layer.convolution.filters, state.layer.convolution.hasBias)
    let window = count.windowWires / max(1, count.outputs)
    let (reads, times) =
      switch wiring {
      case .dense: (count.inputs, count.outputs)
      case .local: (window, count.outputs)
      case .shared: (window, filters)
      }
    let bias = hasBias ? " + \(times)" : ""
    return "\(reads)·\(times)\(bias) = " + WiresCost.grouped(WiresState.weights(wiring, of: count))
  }
}
