package import Canvas

// The pictures of one group beside each other, each over its caption.
extension PicturesFigure {
  private static var gap: Int { 2 }
  private static var leastWidth: Int { 10 }
  fileprivate static var tallest: Int { 16 }

  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    ["pictures, made by: \(sheet.origin)"]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    let name = StyledText(group.name, Style(.kernel, isBold: true))
    let count = StyledText("   \(place.item + 1) of \(group.items.count)", .quiet)
    return (name + count).fitted(to: area.capabilities)
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    [StyledText(item.caption, Style(item.isWrong ? .wrong : .text, isBold: true))]
  }

  package var anatomy: NumberAnatomy? {
    NumberAnatomy(
      formula: "\(group.name): \(item.caption)",
      numbers: "\(item.width) x \(item.height) numbers, "
        + (item.isSigned ? "signed, the largest at full strength" : "0 dark, 1 bright"),
      source: "a run of the engine: \(sheet.origin)")
  }

  package var hasTableBeside: Bool { false }

  package func draw(_ area: FigureArea) -> Grid {
    let width = area.width
    let large = sheet.groups.map { rows(of: $0, area, .large).wholeHeight }.max() ?? 0
    // The same scale for all groups, so that nothing jumps when the group changes.
    let scale: Picture.Scale = large <= area.height ?? 0 ? .large : .small
    let natural =
      scale == .large ? large : sheet.groups.map { rows(of: $0, area).height }.max() ?? 2
    let height = area.fitting(max(2, natural))
    var grid = Grid(size: Size(width: width, height: height))
    let layout = rows(of: group, area, scale)
    let perRow = layout.perRow
    let chosenRow = place.item / perRow
    let fitting = max(1, height / layout.rowHeight)
    let firstRow = min(max(0, chosenRow - fitting + 1), max(0, layout.count - fitting))
    for row in firstRow..<min(layout.count, firstRow + fitting) {
      for column in 0..<perRow where row * perRow + column < group.items.count {
        let index = row * perRow + column
        draw(
          index, area, on: &grid, x: 1 + column * (layout.cellWidth + Self.gap),
          y: (row - firstRow) * layout.rowHeight, cellWidth: layout.cellWidth, scale: scale)
      }
    }
    return grid
  }

  private struct Rows {
    var cellWidth, rowHeight, perRow, count: Int
    var wholeHeight: Int { count * rowHeight }
    var height: Int { min(PicturesFigure.tallest, wholeHeight) }
  }

  private func rows(
    of group: PictureSheet.Group, _ area: FigureArea, _ scale: Picture.Scale = .small
  ) -> Rows {
    let sizes = group.items.map { picture($0).size(scale, capabilities: area.capabilities) }
    let cellWidth = max(Self.leastWidth, sizes.map(\.width).max() ?? 0)
    let perRow = max(1, (area.width - 2 + Self.gap) / (cellWidth + Self.gap))
    return Rows(
      cellWidth: cellWidth, rowHeight: (sizes.map(\.height).max() ?? 1) + 1, perRow: perRow,
      count: (group.items.count + perRow - 1) / perRow)
  }

  private func picture(_ item: PictureSheet.Item) -> Picture {
    Picture(
      width: item.width, height: item.height, values: item.values,
      palette: item.isSigned ? .signed : .grey)
  }

  private func draw(
    _ index: Int, _ area: FigureArea, on grid: inout Grid, x: Int, y: Int, cellWidth: Int,
    scale: Picture.Scale
  ) {
    let item = group.items[index]
    let picture = picture(item)
    let size = picture.size(scale, capabilities: area.capabilities)
    let height = size.height
    guard y + height <= grid.size.height, x + size.width <= grid.size.width else { return }
    picture.draw(on: &grid, x: x, y: y, scale: scale, capabilities: area.capabilities)
    guard y + height < grid.size.height else { return }
    let isHere = index == place.item
    let style = Style(item.isWrong ? .wrong : isHere ? .focus : .quiet, isBold: isHere)
    let mark = isHere ? "▸" : ""
    grid.write(
      StyledText(mark + item.caption, style).fitted(to: area.capabilities).truncated(to: cellWidth),
      x: x,
      y: y + height)
  }

  package func table(_ area: FigureArea) -> [StyledText] {
    var rows: [[StyledText]] = []
    for group in sheet.groups {
      for item in group.items {
        rows.append([
          area.mark(rows.count == step) + StyledText(group.name),
          StyledText("\(item.width) x \(item.height)", .quiet),
          StyledText(item.caption, Style(item.isWrong ? .wrong : .text)),
        ])
      }
    }
    let lines = TextTable(
      columns: [.init("  group"), .init("size"), .init("picture")], rows: rows, gap: 2
    ).lines(width: 78)
    return area.isPlain ? lines : lines.flatMap { $0.wrapped(to: area.width) }
  }
}
