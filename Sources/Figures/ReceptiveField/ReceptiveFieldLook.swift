internal import CNNEngine
package import Canvas

// The layers with what each adds, beside the map that is lit now.
extension ReceptiveFieldFigure {
  /// With much room the table, the map and every map on the way stand together.
  package var hasTableBeside: Bool { false }

  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    let name = "receptive-field: \(title); unit \(unitName)"
    guard !area.isSecret else { return [name] }
    let sentence = name + " sees " + sides.map(String.init).joined(separator: " x ")
    return [sentence + (wayWords.map { "; \($0)" } ?? "")]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    let unit = StyledText("unit ", .quiet) + StyledText(unitName, .output)
    let lit = patch(atStep: step).axes.map { String($0.litCount) }.joined(separator: " x ")
    let map = ReceptiveFieldMap(self, step: step, area).name
    let full = unit + StyledText("   sees \(lit) of \(map)", .quiet)
    return full.width <= area.lineWidth ? full : unit
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    if area.isSecret { return [] }
    let words = area.isNarrow ? [overlapWords] : [wayWords, overlapWords].compactMap(\.self)
    return [StyledText(words.joined(separator: "; "), .quiet)]
  }

  /// `3,4 of S4`.
  private var unitName: String { "\(unit.placeText) of \(picked.name)" }

  private var overlapWords: String {
    guard !picked.outputSizes.allSatisfy({ $0 == 1 }) else { return "the only unit of its map" }
    guard let axes = picked.field?.axes else { return "" }
    let overlap = axes.indices.map { picked.overlap(axis: $0) }.axesText
    return "neighbours are \(axes.map(\.jump).axesText) apart and share \(overlap) of "
      + axes.map(\.size).axesText
  }

  /// Only one channel each: a way is one product of weights.
  private var wayWords: String? {
    guard graph.isSingleChain(to: stage), let axis = trace.input.axes.last else { return nil }
    return "\(axis.pathCount.figureText) ways to the unit along an axis"
  }

  /// What is said of a guess of the patch's side.
  func verdict(on side: Int) -> Verdict {
    var verdict =
      SideMistake(side, of: self).map { mistake in
        Verdict(false, "\(side): \(mistake.words.wide)", narrow: "\(side): \(mistake.words.narrow)")
      } ?? Verdict(true, "\(side): \(overlapWords)")
    verdict.untold = "you said \(side)"
    return verdict
  }

  /// The side of the patch, from the patch that the layer reads.
  package var anatomy: NumberAnatomy? {
    let source = "lesson receptive-field, The jump and Holes make it wider"
    guard let axis = picked.windows.indices.last, !picked.isJoin,
      let field = picked.field?.axes[axis], let before = picked.inputField?.axes[axis]
    else {
      return NumberAnatomy(
        formula: "\(picked.name): each value is passed on, or branches join",
        numbers: "the side stays that of the widest way: \(sides.last ?? 1)", source: source)
    }
    let window = picked.windows[axis]
    return NumberAnatomy(
      formula: "\(picked.name): r = r before + (K - 1)·d·jump",
      numbers: "\(before.size) + (\(window.size) - 1)·\(window.dilation)·\(before.jump)"
        + " = \(field.size)",
      source: source)
  }

  /// From this width on all maps on the way are drawn, and the table has its formulas.
  private static let widthForAll = 130

  package func draw(_ area: FigureArea) -> Grid {
    guard area.width >= Self.widthForAll else { return numbersAndMap(area) }
    let room = area.height ?? .max / 2
    let below = ReceptiveFieldWay(figure: self, area: area)
      .draw(width: area.width - 2, room: room * 2 / 5)
    var upper = area
    upper.height = max(1, room - below.size.height - 1)
    let above = numbersAndMap(upper)
    let height = above.size.height + (below.size.height > 0 ? 1 + below.size.height : 0)
    var grid = Grid(size: Size(width: area.width, height: min(room, height)))
    grid.place(above, x: 0, y: 0)
    grid.place(below, x: 1, y: above.size.height + 1)
    return grid
  }

  private func numbersAndMap(_ area: FigureArea) -> Grid {
    let (width, room) = (area.width, area.height ?? .max / 2)
    let forms: [ReceptiveFieldTable.Form] =
      width >= Self.widthForAll ? [.formulas, .columns, .sides] : [.columns, .sides]
    let table = ReceptiveFieldTable(figure: self, area: area)
    let tables = forms.map { area.scrolled(table.lines($0), around: (tableRow ?? 0) + 1) }
    let tableWidth = { (lines: [StyledText]) in lines.map(\.width).max() ?? 0 }
    let lines =
      tables.first { tableWidth($0) + 3 + min(34, width / 2) <= width } ?? tables[tables.count - 1]
    let left = tableWidth(lines)
    let map = ReceptiveFieldMap(self, step: step, area)
      .draw(width: max(1, width - left - 5), room: room)
    var grid = Grid(
      size: Size(width: width, height: min(room, max(lines.count, map.size.height))))
    grid.write(lines, x: 1, y: 0, width: left, limit: room)
    grid.place(map, x: left + 4, y: 0)
    return grid
  }

  /// That of the picked layer.
  package var tableRow: Int? { shownRows.firstIndex(of: stage) }

  package func table(_ area: FigureArea) -> [StyledText] {
    ReceptiveFieldTable(figure: self, area: area).lines(.formulas)
  }
}

extension [Int] {
  /// One number where all axes have the same, else all of them: `3`, `3x1`.
  var axesText: String {
    Set(self).count == 1
      ? first.map(String.init) ?? "" : map(String.init).joined(separator: "x")
  }
}
