internal import Canvas

/// Sheets behind each other for the channels of a block, and the filter's place on all of them.
struct VolumeSketch {
  let figure: VolumeFigure
  let area: FigureArea

  /// More sheets would hide each other; the number stands above.
  private static let mostSheets = 3

  /// At most so many rows, or as many as it wants.
  func draw(height: Int?) -> Grid {
    let width = area.width
    let isSmall = (height ?? .max) < 9 || area.isNarrow
    let times = (height ?? 0) >= 25 && width >= 118 ? 2 : 1
    let inputSide = Size(width: isSmall ? 9 : 15 * times, height: isSmall ? 3 : 6 * times)
    let kernelSide = Size(width: isSmall ? 4 : 6 * times, height: isSmall ? 2 : 3 * times)
    let share = area.isSecret ? 1 : outputShare
    let outputSide = Size(
      width: max(4, Int(Double(inputSide.width) * share)),
      height: max(2, Int(Double(inputSide.height) * share)))
    let sheets = { (count: Int) in min(count, isSmall ? 2 : Self.mostSheets) }
    let names = names(isSmall: isSmall)
    let blocks = [
      block(inputSide, sheets: sheets(figure.channels), window: kernelSide),
      block(kernelSide, sheets: sheets(figure.slices), window: nil, role: .kernel),
      block(
        outputSide, sheets: sheets(figure.filters), window: Size(width: times, height: times),
        role: .output),
    ]
    var x = 1
    let gap = isSmall ? 2 : 6
    let rows = 1 + (blocks.map(\.size.height).max() ?? 0)
    var grid = Grid(size: Size(width: width, height: height.map { min($0, rows) } ?? rows))
    for (index, block) in blocks.enumerated() {
      let column = max(block.size.width, names[index].width)
      grid.write(names[index], x: x, y: 0, width: max(0, width - x))
      grid.place(block, x: x, y: 1)
      if index < 2 {
        let sign = StyledText(index == 0 ? "*" : "▸", .focus).fitted(to: area.capabilities)
        grid.write(sign, x: x + column + gap / 2, y: 1 + inputSide.height / 2)
      }
      x += column + gap + 1
    }
    return grid
  }

  /// How large a map is beside the picture.
  private var outputShare: Double {
    let height = Double(figure.output[1]) / Double(max(1, figure.height))
    return min(1.3, max(0.2, height))
  }

  private func names(isSmall: Bool) -> [StyledText] {
    let output =
      area.isSecret
      ? "? x ? x ?" : figure.output.map(String.init).joined(separator: "x")
    let kernel = "\(figure.slices)x\(figure.kernel)x\(figure.kernel)"
    let input = "\(figure.channels)x\(figure.height)x\(figure.width)"
    guard !isSmall else {
      return [
        StyledText(input, .input), StyledText("\(kernel) (\(figure.filters))", .kernel),
        StyledText(output, .output),
      ]
    }
    return [
      StyledText("input \(input)", .input),
      StyledText("filter \(figure.step + 1) of \(figure.filters): \(kernel)", .kernel),
      StyledText("maps \(output)", .output),
    ]
  }

  /// Frames behind each other, the front one whole; a shaded window in its corner.
  private func block(
    _ side: Size, sheets: Int, window: Size?, role: Role = .input
  ) -> Grid {
    let depth = max(0, sheets - 1)
    var grid = Grid(size: Size(width: side.width + 2 + 2 * depth, height: side.height + 2 + depth))
    for sheet in (0...depth).reversed() {
      frame(
        side, at: Point(x: 2 * sheet, y: depth - sheet), Style(sheet == 0 ? role : .quiet),
        on: &grid)
    }
    if let window {
      let origin = Point(x: 1, y: depth + 1)
      for y in 0..<min(window.height, side.height) {
        for x in 0..<min(window.width, side.width) {
          grid.write("▒", x: origin.x + x, y: origin.y + y, Style(.kernel))
        }
      }
    } else {
      for y in 0..<side.height {
        grid.write(
          String(repeating: "▒", count: side.width), x: 1, y: depth + 1 + y, Style(.kernel))
      }
    }
    return grid
  }

  private func frame(_ side: Size, at origin: Point, _ style: Style, on grid: inout Grid) {
    let line = String(repeating: "─", count: side.width)
    grid.clear(Rect(x: origin.x, y: origin.y, width: side.width + 2, height: side.height + 2))
    grid.write("┌\(line)┐", x: origin.x, y: origin.y, style)
    for row in 1...max(1, side.height) {
      grid.write("│", x: origin.x, y: origin.y + row, style)
      grid.write("│", x: origin.x + side.width + 1, y: origin.y + row, style)
    }
    grid.write("└\(line)┘", x: origin.x, y: origin.y + side.height + 1, style)
  }
}
