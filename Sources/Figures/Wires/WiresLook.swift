internal import CNNEngine
package import Canvas

// Inputs above, outputs below, the wires between them, and what they cost in weights.
extension WiresFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    let name = ["wires: \(knobs.plainText)"]
    guard !area.isSecret else { return name + (asked.map { ["counted: \($0.title)"] } ?? []) }
    let lines = name + costs(ownCount)
    guard !isCost else { return lines + [timesWords] }
    return lines + (asked.map { ["\($0.title):"] + costs(count).map { "  " + $0 } } ?? [])
  }

  private func costs(_ count: SharingCount?) -> [String] {
    count.map { count in Wiring.allCases.map { "\($0.title): \($0.cost(of: count))" } } ?? []
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    guard !isCost else { return costHeading(knobs, area) }
    let line = knobs.text(width: area.width - 10)
    let name = StyledText(wiring.title, Style(.kernel, isBold: true)) + "   "
    // The lines below mark the wiring, too.
    let isNameless = !area.isNarrow && name.width + line.width > area.lineWidth
    return area.isEdited || isNameless ? line : name + line
  }

  package var editWords: SizedWords {
    SizedWords(
      isCost ? "Type a number, or press ↑↓." : "Type numbers, or press ↑↓.",
      narrow: "Type, or press ↑↓.")
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    guard !isCost else {
      return [StyledText(area.isNarrow ? "dense: \(formula(.dense))" : timesWords, .quiet)]
    }
    let read = inputs(of: step).map { "x\($0)" }.joined(separator: " ")
    let readers = outputs(reading: picked).map { "y\($0)" }.joined(separator: " ")
    let used = readers.isEmpty ? "nobody" : readers
    let words = SizedWords(
      "y\(step) reads \(read);  x\(picked) is read by \(used)", narrow: "y\(step) reads \(read)")
    return [StyledText(words.text(area), .quiet)]
  }

  package var hasApartView: Bool { !isCost }

  /// A few rows of wires, and what each of the three wirings learns.
  package func leastRows(_ area: FigureArea) -> Int? {
    guard !isCost, !area.isApart else { return nil }
    return WiresGraph(figure: self, area: area).fixedRows + WiresGraph.leastRows + 1
      + Wiring.allCases.count
  }

  package func draw(_ area: FigureArea) -> Grid {
    if isCost { return drawBars(area) }
    if area.isApart {
      return Grid(
        lines: WiresNeuron(figure: self, area: area).lines(width: area.width - 2),
        width: area.width, room: area.height)
    }
    let wires = WiresGraph(figure: self, area: area)
    let least = wires.fixedRows + WiresGraph.leastRows
    let lines = costLines(area, room: area.height.map { max(1, $0 - least - 1) })
    let graph = wires.draw(
      width: area.width, room: area.height.map { max(least, $0 - lines.count - 1) } ?? .max)
    var grid = Grid(
      size: Size(
        width: area.width, height: area.fitting(graph.size.height + 1 + lines.count)))
    grid.place(graph, x: 0, y: 0)
    grid.write(lines, x: 1, y: graph.size.height + 1, width: area.width - 1)
    return grid
  }

  /// As many lines as there is room for: the wiring that is drawn, all three, then their bars.
  private func costLines(_ area: FigureArea, room: Int?) -> [StyledText] {
    let width = area.width - 2
    guard room ?? .max >= 3 else { return [costLine(wiring, area)] }
    let layer = asked.map { [StyledText("counted: \($0.title)", .quiet)] } ?? []
    let lines = Wiring.allCases.map { costLine($0, area) }
    let heading = room ?? .max >= 5 ? layer : []
    let bars =
      area.isSecret
      ? [] : bars(width: width, room: room.map { $0 - lines.count - heading.count })
    return (heading + lines + bars).map { $0.fitted(to: area.capabilities).truncated(to: width) }
  }

  private func costLine(_ wiring: Wiring, _ area: FigureArea) -> StyledText {
    let isHere = wiring == self.wiring
    let name = StyledText(
      (isHere ? "▸ " : "  ") + wiring.title, Style(isHere ? .kernel : .text, isBold: isHere))
    let numbers = area.isSecret ? "?" : count.map(wiring.cost) ?? ""
    return (area.width - 2 < 64 ? name : name.padded(to: 26)) + StyledText("  " + numbers)
  }

  /// One square for all that the convolution learns.
  private func bars(width: Int, room: Int?) -> [StyledText] {
    guard let count else { return [] }
    return SharingBars(count: count, picked: wiring)
      .lines(width: width, room: room ?? .max) { StyledText($0.rawValue).padded(to: 10) }
  }

  package var tableRow: Int? { nil }

  package func table(_ area: FigureArea) -> [StyledText] {
    let lines = isCost ? sideRows(area) : outputRows(area)
    return area.isPlain ? lines : lines.map { $0.truncated(to: area.width) }
  }

  /// One row an output: the weight on each wire, a dot where there is none.
  private func outputRows(_ area: FigureArea) -> [StyledText] {
    let columns =
      [TextTable.Column("")] + input.indices.map { .init("x\($0)", .right) }
      + [.init("sum", .right)] + (activation == .linear ? [] : [.init("y", .right)])
    let rows = outputs.indices.map { output in
      let isHere = output == step
      let read = inputs(of: output)
      let wires = input.indices.map { input in
        read.firstIndex(of: input).map { tap in
          StyledText(weight(of: output, tap: tap), Style(.kernel, isBold: isHere))
        } ?? StyledText("·", .quiet)
      }
      let numbers = wiring == .shared ? [sums[output], outputs[output]] : []
      let told = numbers.prefix(activation == .linear ? 1 : 2).map {
        StyledText($0.figureText, .output)
      }
      return [area.mark(isHere) + StyledText("y\(output)", Style(.text, isBold: isHere))]
        + wires + told
    }
    return TextTable(columns: columns, rows: rows, gap: 2).lines()
  }
}

extension WiresFigure.Wiring {
  /// Learned numbers and wires of a layer.
  fileprivate func cost(of count: SharingCount) -> String {
    let wires = self == .dense ? count.denseWires : count.windowWires
    return "\(wires.grouped) wires, \(weights(of: count).grouped) learned"
  }
}
