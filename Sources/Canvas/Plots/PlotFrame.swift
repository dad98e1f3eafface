internal import Checked

/// The inside of a plot's rectangle: where the curves go, and the axes around them.
struct PlotFrame {
  /// The cells of the curves.
  let area: Rect
  private let horizontal: AxisScale
  private let vertical: AxisScale
  private let verticalTicks: [Double]

  init(_ plot: LinePlot, rect: Rect) {
    let values = plot.series.lazy.flatMap(\.values)
    horizontal = AxisScale(plot.horizontal, values: values.map(\.x))
    let heights = values.flatMap { [$0.y, $0.y - ($0.error ?? 0), $0.y + ($0.error ?? 0)] }
    vertical = AxisScale(plot.vertical, values: Array(heights) + plot.levels.map(\.value))
    let height = rect.height - 3
    verticalTicks = vertical.ticks(atMost: max(2, height / 2))
    let gutter = (tickLabels(verticalTicks).map(\.count).max() ?? 0) + 2
    area = Rect(
      x: rect.x + gutter, y: rect.y + 1, width: max(1, rect.width - gutter), height: height)
  }

  /// The nearest point of a raster over the curves' cells; nil for what the axes cannot show.
  ///
  /// Values beyond the ends of an axis are held at a small distance outside, so that lines to them leave the raster.
  func point(of value: LinePlot.Value, in raster: Size) -> Point? {
    guard let x = horizontal.place(of: value.x), let y = vertical.place(of: value.y) else {
      return nil
    }
    let place = { (fraction: Double, count: Int) in
      (min(max(fraction, -0.5), 1.5) * Double(count - 1)).rounded().clampedInt
    }
    return Point(x: place(x, raster.width), y: raster.height - 1 - place(y, raster.height))
  }

  func drawAxes(on grid: inout Grid, horizontalLabel: String) {
    let quiet = Style(.quiet)
    let left = area.x - 1
    let bottom = area.y + area.height
    grid.drawVerticalRule(x: left, y: area.y, height: area.height, quiet)
    for (tick, label) in zip(verticalTicks, tickLabels(verticalTicks)) {
      guard let place = vertical.place(of: tick) else { continue }
      let y = bottom - 1 - (place * Double(area.height - 1)).rounded().clampedInt
      grid.write(label, x: left - 1 - label.count, y: y, quiet)
      grid.write("┤", x: left, y: y, quiet)
    }
    grid.drawRule(x: left, y: bottom, width: area.width + 1, quiet)
    grid.write("┼", x: left, y: bottom, quiet)
    drawHorizontalTicks(on: &grid, label: horizontalLabel, y: bottom)
  }

  /// Names under the ticks; the axis's label follows the last one, which others give way to.
  private func drawHorizontalTicks(on grid: inout Grid, label: String, y: Int) {
    let quiet = Style(.quiet)
    let end = area.x + area.width
    let ticks = horizontal.ticks(atMost: max(2, area.width / 9))
    var names = tickLabels(ticks)
    if let last = names.indices.last, !label.isEmpty { names[last] += " " + label }
    let places = ticks.map { tick in
      horizontal.place(of: tick).map { area.x + ($0 * Double(area.width - 1)).rounded().clampedInt }
    }
    let starts = zip(places, names).map { x, name in
      x.map { min($0 - name.prefix { $0 != " " }.count / 2, end - name.cellWidth) }
    }
    let lastStart = starts.last.flatMap(\.self) ?? end
    var free = area.x - 1
    for (index, name) in names.enumerated() {
      guard let x = places[index], let wanted = starts[index] else { continue }
      if x > area.x { grid.write("┬", x: x, y: y, quiet) }
      let isLast = index == names.count - 1
      let start = max(wanted, free)
      guard isLast ? start == wanted : start + name.cellWidth < lastStart else { continue }
      free = grid.write(name, x: start, y: y + 1, quiet) + 1
    }
  }

  /// A line across the curves, with its name at the right end.
  func drawLevel(_ level: LinePlot.Level, on grid: inout Grid, isUnicode: Bool) {
    guard let place = vertical.place(of: level.value), (0...1).contains(place) else { return }
    let y = area.y + area.height - 1 - (place * Double(area.height - 1)).rounded().clampedInt
    let line = String(repeating: isUnicode ? "┄" : ".", atMost: area.width)
    grid.write(line, x: area.x, y: y, Style(.quiet))
    let name = StyledText(" " + level.name, .quiet)
    grid.write(name, x: area.x + max(0, area.width - name.width), y: y, width: area.width)
  }

  func drawCursor(at value: Double, on grid: inout Grid) {
    guard let place = horizontal.place(of: value), (0...1).contains(place) else { return }
    let x = area.x + (place * Double(area.width - 1)).rounded().clampedInt
    grid.drawVerticalRule(x: x, y: area.y, height: area.height, Style(.focus))
  }
}
