internal import Canvas

/// Input and output of a large figure as pictures in half blocks, beside their numbers.
struct SlidingShades {
  /// From this side on a picture shows more than its numbers do.
  private static let leastSide = 7
  private static let gap = 4

  private let pictures: [Picture]
  private let capabilities: Capabilities

  /// Nil where the figure is too small to be seen as a picture.
  init?(_ figure: SlidingFigure, _ area: FigureArea) {
    let (input, sizes) = (figure.settings.input, figure.traces[0].outputSizes)
    guard figure.settings.axes.allSatisfy({ $0 >= Self.leastSide }) else { return nil }
    capabilities = area.capabilities
    let values = input.flatMap(\.self)
    let largest = values.reduce(0) { max($0, abs($1)) }
    let isGrey = largest > 0 && values.allSatisfy { $0 >= 0 }
    let x =
      isGrey
      ? Picture(width: input[0].count, height: input.count, values: values.map { $0 / largest })
      : Picture(weights: values, width: input[0].count, height: input.count)
    let seen = figure.traces[0].values.enumerated().map { figure.isRevealed($0) ? $1 : 0 }
    let y = Picture(weights: seen, width: sizes[1], height: sizes[0])
    pictures = area.isSecret ? [x] : [x, y]
  }

  /// Columns with the blanks before them.
  var width: Int { Self.gap + (pictures.map(\.width).max() ?? 0) }

  /// As many of the pictures as so many rows hold, below each other.
  func draw(on grid: inout Grid, x: Int, rows: Int) {
    var y = 0
    for (name, picture) in zip(["x", "y"], pictures) {
      let height = picture.size(.small, capabilities: capabilities).height
      guard y + 1 + height <= rows else { return }
      grid.write(StyledText(name, name == "x" ? .input : .output), x: x + Self.gap, y: y)
      picture.draw(on: &grid, x: x + Self.gap, y: y + 1, capabilities: capabilities)
      y += height + 2
    }
  }
}
