internal import CNNEngine
package import Canvas

// The block's sketch with live shapes, its formulas, and a row for each filter.
extension VolumeFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    ["volume: \(knobs.plainText)"] + (area.isSecret ? [] : formulaLines)
  }

  /// Sides, parameters and multiply-adds as the engine's layer table has them.
  private var formulaLines: [String] {
    guard let formulas else { return [] }
    return zip(["maps", "height", "width"], formulas.outputShape).map { "\($0): \($1)" } + [
      "learned: \(formulas.parameters)", "multiply-adds: \(formulas.multiplyAdds)",
    ]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    guard area.isNarrow, !area.isEdited else { return knobs.text(width: area.width - 12) }
    return StyledText(knobs.knobs.dropLast().map { $0.name + $0.text }.joined(separator: " "))
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    guard !area.isNarrow, let formulas else {
      return [StyledText("learned: \(parameters.grouped)", .quiet)]
    }
    return [
      StyledText(
        "learned: \(formulas.parameters);  one value adds \(slices)·\(kernel)·\(kernel) products",
        .quiet)
    ]
  }

  package var hasApartView: Bool { true }

  package func draw(_ area: FigureArea) -> Grid {
    if area.isApart { return apart(area) }
    let hasWords = (area.height ?? .max) > 12
    let sketch = VolumeSketch(figure: self, area: area)
      .draw(height: area.height.map { max(1, $0 - (hasWords ? 3 : 0)) })
    var grid = Grid(
      size: Size(
        width: area.width, height: area.fitting(sketch.size.height + (hasWords ? 3 : 0))))
    grid.place(sketch, x: 0, y: 0)
    if hasWords {
      let lines = [StyledText(filterWords, .quiet), StyledText(sideWords(area), .quiet)]
      grid.write(
        lines.map { $0.fitted(to: area.capabilities).truncated(to: area.width - 2) }, x: 1,
        y: sketch.size.height + 1, width: area.width - 1)
    }
    return grid
  }

  private var filterWords: String {
    let weights = slices * kernel * kernel
    return "filter \(step + 1) of \(filters): \(slices) slices of "
      + "\(kernel)x\(kernel), \(weights.grouped) weights"
      + (hasBias ? " and a bias" : ", no bias") + groupWords + "; it makes map \(step + 1)"
  }

  /// Which channels the filter reads, where it does not read all.
  private var groupWords: String {
    guard groups > 1 else { return "" }
    let first = step / (filters / groups) * slices + 1
    return ", on channel" + (slices == 1 ? " \(first)" : "s \(first)-\(first + slices - 1)")
  }

  private func sideWords(_ area: FigureArea) -> String {
    guard !area.isSecret, let sides = formulas?.outputShape, sides.count > 1 else { return "" }
    return "height of a map: \(sides[1].numbers) = \(sides[1].value)"
  }

  private func apart(_ area: FigureArea) -> Grid {
    let lines = formulaLines.flatMap {
      StyledText($0).fitted(to: area.capabilities).wrapped(to: area.width - 2, indent: 2)
    }
    return Grid(lines: lines, width: area.width, room: area.height)
  }

  package var hasNarrowTable: Bool { true }

  /// One row a filter; in a pipe of many filters the first ones and the last.
  package func table(_ area: FigureArea) -> [StyledText] {
    let limit = 8
    let indices =
      area.isPlain && filters > 2 * limit
      ? Array(0..<limit) + [filters - 1] : Array(0..<filters)
    let map = area.isSecret ? "?" : output.dropFirst().map(String.init).joined(separator: " x ")
    let rows = indices.map { filter -> [StyledText] in
      let isHere = filter == step
      return [
        area.mark(isHere) + StyledText("\(filter + 1)", Style(.text, isBold: isHere)),
        StyledText("\(slices) of \(kernel)x\(kernel)", .kernel),
        StyledText("\(slices * kernel * kernel)"), StyledText(hasBias ? "1" : "0"),
        StyledText(map, .output),
      ]
    }
    return TextTable(
      columns: [
        .init("  filter"), .init("slices"), .init("weights", .right), .init("bias", .right),
        .init("map"),
      ], rows: rows, gap: 2
    ).lines()
  }
}
