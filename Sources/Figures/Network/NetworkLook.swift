package import Canvas

// A layer table that scrolls, with the formula of the number that is looked at.
extension NetworkFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    ["network: \(title)"]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    (StyledText(row.name, Style(.kernel, isBold: true)) + StyledText("   " + row.given, .quiet))
      .fitted(to: area.capabilities)
  }

  private var chosen: Column { columns[column] }

  package func words(_ area: FigureArea) -> [StyledText] {
    guard !area.isApart else { return [] }
    guard let cell else { return [StyledText("no number here", .quiet)] }
    return [StyledText(chosen.title + "  ", .quiet) + StyledText(formula(of: cell))]
  }

  /// The first formula; how many more there are behind Enter.
  private func formula(of cell: Cell) -> String {
    if isSecret(cell) { return "? until you have answered the question about it" }
    guard let first = cell.formulas.first else { return cell.text }
    guard cell.formulas.count > 1 else { return first }
    return chosen == .output
      ? cell.formulas.last ?? first : "sum over \(cell.formulas.count) layers = \(cell.text)"
  }

  package var hasApartView: Bool { true }

  package func draw(_ area: FigureArea) -> Grid {
    let height = area.fitting(self.height)
    var lines = area.isApart ? apart(area) : scrolled(numbers(area), area)
    if lines.count > height {
      let more = StyledText("  … \(lines.count - height + 1) more", .quiet)
      lines = lines.prefix(height - 1) + [more.fitted(to: area.capabilities)]
    }
    var grid = Grid(
      size: Size(width: area.width, height: area.isApart ? height : lines.count))
    grid.write(lines, x: 1, y: 0, width: area.width - 1)
    return grid
  }

  /// Heading and the rows around the chosen one.
  private func scrolled(_ lines: [StyledText], _ area: FigureArea) -> [StyledText] {
    let window = ScrollWindow(
      count: lines.count - 1, height: max(1, area.fitting(height) - 1), around: step)
    let more = { (sign: String, count: Int) in
      count > 0
        ? [StyledText("  \(sign) \(count) more", .quiet).fitted(to: area.capabilities)] : []
    }
    return [lines[0]] + more("↑", window.above)
      + lines[(window.range.lowerBound + 1)..<(window.range.upperBound + 1)]
      + more("↓", window.below)
  }

  /// The table with as many columns as fit, the chosen one always.
  private func numbers(_ area: FigureArea) -> [StyledText] {
    var shown = columns
    let dropped: [Column] = [.share, .receptiveField, .multiplyAdds, .output, .parameters]
    let focus = area.hasFocus ? chosen : nil
    var lines = NetworkRows(figure: self, columns: shown, chosen: focus).lines
    for column in dropped where column != chosen {
      guard lines.contains(where: { $0.width > area.width - 2 }) else { break }
      shown.removeAll { $0 == column }
      lines = NetworkRows(figure: self, columns: shown, chosen: focus).lines
    }
    return lines.map { $0.fitted(to: area.capabilities) }
  }

  /// Every formula of the chosen row.
  private func apart(_ area: FigureArea) -> [StyledText] {
    columns.flatMap { column -> [StyledText] in
      guard let cell = row.cells[column] else { return [] }
      let isSecret = isSecret(cell)
      let value =
        StyledText(column.title + "  ", .quiet)
        + StyledText(isSecret ? "?" : cell.text, Style(.output, isBold: true))
      let formulas = isSecret || cell.formulas == [cell.text] ? [] : cell.formulas
      return [value.fitted(to: area.capabilities)]
        + formulas.flatMap {
          StyledText("  " + $0).fitted(to: area.capabilities)
            .wrapped(to: area.width - 2, indent: 4)
        }
    }
  }

  /// The table scrolls itself, with signs for what is above and below.
  package var tableRow: Int? { nil }

  /// The formula of every number of the column; in a pipe all numbers.
  package func table(_ area: FigureArea) -> [StyledText] {
    if area.tellsAll {
      return NetworkRows(figure: self, columns: columns, chosen: nil, isMarked: false).lines
    }
    let cells = rows.enumerated().map { index, row in
      let text =
        row.cells[chosen].map { cell in
          isSecret(cell) ? "?" : cell.formulas.count == 1 ? cell.formulas[0] : cell.text
        } ?? ""
      return [area.mark(index == step) + StyledText(row.name), StyledText(text)]
    }
    let lines = TextTable(columns: [.init("  layer"), .init(chosen.title)], rows: cells, gap: 2)
      .lines().map { $0.truncated(to: area.width) }
    return scrolled(lines, area)
  }
}
