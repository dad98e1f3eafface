internal import CNNEngine
internal import Canvas

/// A map on the way back from a unit, with the places that the unit sees and the ways that lead from them.
struct ReceptiveFieldMap {
  private let patch: PatchTrace.Patch
  private let sizes: [Int]
  private let capabilities: Capabilities
  private let isCounted: Bool
  /// Whether the light has come so far.
  private let isReached: Bool
  /// `the input 32 x 32`, `S2 14 x 14`.
  let name: String

  /// The map that a step lights; dark while the light has not come there.
  init(_ figure: ReceptiveFieldFigure, step: Int, _ area: FigureArea) {
    capabilities = area.capabilities
    patch = figure.patch(atStep: step)
    let stage = figure.steps[step].map { figure.stages[$0] }
    sizes = stage?.outputSizes ?? figure.graph.inputSizes
    name =
      "\(stage?.name ?? "the input") \(sizes.map(String.init).joined(separator: " x "))"
    isReached = step <= figure.step
    isCounted =
      isReached && figure.graph.isSingleChain(to: figure.stage) && !area.isSecret
  }

  private var axes: [PatchTrace.Axis] { patch.axes }
  private var mostWays: Double { axes.reduce(1) { $0 * ($1.paths.max() ?? 0) } }
  private var rows: Int { sizes.count == 1 ? 1 : sizes[0] }
  private var columns: Int { sizes[sizes.count - 1] }

  private func isLit(_ row: Int, _ column: Int) -> Bool {
    isReached && patch.places.contains(row: row, column: column)
  }

  /// The largest form that fits: with counts, in large cells, in half blocks, then several places to a cell.
  func draw(width: Int, room: Int) -> Grid {
    var words = name
    let free = room - 1
    var body = Grid(size: Size(width: 0, height: 0))
    let cell = countWidth
    if isCounted, columns * cell + (axes.count > 1 ? cell + 1 : 0) <= width, rows + 1 <= free {
      body = counted(cell)
    } else if columns * 2 <= width, rows <= free {
      body = large
    } else {
      // The whole map in one cell is the last that there is, whether it fits or not.
      let last = max(1, rows, columns)
      let scale =
        (1..<last).first { (columns + $0 - 1) / $0 <= width && smallHeight($0) <= free } ?? last
      if scale > 1 { words += ", \(scale) to a cell" }
      body = small(scale)
    }
    let title = StyledText(words, .quiet).truncated(to: max(1, width))
    var grid = Grid(
      size: Size(width: max(title.width, body.size.width), height: body.size.height + 1))
    grid.write(title, x: 0, y: 0)
    grid.place(body, x: 0, y: 1)
    return grid
  }

  /// Rows of cells that the map takes with so many places to a cell, or to half a block.
  private func smallHeight(_ scale: Int) -> Int {
    let count = (rows + scale - 1) / scale
    return capabilities.isUnicode ? (count + 1) / 2 : count
  }

  private static let lit = Style(.input, background: .window, isBold: true)

  private var large: Grid { cells(width: 2) }

  private func cells(width: Int) -> Grid {
    var grid = Grid(size: Size(width: columns * width, height: rows))
    for row in 0..<rows {
      for column in 0..<columns {
        let x = (column + 1) * width
        if !isLit(row, column) {
          grid.write("·", x: x - 1, y: row, Style(.quiet))
        } else if isCounted {
          let shade = String(repeating: brightness(row, column), count: 2)
          grid.write(shade, x: x - 2, y: row, Style(.input))
        } else {
          grid.write("■", x: x - 1, y: row, Self.lit)
        }
      }
    }
    return grid
  }

  /// The ways from a place beside the most that any place has, in four steps; in a plain text terminal, too.
  private func brightness(_ row: Int, _ column: Int) -> Character {
    let ways = axes.count > 1 ? axes[0].paths(from: row) : 1
    let share = ways * axes[axes.count - 1].paths(from: column) / mostWays
    let shades: [Character] = capabilities.isUnicode ? ["░", "▒", "▓", "█"] : ["-", "+", "%", "#"]
    return shades[share > 0.75 ? 3 : share > 0.5 ? 2 : share > 0.25 ? 1 : 0]
  }

  private var countWidth: Int {
    axes.flatMap(\.paths).reduce(2) { max($0, $1.figureText.count + 1) }
  }

  /// The ways stand under each column and behind each row of the lit places.
  private func counted(_ width: Int) -> Grid {
    let map = cells(width: width)
    let side = axes.count > 1 ? width + 1 : 0
    var grid = Grid(size: Size(width: map.size.width + side, height: rows + 1))
    grid.place(map, x: 0, y: 0)
    for column in 0..<columns {
      let count = axes[axes.count - 1].paths(from: column)
      if count > 0 {
        let text = StyledText(count.figureText, .output).padded(to: width, .right)
        grid.write(text, x: column * width, y: rows)
      }
    }
    for row in 0..<rows where axes.count > 1 && axes[0].paths(from: row) > 0 {
      let text = StyledText(axes[0].paths(from: row).figureText, .output)
      grid.write(text.padded(to: width, .right), x: map.size.width + 1, y: row)
    }
    return grid
  }

  /// A cell is lit when the unit sees one of its places.
  private func small(_ scale: Int) -> Grid {
    let across = (columns + scale - 1) / scale
    var grid = Grid(size: Size(width: across, height: smallHeight(scale)))
    for y in 0..<grid.size.height {
      for x in 0..<across {
        guard capabilities.isUnicode else {
          let isLit = isLit(block: y, x, scale)
          grid.write(isLit ? "■" : "·", x: x, y: y, isLit ? Style(.input) : Style(.quiet))
          continue
        }
        switch (isLit(block: 2 * y, x, scale), isLit(block: 2 * y + 1, x, scale)) {
        case (true, true): grid.write("█", x: x, y: y, Style(.input))
        case (true, false): grid.write("▀", x: x, y: y, Style(.input))
        case (false, true): grid.write("▄", x: x, y: y, Style(.input))
        case (false, false): grid.write("·", x: x, y: y, Style(.quiet))
        }
      }
    }
    return grid
  }

  private func isLit(block row: Int, _ column: Int, _ scale: Int) -> Bool {
    // The lower half of the last row may lie below the picture.
    let first = min(rows, row * scale)
    return (first..<min(rows, first + scale)).contains { y in
      (column * scale..<min(columns, (column + 1) * scale)).contains { isLit(y, $0) }
    }
  }
}
