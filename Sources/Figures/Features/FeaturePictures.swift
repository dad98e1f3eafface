internal import CNNEngine
internal import Canvas

/// The picture with its window, and the picked filter's map beside it; all maps where there is room.
struct FeaturePictures {
  let figure: FeaturesFigure
  let area: FigureArea

  private static let gap = 3

  /// Pictures side by side in at most so much room, each with its name above; the narrowest form is the map alone.
  func draw(width: Int, room: Int?) -> Grid {
    let maps = figure.filters.indices.map { map($0) }
    let shown: [Panel]
    let bank = bank(of: maps, width: width)
    if bank.count > 1, !area.isSecret {
      shown = [picture] + bank
    } else if total([picture, maps[figure.step]]) <= width {
      shown = [picture, maps[figure.step]]
    } else {
      shown = [area.isSecret ? picture : maps[figure.step]]
    }
    let tallest = shown.reduce(0) { max($0, $1.size.height) } + 1
    var grid = Grid(size: Size(width: width, height: room.map { min($0, tallest) } ?? tallest))
    var x = 0
    for panel in shown {
      draw(panel, x: x, on: &grid)
      x += panel.size.width + Self.gap
    }
    return grid
  }

  /// As many maps as fit beside the picture, the picked one among them.
  private func bank(of maps: [Panel], width: Int) -> [Panel] {
    let each = maps[0].size.width + Self.gap
    let count = min(maps.count, max(1, (width - picture.size.width) / each))
    return visiblePlaces(of: maps.count, around: figure.step..<figure.step + 1, room: count)
      .map { maps[$0] }
  }

  /// A picture with its name, and where the window stands in it.
  private struct Panel {
    var name: StyledText
    var picture: Picture?
    var size: Size
    /// Column and row of pixels of what the window stands on.
    var mark: [Int]
    var extent: Int
  }

  private func total(_ panels: [Panel]) -> Int {
    panels.reduce(-Self.gap) { $0 + $1.size.width + Self.gap }
  }

  private var picture: Panel {
    let white = Double(figure.picture.white)
    let drawn = Picture(
      width: figure.picture.width, height: figure.picture.height,
      values: figure.picture.rows.joined().map { $0 / white })
    return Panel(
      name: StyledText("picture", .input), picture: drawn,
      size: drawn.size(.small, capabilities: area.capabilities), mark: figure.place,
      extent: figure.filter.kernel.count)
  }

  private func map(_ filter: Int) -> Panel {
    let sizes = figure.features.sizes
    let drawn = Picture(weights: figure.features.maps[filter], width: sizes[1], height: sizes[0])
    let isPicked = filter == figure.step
    return Panel(
      name: StyledText(
        figure.filters[filter].name, Style(isPicked ? .kernel : .quiet, isBold: isPicked)),
      picture: area.isSecret ? nil : drawn,
      size: drawn.size(.small, capabilities: area.capabilities), mark: figure.place, extent: 1)
  }

  private func draw(_ panel: Panel, x: Int, on grid: inout Grid) {
    grid.write(panel.name, x: x, y: 0)
    let room = grid.size.height - 1
    guard let picture = panel.picture else {
      grid.write(StyledText("? hidden until you point", .quiet), x: x, y: 1 + room / 2)
      return
    }
    // Where a picture is higher than the room, rows around the window are shown.
    var full = Grid(size: panel.size)
    picture.draw(on: &full, x: 0, y: 0, capabilities: area.capabilities)
    let rowsPerCell = max(1, (picture.height + panel.size.height - 1) / panel.size.height)
    let middle = (panel.mark[0] + panel.extent / 2) / rowsPerCell
    mark(panel, row: middle, on: &full)
    let rows = visiblePlaces(of: panel.size.height, around: middle..<middle + 1, room: room)
    for (y, row) in rows.enumerated() {
      for column in 0..<panel.size.width { grid[x + column, 1 + y] = full[column, row] }
    }
  }

  /// Brackets around the window's middle row, or a sign on a cell of a map.
  private func mark(_ panel: Panel, row: Int, on full: inout Grid) {
    let right = panel.mark[1] + panel.extent - 1
    if panel.extent == 1 {
      put("◆", x: right, row: row, on: &full)
    } else {
      put("[", x: panel.mark[1], row: row, on: &full)
      put("]", x: right, row: row, on: &full)
    }
  }

  private func put(_ sign: Character, x: Int, row: Int, on full: inout Grid) {
    let below = full[x, row].style.background
    full[x, row] = Cell(sign, Style(.focus, background: below, isBold: true))
  }
}
