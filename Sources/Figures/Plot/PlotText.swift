package import Canvas
internal import Checked
internal import RealModule

extension Double {
  /// As plots show a number: whole ones with commas, others with four figures, `0.04213`, `2.303`.
  var plotText: String { text(figures: 4) }

  fileprivate func text(figures: Int) -> String {
    guard isFinite, abs(self) < 1e15 else { return description }
    if rounded() == self { return clampedInt.grouped }
    let exponent = Double.log10(abs(self)).rounded(.down).clampedInt
    guard exponent >= -6 else { return significant(figures) }
    var text = fixed(max(0, figures - 1 - exponent))
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text
  }
}

extension Plot.Value {
  /// `16.4 ± 0.3`; of an error two figures say all there is to know.
  var text: String { y.plotText + (error.map { " ± " + $0.text(figures: 2) } ?? "") }
}

extension PlotFigure {
  /// `epoch 7   training 0.031   validation 0.045, the best`; bars say their name and value.
  ///
  /// Without names the values follow each other as the legend does.
  func reading(gap: String, isNamed: Bool = true) -> StyledText {
    var text = StyledText()
    if plot.kind != .bars {
      text.append((plot.horizontal.label + " " + place.plotText).trimmed, Style(.focus))
    }
    for reading in readings(at: step) {
      if !text.isEmpty { text.append(gap) }
      if isNamed { text.append(reading.name + " ", Style(.quiet)) }
      text.append(reading.value?.text ?? "-")
      if reading.isBest { text.append(" best", Style(.right)) }
    }
    return text
  }

  /// What the numbers are and how they were made, one a line.
  var originLines: [String] {
    plot.origin?.split(separator: "\n").map(String.init) ?? []
  }

  /// Every value, a row each stop.
  package func table(_ area: FigureArea) -> [StyledText] {
    let rows = plot.stops.indices.map { stop in
      let isHere = stop == step
      let readings = readings(at: stop)
      let name = plot.kind == .bars ? readings[0].name : plot.stops[stop].plotText
      return [area.mark(isHere) + StyledText(name, Style(.text, isBold: isHere))]
        + readings.map { reading in
          StyledText(reading.value?.text ?? "-")
            + (reading.isBest ? StyledText(" best", .right) : "")
        }
    }
    let first = plot.kind == .bars ? "" : plot.horizontal.label
    let names = plot.kind == .bars ? [plot.vertical.label] : plot.series.map(\.name)
    let columns =
      [TextTable.Column("  " + first)] + names.map { TextTable.Column($0, .right) }
    let marks = plot.marks.map { StyledText("  \($0.name): \($0.value.plotText)", .quiet) }
    return TextTable(columns: columns, rows: rows, gap: 3).lines() + marks
  }
}
