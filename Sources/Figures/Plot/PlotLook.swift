package import Canvas

// A plot with the cursor that reads it; the table lists what the cursor can read.
extension PlotFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    let isBars = plot.kind == .bars
    let names = isBars ? plot.vertical.label : plot.series.map(\.name).joined(separator: ", ")
    let axis = isBars ? "" : " over \(plot.horizontal.label)"
    let unit = isBars || plot.vertical.label.isEmpty ? "" : " (\(plot.vertical.label))"
    return ["plot \(plot.kind.rawValue): \(names)\(axis)\(unit)"] + originLines
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    let title = plot.kind == .bars ? plot.vertical.label : ""
    let origin = originLines.first ?? ""
    let gap = title.isEmpty || origin.isEmpty ? "" : " · "
    return StyledText(title + gap + origin, .quiet).fitted(to: area.capabilities)
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    let forms = [
      reading(gap: "   "), reading(gap: " "),
      reading(gap: "   ", isNamed: plot.kind == .bars),
    ].map { $0.fitted(to: area.capabilities) }
    return [
      forms.first { $0.width <= area.width - 2 } ?? forms[2].truncated(to: area.width - 2, sign: "")
    ]
  }

  /// What the cursor reads.
  package var anatomy: NumberAnatomy? {
    let readings = readings(at: step).compactMap { reading in
      reading.value.map { "\(reading.name): \($0.text)" }
    }
    guard !readings.isEmpty else { return nil }
    let axis = plot.horizontal.label.isEmpty ? "x" : plot.horizontal.label
    let origin = originLines.joined(separator: "; ")
    let names = plot.series.map(\.name).joined(separator: ", ")
    return NumberAnatomy(
      formula: plot.kind == .bars
        ? plot.vertical.label : "\(names) at \(axis) = \(place.plotText)",
      numbers: readings.joined(separator: "   "),
      source: origin.isEmpty
        ? plot.kind == .functions
          ? "the functions named, computed at this x" : "the lesson's own numbers"
        : origin)
  }

  package func draw(_ area: FigureArea) -> Grid {
    plot.kind == .bars ? drawBars(area) : drawPlot(area)
  }

  private func drawPlot(_ area: FigureArea) -> Grid {
    let width = area.width
    // Alone on a screen it grows to about three columns a row; on a page the author's rows are meant.
    let wanted = area.height == nil ? plot.rows : max(plot.rows, width / 3)
    var grid = Grid(size: Size(width: width, height: area.fitting(wanted)))
    var drawn = LinePlot(
      series: plot.series.enumerated().map { index, series in line(series, index) },
      horizontal: Axis(plot.horizontal), vertical: Axis(plot.vertical))
    drawn.levels = plot.marks.map { LinePlot.Level($0.name, $0.value) }
    drawn.cursor = area.hasFocus ? place : nil
    drawn.namesEnds = plot.kind != .points
    drawn.draw(
      on: &grid, in: Rect(x: 1, y: 0, width: width - 2, height: grid.size.height),
      capabilities: area.capabilities)
    return grid
  }

  private func line(_ series: Plot.Series, _ index: Int) -> LinePlot.Series {
    let strokes: [LinePlot.Stroke] = [.solid, .dashed, .dotted, .dashDotted, .longDashed]
    // Series 0 and 1 have the hues of the two accents.
    let roles: [Role] = [.kernel, .output, .series(2), .series(3), .series(4)]
    let values = series.line.map { LinePlot.Value(x: $0.x, y: $0.y, error: $0.error) }
    var line = LinePlot.Series(
      series.name, values, style: Style(roles[index % roles.count]),
      stroke: strokes[index % strokes.count], mark: Array("*o+x#")[index % 5])
    if plot.kind == .points { line.symbol = Array("●◆▲■▼")[index % 5] }
    line.highlight = series.best.map {
      LinePlot.Value(x: series.values[$0].x, y: series.values[$0].y)
    }
    return line
  }

  private func drawBars(_ area: FigureArea) -> Grid {
    let width = area.width
    let bars = plot.series.enumerated().map { index, series in
      let isHere = area.hasFocus && index == step
      let value = series.values[0]
      var bar = BarChart.Bar(
        StyledText(isHere ? "▸ " : "  ", .focus)
          + StyledText(series.name, Style(.text, isBold: isHere)),
        value.y, note: StyledText(value.text), style: Style(isHere ? .kernel : .output))
      bar.error = value.error
      return bar
    }
    var chart = BarChart(bars, maximum: plot.vertical.range?.upperBound)
    chart.marks = plot.marks.map { BarChart.Mark("\($0.name) \($0.value.plotText)", $0.value) }
    let lines = chart.lines(width: width - 2, isUnicode: area.capabilities.isUnicode)
      .map { $0.fitted(to: area.capabilities) }
    let window = ScrollWindow(count: lines.count, height: area.fitting(lines.count), around: step)
    var grid = Grid(size: Size(width: width, height: area.fitting(lines.count)))
    grid.write(Array(lines[window.range]), x: 1, y: window.above > 0 ? 1 : 0)
    if window.above > 0 { grid.write("↑ \(window.above) more", x: 3, y: 0, Style(.quiet)) }
    if window.below > 0 {
      grid.write("↓ \(window.below) more", x: 3, y: grid.size.height - 1, Style(.quiet))
    }
    return grid
  }
}

extension Axis {
  fileprivate init(_ axis: Plot.Axis) {
    self.init(axis.label, range: axis.range, isLogarithmic: axis.isLogarithmic)
  }
}
