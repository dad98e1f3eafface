internal import CNNEngine
internal import Canvas

/// The loss over both weights as shades in steps, each twice the one below, with the path on it.
struct DescentMap {
  /// What the map shows of the two weights.
  static let weights = -2.0...3.0
  static let biases = -1.0...3.5

  /// Levels from the bottom to the brightest shade.
  private static let levelCount = 6.0

  /// What marks the path; in ASCII letters, which no shade is drawn with.
  struct Signs {
    let start: Character
    let step: Character
    let now: Character
    let least: Character

    init(_ capabilities: Capabilities) {
      (start, step, now, least) =
        capabilities.isUnicode ? ("○", "•", "●", "×") : ("S", "o", "N", "X")
    }
  }

  let figure: DescentFigure
  let capabilities: Capabilities

  /// `-2 to 3`.
  static func range(_ range: ClosedRange<Double>) -> String {
    "\(range.lowerBound.figureText) to \(range.upperBound.figureText)"
  }

  func draw(width: Int, height: Int) -> Grid {
    var grid = Grid(size: Size(width: max(1, width), height: max(1, height)))
    let rows = grid.size.height * 2
    let places = (0..<rows).flatMap { row in
      (0..<grid.size.width).map { column in
        LineDescent.Place(
          weight: value(column, of: grid.size.width, in: Self.weights),
          bias: value(rows - 1 - row, of: rows, in: Self.biases))
      }
    }
    guard let least = figure.losses(at: [figure.minimum]).first else { return grid }
    let shades = figure.losses(at: places).map {
      shade($0, least: max(least, .leastNormalMagnitude))
    }
    Picture(width: grid.size.width, height: rows, values: shades)
      .draw(on: &grid, x: 0, y: 0, capabilities: capabilities)
    drawPath(on: &grid)
    return grid
  }

  /// How often the loss can be halved before the least is reached, as a share of all levels.
  private func shade(_ loss: Double, least: Double) -> Double {
    var (level, ratio) = (0.0, loss / least)
    while ratio >= 2, level < Self.levelCount {
      ratio /= 2
      level += 1
    }
    return level / Self.levelCount
  }

  private func value(_ index: Int, of count: Int, in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (Double(index) + 0.5) / Double(count)
      * (range.upperBound - range.lowerBound)
  }

  private func drawPath(on grid: inout Grid) {
    let signs = Signs(capabilities)
    mark(figure.minimum, signs.least, .right, on: &grid)
    let path = figure.path
    for place in path.dropLast() { mark(place, signs.step, .kernel, on: &grid) }
    mark(path[0], signs.start, .input, on: &grid)
    if let last = path.last, path.count > 1 { mark(last, signs.now, .focus, on: &grid) }
  }

  /// A sign where a place lies; a place outside the map is not drawn.
  private func mark(
    _ place: LineDescent.Place, _ sign: Character, _ role: Role, on grid: inout Grid
  ) {
    let across =
      (place.weight - Self.weights.lowerBound)
      / (Self.weights.upperBound - Self.weights.lowerBound)
    let up =
      (place.bias - Self.biases.lowerBound)
      / (Self.biases.upperBound - Self.biases.lowerBound)
    guard (0..<1).contains(across), (0..<1).contains(up) else { return }
    let x = Int(across * Double(grid.size.width))
    let y = grid.size.height - 1 - Int(up * Double(grid.size.height))
    let below = grid[x, y].style.background
    grid[x, y] = Cell(sign, Style(role, background: below, isBold: true))
  }
}
