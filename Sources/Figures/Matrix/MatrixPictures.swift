internal import CNNEngine
internal import Canvas

/// The two pictures beside the matrix: the weights of a row on the input, the outputs of a column below.
struct MatrixPictures {
  let figure: MatrixFigure
  /// How many times as wide and as high each cell is drawn.
  var scale = 1

  private var pattern: ConvolutionPattern { figure.pattern }

  /// Both pictures, nothing panned; nil where they do not fit.
  func drawWhole(width: Int, room: Int) -> Grid? {
    let grid = draw(width: .max / 4, room: .max / 4)
    return grid.size.width <= width && grid.size.height <= room ? grid : nil
  }

  /// The input, and the output below where there is room; what does not fit is panned to the cursors.
  func draw(width: Int, room: Int) -> Grid {
    let input = inputPicture(width: width, room: room)
    let left = room - input.size.height - 1
    guard left > pattern.outputSizes[0] * scale else { return input }
    let output = outputPicture(width: width, room: left)
    var grid = Grid(
      size: Size(
        width: max(input.size.width, output.size.width),
        height: input.size.height + 1 + output.size.height))
    grid.place(input, x: 0, y: 0)
    grid.place(output, x: 0, y: input.size.height + 1)
    return grid
  }

  private func inputPicture(width: Int, room: Int) -> Grid {
    let texts = pattern.columns(readBy: figure.step).map {
      pattern.value(row: figure.step, column: $0).figureText
    }
    return picture(
      "x", .input, sizes: pattern.inputSizes, cursor: figure.column,
      cellWidth: texts.reduce(1) { max($0, $1.count) }, width: width, room: room
    ) { pixel in
      guard pattern.reads(row: figure.step, column: pixel) else { return StyledText("·", .quiet) }
      return StyledText(
        pattern.value(row: figure.step, column: pixel).figureText,
        Style(.kernel, background: .window, isBold: true))
    }
  }

  private func outputPicture(width: Int, room: Int) -> Grid {
    picture(
      "y", .output, sizes: pattern.outputSizes, cursor: figure.step, cellWidth: 1, width: width,
      room: room
    ) { output in
      pattern.reads(row: output, column: figure.column)
        ? StyledText("■", Style(.output, isBold: true)) : StyledText("·", .quiet)
    }
  }

  /// A titled grid; brackets stand around the place that has the cursor.
  private func picture(
    _ name: String, _ role: Role, sizes: [Int], cursor: Int, cellWidth: Int, width: Int, room: Int,
    cell: (Int) -> StyledText
  ) -> Grid {
    let here = figure.place(cursor, in: sizes)
    let step = (cellWidth + 1) * scale
    let textWidth = step - 1
    let rows = visiblePlaces(
      of: sizes[0], around: here[0]..<here[0] + 1, room: max(1, (room - 1) / scale))
    let columns = visiblePlaces(
      of: sizes[1], around: here[1]..<here[1] + 1, room: max(1, (width - 1) / step))
    let isPanned = rows.count < sizes[0] || columns.count < sizes[1]
    let title =
      StyledText(name, role)
      + StyledText(" \(sizes[0]) x \(sizes[1])\(isPanned ? " ◂▸" : "")", .quiet)
    var grid = Grid(
      size: Size(width: max(title.width, columns.count * step + 1), height: rows.count * scale + 1))
    grid.write(title, x: 0, y: 0)
    let edge = Style(.focus, isBold: true)
    for (y, row) in rows.enumerated() {
      for (x, column) in columns.enumerated() {
        let top = y * scale + 1
        let text = cell(row * sizes[1] + column)
        // In a larger cell the number stands in the middle.
        let shown = text.padded(to: (textWidth + text.width + 1) / 2, .right)
        grid.write(shown, x: x * step + 1, y: top)
        guard [row, column] == here else { continue }
        grid.write("[", x: x * step, y: top, edge)
        grid.write("]", x: (x + 1) * step, y: top, edge)
      }
    }
    return grid
  }
}
