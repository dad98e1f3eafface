import Canvas
import Course
import Tutor

/// A plot with the cursor that reads it; the table lists what the cursor can read.
struct PlotDrawing: FigureView {
  let state: PlotState
  let capabilities: Capabilities
  /// The cursor shows only where keys move it.
  let hasFocus: Bool

  private var spec: PlotSpec { state.spec }

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  var plainSettings: String {
    let names =
      spec.kind == .bars ? spec.vertical.label : spec.series.map(\.name).joined(separator: ", ")
    let axis = spec.kind == .bars ? "" : " over \(spec.horizontal.label)"
    let unit = spec.kind == .bars || spec.vertical.label.isEmpty ? "" : " (\(spec.vertical.label))"
    return (["plot \(spec.kind.rawValue): \(names)\(axis)\(unit)"] + state.originLines)
      .joined(separator: "\n")
  }

  func settings(width: Int) -> StyledText {
    let progress = StyledText("\(state.playback.position + 1)/\(state.frameCount)")
    let room = width - 4 - progress.width
    let title = spec.kind == .bars ? spec.vertical.label : ""
    let origin = state.originLines.first ?? ""
    let gap = title.isEmpty || origin.isEmpty ? "" : " · "
    return StyledText(title + gap + origin, .quiet).fitted(to: capabilities).truncated(to: room)
      .padded(to: width - 2 - progress.width) + progress
  }

  func words(width: Int) -> [StyledText] {
    let forms = [
      state.reading(gap: "   "), state.reading(gap: " "),
      state.reading(gap: "   ", isNamed: spec.kind == .bars),
    ].map { $0.fitted(to: capabilities) }
    return [forms.first { $0.width <= width - 2 } ?? forms[2].truncated(to: width - 2, sign: "")]
  }

  func figure(width: Int, room: Int) -> Grid {
    spec.kind == .bars ? bars(width: width, room: room) : plot(width: width, room: room)
  }

  private func plot(width: Int, room: Int) -> Grid {
    // Alone on a screen it grows to about three columns a row; on a page the author's rows are meant.
    let wanted = room.isRoomOfScreen ? max(spec.rows, width / 3) : spec.rows
    var grid = Grid(size: Size(width: width, height: min(room, wanted)))
    var plot = LinePlot(
      series: spec.series.enumerated().map { index, series in line(series, index) },
      horizontal: Axis(spec.horizontal), vertical: Axis(spec.vertical))
    plot.levels = spec.marks.map { LinePlot.Level($0.name, $0.value) }
    plot.cursor = hasFocus ? state.place : nil
    plot.draw(
      on: &grid, in: Rect(x: 1, y: 0, width: width - 2, height: grid.size.height),
      capabilities: capabilities)
    return grid
  }

  private func line(_ series: PlotSpec.Series, _ index: Int) -> LinePlot.Series {
    let strokes: [LinePlot.Stroke] = [.solid, .dashed, .dotted, .dashDotted]
    let roles: [Role] = [.kernel, .output, .series(0), .series(1)]
    let values = series.line.map { LinePlot.Value(x: $0.x, y: $0.y, error: $0.error) }
    var line = LinePlot.Series(
      series.name, values, style: Style(roles[index % roles.count]),
      stroke: strokes[index % strokes.count], mark: Array("*o+x")[index % 4])
    if spec.kind == .points { line.symbol = Array("●◆▲■")[index % 4] }
    line.highlight = series.best.map {
      LinePlot.Value(x: series.values[$0].x, y: series.values[$0].y)
    }
    return line
  }

  private func bars(width: Int, room: Int) -> Grid {
    let bars = spec.series.enumerated().map { index, series in
      let isHere = hasFocus && index == state.playback.position
      let value = series.values[0]
      var bar = BarChart.Bar(
        StyledText(isHere ? "▸ " : "  ", .focus)
          + StyledText(series.name, Style(.text, isBold: isHere)),
        value.y, note: StyledText(value.text), style: Style(isHere ? .kernel : .output))
      bar.error = value.error
      return bar
    }
    var chart = BarChart(bars, maximum: spec.vertical.range?.upperBound)
    chart.marks = spec.marks.map { BarChart.Mark("\($0.name) \($0.value.plotText)", $0.value) }
    let lines = chart.lines(width: width - 2, isUnicode: capabilities.isUnicode)
      .map { $0.fitted(to: capabilities) }
    let window = ScrollWindow(count: lines.count, height: room, around: state.playback.position)
    var grid = Grid(size: Size(width: width, height: min(room, lines.count)))
    grid.write(Array(lines[window.range]), x: 1, y: window.above > 0 ? 1 : 0)
    if window.above > 0 { grid.write("↑ \(window.above) more", x: 3, y: 0, Style(.quiet)) }
    if window.below > 0 {
      grid.write("↓ \(window.below) more", x: 3, y: grid.size.height - 1, Style(.quiet))
    }
    return grid
  }

  func table(width: Int, room: Int) -> [StyledText] {
    let lines = state.table(marked: true).map { $0.fitted(to: capabilities) }
    guard lines.count > room, room > 1 else { return lines }
    let start = min(max(0, state.playback.position + 1 - room / 2), lines.count - room)
    return [lines[0]] + lines[(start + 1)..<(start + room)]
  }

  func completeTable(width: Int) -> [StyledText] {
    state.table(marked: false).map { $0.fitted(to: capabilities) }
  }
}

extension Axis {
  fileprivate init(_ axis: PlotSpec.Axis) {
    self.init(axis.label, range: axis.range, isLogarithmic: axis.isLogarithmic)
  }
}
