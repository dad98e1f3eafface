internal import CNNEngine
internal import Canvas

/// One answer in numbers: what lies under the window, the weights, and their sum of products.
struct FeatureSum {
  let figure: FeaturesFigure
  let area: FigureArea

  /// Window, kernel and sum, row beside row.
  func lines(width: Int) -> [StyledText] {
    let (window, kernel) = (figure.window, figure.filter.kernel)
    let texts = (window + kernel).joined().map(\.figureText)
    let cell = texts.reduce(2) { max($0, $1.count) } + 1
    let answer = figure.answer(at: figure.place).figureText
    return kernel.indices.map { row in
      var line = window[row].reduce(StyledText("  ")) {
        $0 + StyledText($1.figureText, .input).padded(to: cell, .right)
      }
      line = line + StyledText(row == 1 ? "   ·" : "    ", .quiet)
      for column in kernel[row].indices {
        let isHere = area.hasFocus && figure.sheet.hasFocus(row, column)
        let style = isHere ? Style(.focus, isReversed: true) : Style(.kernel)
        line =
          line
          + StyledText(
            isHere ? figure.sheet.text(row, column) : kernel[row][column].figureText, style
          )
          .padded(to: cell, .right)
      }
      if row == 1, !area.isSecret {
        line =
          line + StyledText("   =  ", .quiet) + StyledText(answer, Style(.output, isBold: true))
      }
      return line.truncated(to: width)
    }
  }
}
