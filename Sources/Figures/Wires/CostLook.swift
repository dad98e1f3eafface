internal import CNNEngine
internal import Canvas

// The bar of what three wirings learn, and the numbers from which it is worked out.
extension WiresFigure {
  /// Rows on a page: what a square stands for, and bars of which the last one has eight lines or so.
  private static var pageRows: Int { 12 }

  private func squares(_ wiring: Wiring) -> Double {
    count.map { SharingBars(count: $0, picked: .shared).squares(wiring) } ?? 0
  }

  var timesWords: String {
    guard let count, count.shared > 0 else { return "this layer learns nothing" }
    return "fully connected learns \(squares(.dense).figureText(decimals: 2)) times "
      + "what the convolution learns"
  }

  func costHeading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    guard area.isNarrow, !area.isEdited else { return knobs.text(width: area.width - 12) }
    return StyledText(
      zip(["n", "C", "K", "F"], knobs.knobs).map { $0 + $1.text }.joined(separator: " "))
  }

  func drawBars(_ area: FigureArea) -> Grid {
    guard let count else { return Grid(size: Size(width: area.width, height: 1)) }
    let isWide = !area.isNarrow
    let lines = SharingBars(count: count, picked: .shared).lines(
      width: area.width - 2, room: area.height ?? Self.pageRows
    ) { wiring in
      StyledText(isWide ? wiring.title : wiring.rawValue, .quiet).padded(to: isWide ? 25 : 7)
        + StyledText(wiring.weights(of: count).grouped).padded(to: isWide ? 11 : 8, .right) + "  "
    }
    let height = area.fitting(max(lines.count, Self.pageRows))
    var grid = Grid(size: Size(width: area.width, height: height))
    grid.write(
      lines.map { $0.fitted(to: area.capabilities) }, x: 1, y: 0, width: area.width - 1,
      limit: height)
    return grid
  }

  /// Every side; in a pipe they double, so that what grows with their square is seen in a few rows.
  func sideRows(_ area: FigureArea) -> [StyledText] {
    let doubled = (0...8).map { 1 << $0 }.filter(sides.contains)
    let room = area.height.map { max(1, $0 - 1) } ?? stepCount
    let window = ScrollWindow(count: stepCount, height: room, around: step)
    let chosen =
      area.isPlain
      ? Set(doubled + [side]).sorted() : window.range.map { sides.lowerBound + $0 }
    let cells = chosen.map { side -> [StyledText] in
      let isHere = side == self.side
      let name = area.mark(isHere) + StyledText("\(side)", Style(.text, isBold: isHere))
      let count = layer.count(side: side)
      return [name]
        + Wiring.allCases.map { wiring in
          let number = count.map { wiring.weights(of: $0).grouped } ?? "?"
          return StyledText(number, Style(wiring == .shared ? .kernel : .text, isBold: isHere))
        }
    }
    let columns =
      [TextTable.Column("  n")] + Wiring.allCases.map { .init("\($0.rawValue)", .right) }
    return TextTable(columns: columns, rows: cells, gap: 3).lines()
  }

  /// Where the three numbers of the bar come from.
  package var anatomy: NumberAnatomy? {
    guard isCost else { return nil }
    return NumberAnatomy(
      formula: "inputs · outputs, window · outputs, window · filters; a bias adds one for each",
      numbers: Wiring.allCases.map { "\($0.rawValue) \(formula($0))" }.joined(separator: "   "),
      source: "lesson why-cnn, What it costs to look at everything")
  }

  /// `169·300 = 50,700`.
  func formula(_ wiring: Wiring) -> String {
    guard let count else { return "" }
    let window = count.windowWires / max(1, count.outputs)
    let (reads, times) =
      switch wiring {
      case .dense: (count.inputs, count.outputs)
      case .local: (window, count.outputs)
      case .shared: (window, layer.filters)
      }
    let bias = layer.convolution.hasBias ? " + \(times)" : ""
    return "\(reads)·\(times)\(bias) = " + wiring.weights(of: count).grouped
  }
}
