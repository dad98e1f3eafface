internal import Canvas

/// All maps on the way back from a unit side by side, from the unit itself to the input.
struct ReceptiveFieldWay {
  /// A map takes at most so many cells, so that several stand beside each other.
  private static let widest = 36
  private static let highest = 16

  let figure: ReceptiveFieldFigure
  let area: FigureArea

  /// The maps in rows, those around the lit one where not all of them fit; empty where there is no room.
  func draw(width: Int, room: Int) -> Grid {
    guard room > 4 else { return Grid(size: Size(width: 0, height: 0)) }
    let maps = figure.steps.indices.map { step in
      ReceptiveFieldMap(figure, step: step, area)
        .draw(width: Self.widest, room: min(room - 1, Self.highest))
    }
    let lit = figure.step
    for first in 0...lit {
      let lines = lines(of: maps, from: first, width: width, room: room - 1)
      if lines.contains(where: { $0.contains(lit) }) { return grid(lines, maps, width: width) }
    }
    return grid([lit..<lit + 1], maps, width: width)
  }

  /// Which maps stand in which row, beginning with one of them.
  private func lines(of maps: [Grid], from first: Int, width: Int, room: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = first
    var height = 0
    while start < maps.count {
      var end = start
      var used = 0
      while end < maps.count, used + maps[end].size.width <= width || end == start {
        used += maps[end].size.width + 3
        end += 1
      }
      let tallest = maps[start..<end].map(\.size.height).max() ?? 0
      guard height + tallest <= room || lines.isEmpty else { break }
      height += tallest + 1
      lines.append(start..<end)
      start = end
    }
    return lines
  }

  private func grid(_ lines: [Range<Int>], _ maps: [Grid], width: Int) -> Grid {
    let heights = lines.map { line in (maps[line].map(\.size.height).max() ?? 0) + 1 }
    var grid = Grid(size: Size(width: width, height: 1 + heights.reduce(0, +)))
    grid.write(
      StyledText("The way back, from the unit to the input", .quiet), x: 0, y: 0, width: width)
    var y = 1
    for (line, height) in zip(lines, heights) {
      var x = 0
      for step in line {
        grid.place(maps[step], x: x, y: y)
        x += maps[step].size.width + 3
      }
      y += height
    }
    return grid
  }
}
