extension LinePlot {
  /// Draws the signs of single values with their error bars, and the values that are marked.
  func drawPoints(on grid: inout Grid, _ frame: PlotFrame, isUnicode: Bool) {
    let raster = Size(width: frame.area.width, height: frame.area.height)
    let place = { (value: Value) -> Point? in
      guard let point = frame.point(of: value, in: raster),
        (0..<raster.width).contains(point.x), (0..<raster.height).contains(point.y)
      else { return nil }
      return Point(x: frame.area.x + point.x, y: frame.area.y + point.y)
    }
    for series in series {
      for value in series.values {
        drawError(of: value, series.style, on: &grid, frame, raster, isUnicode: isUnicode)
        guard let symbol = series.symbol, let point = place(value) else { continue }
        grid[point.x, point.y] = Cell(isUnicode ? symbol : series.mark, series.style)
      }
      if let value = series.highlight, let point = place(value) {
        grid[point.x, point.y] = Cell(isUnicode ? "◉" : "@", Style(.focus, isBold: true))
      }
    }
  }

  /// `┬`, `│` and `┴` from one end of the error to the other; nothing where the error is less than a row.
  private func drawError(
    of value: Value, _ style: Style, on grid: inout Grid, _ frame: PlotFrame, _ raster: Size,
    isUnicode: Bool
  ) {
    guard let error = value.error, error > 0,
      let top = frame.point(of: Value(x: value.x, y: value.y + error), in: raster)
    else { return }
    // On a logarithmic axis an error may reach below what the axis can show.
    let low = frame.point(of: Value(x: value.x, y: value.y - error), in: raster)
    let bottom = low?.y ?? raster.height
    guard (0..<raster.width).contains(top.x), top.y < bottom else { return }
    for y in max(0, top.y)...max(0, min(bottom, raster.height - 1)) {
      let sign: Character = y == top.y ? "┬" : y == bottom ? "┴" : "│"
      grid[frame.area.x + top.x, frame.area.y + y] = Cell(isUnicode ? sign : "|", style)
    }
  }
}
