internal import CNNEngine
package import Canvas

// The matrix, beside the window that a row is and the pixel that a column is.
extension MatrixFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    let lines = views.map { view in
      "\(view.name): \(view.pattern.rowCount) x \(view.pattern.columnCount), "
        + counts(of: view.pattern)
    }
    return ["matrix: " + lines[0]] + lines.dropFirst()
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    let size = "  \(pattern.rowCount) x \(pattern.columnCount)"
    let name = StyledText(view.name, .kernel) + StyledText(size)
    let output = place(step, in: pattern.outputSizes).placeText
    let pixel = place(column, in: pattern.inputSizes).placeText
    let cursors =
      StyledText("   row = output ", .quiet) + StyledText(output, .output)
      + StyledText("   column = pixel ", .quiet) + StyledText(pixel, .input)
    let short =
      StyledText("  y ", .quiet) + StyledText(output, .output)
      + StyledText("  x ", .quiet) + StyledText(pixel, .input)
    let forms = [name + cursors, name + short, name]
    return forms.first { $0.width <= area.lineWidth } ?? name.truncated(to: area.lineWidth)
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    let all = counts(of: pattern)
    guard !area.isNarrow else { return [StyledText(all, .quiet)] }
    let used = pattern.rows(reading: column).count
    let moved = pattern.shift(row: step).map { ", begins \($0) further than the row above" } ?? ""
    let gap = pattern.gap(row: step).map { ", gaps of \($0)" } ?? ""
    let row = "row: \(pattern.columns(readBy: step).count) numbers\(gap)\(moved)"
    return [
      StyledText("\(all); the pixel is used \(used)x", .quiet), StyledText(row, .quiet),
    ]
  }

  /// `225 of 1225 in use, 9 distinct`.
  private func counts(of pattern: ConvolutionPattern) -> String {
    "\(pattern.readCount) of \(pattern.rowCount * pattern.columnCount) in use, "
      + "\(pattern.distinctCount) distinct"
  }

  /// The entry in the row and the column that are looked at.
  package var anatomy: NumberAnatomy? {
    let output = place(step, in: pattern.outputSizes)
    let pixel = place(column, in: pattern.inputSizes)
    let value = pattern.value(row: step, column: column).figureText
    let tap = zip(pixel, output).map { "\($0) - \($1) = \($0 - $1)" }.joined(separator: ", ")
    let isRead = pattern.reads(row: step, column: column)
    let meaning =
      view.name.contains("·")
      ? "the paths from the pixel to the output, added up" : "w[pixel - place]"
    return NumberAnatomy(
      formula: "M[\(step + 1), \(column + 1)]: \(meaning) where the window reaches, else 0",
      numbers: isRead ? "tap \(tap): \(value)" : "tap \(tap) lies outside of the window: 0",
      source: "lesson matrix-view, A window written as a row")
  }

  package func draw(_ area: FigureArea) -> Grid {
    let spare = area.isNarrow ? 0 : 1
    let body = area.height.map { max(1, $0 - spare) }
    var pictures = MatrixPictures(figure: self).draw(
      width: area.width / 2, room: body ?? .max / 4)
    let spy = MatrixSpy(figure: self, area: area)
      .draw(width: area.width - pictures.size.width - 4, height: body)
    if let body {
      let large = MatrixPictures(figure: self, scale: 2)
      if let grid = large.drawWhole(width: area.width - spy.size.width - 4, room: body) {
        pictures = grid
      }
    }
    let height = area.fitting(max(spy.size.height, pictures.size.height) + spare)
    var grid = Grid(size: Size(width: area.width, height: height))
    grid.place(spy, x: 1, y: 0)
    grid.place(pictures, x: spy.size.width + 4, y: 0)
    return grid
  }

  package var hasNarrowTable: Bool { true }

  package func table(_ area: FigureArea) -> [StyledText] {
    let columns: [TextTable.Column] = [
      .init("  row", .right), .init("output"), .init("numbers", .right), .init("gap", .right),
      .init("first column", .right), .init("moved by", .right),
    ]
    let rows = (0..<pattern.rowCount).map { row in
      let isHere = row == step
      let read = pattern.columns(readBy: row)
      let cells = [
        "\(read.count)", pattern.gap(row: row).map(String.init) ?? "-",
        read.first.map { String($0 + 1) } ?? "-",
        pattern.shift(row: row).map(String.init) ?? "-",
      ]
      return [
        area.mark(isHere) + StyledText("\(row + 1)"),
        StyledText(
          place(row, in: pattern.outputSizes).placeText, Style(.output, isBold: isHere)),
      ] + cells.map { StyledText($0) }
    }
    return TextTable(columns: columns, rows: rows, gap: 2).lines()
  }
}
