package import Canvas

// The numbers layer by layer, and how large they are as a bar.
extension SignalFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    [
      "signal: \(weights.count) layers with ReLU, the weights of the first \(weights.count - 1) times "
        + scale.figureText
    ]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    StyledText(area.isNarrow ? "" : "five numbers a layer  ", .output)
      + knobs.text(width: area.width - 32)
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    let words = SizedWords(
      "the bar is the root of the mean square", narrow: "bar: root of mean square")
    return [StyledText(words.text(area), .quiet)]
  }

  /// The greatest number of the layer that was shown last.
  package var anatomy: NumberAnatomy? {
    guard step > 0 else { return nil }
    let (row, before) = (rows[step], rows[step - 1])
    let unit = row.indices.max { row[$0] < row[$1] } ?? 0
    let factor = step == weights.count ? 1 : scale
    let products = weights[step - 1].map { factor * $0[unit] }.products(with: before)
    return NumberAnatomy(
      formula: "z\(step), unit \(unit + 1): max(0, sum of weight · number before)",
      numbers: "max(0, \(products)) = \(row[unit].figureText)",
      source: "the weights of this figure; lesson init, Five numbers go in")
  }

  package func draw(_ area: FigureArea) -> Grid {
    let table = lines(area, isNarrow: area.isNarrow)
    let tableWidth = table.map(\.width).max() ?? 0
    let room = max(2, area.fitting(table.count))
    let barWidth = area.width - tableWidth - 5
    let sizes = rows.map(Self.size)
    let bar = DecadeBar(for: sizes, width: barWidth)
    let bars =
      [bar.scale] + sizes.indices.map { $0 <= step ? bar.line(sizes[$0]) : StyledText() }
    let start = min(max(0, step + 2 - room), max(0, table.count - room))
    let chosen = [0] + Array(start + 1..<min(table.count, start + room))
    var grid = Grid(size: Size(width: area.width, height: area.fitting(chosen.count)))
    for (y, index) in chosen.enumerated() {
      grid.write(table[index], x: 1, y: y, width: area.width - 1)
      if barWidth >= 15 {
        grid.write(bars[index].fitted(to: area.capabilities), x: tableWidth + 4, y: y)
      }
    }
    return grid
  }

  package var tableRow: Int? { nil }

  package func table(_ area: FigureArea) -> [StyledText] {
    lines(area, isNarrow: area.isNarrow && !area.isPlain)
  }

  /// All numbers of each layer, or in a narrow window how large they are together.
  private func lines(_ area: FigureArea, isNarrow: Bool) -> [StyledText] {
    let shown = isNarrow ? rows.map { [Self.size($0)] } : rows
    let names = isNarrow ? ["size"] : (1...(shown.map(\.count).max() ?? 1)).map(String.init)
    let columns = [TextTable.Column("layer")] + names.map { TextTable.Column($0, .right) }
    let cells = shown.indices.map { index in
      let isHere = index == step && !area.isPlain
      let name = StyledText(index == 0 ? "input" : "z\(index)", Style(.text, isBold: isHere))
      guard area.tellsAll || index <= step else {
        return [name] + shown[index].map { _ in StyledText("·", .quiet) }
      }
      return [name]
        + shown[index].map { StyledText(text(of: $0), Style(.output, isBold: isHere)) }
    }
    return TextTable(columns: columns, rows: cells, gap: 2).lines().map {
      $0.fitted(to: area.capabilities)
    }
  }

  /// To the hundredth where numbers are large, to three digits that count where they are small.
  private func text(of number: Double) -> String {
    abs(number) >= 100 ? number.fixed(2) : number.significant(3)
  }
}
