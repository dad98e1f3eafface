import Canvas
import Course
import Tutor

/// One answer in numbers: what lies under the window, the weights, and their sum of products.
struct FeatureSum {
  let state: FeaturesState
  let hasFocus: Bool

  /// Window, kernel and sum, row beside row.
  func lines(width: Int) -> [StyledText] {
    let (window, kernel) = (state.window, state.filter.kernel)
    let texts = (window + kernel).joined().map(\.figureText)
    let cell = texts.reduce(2) { max($0, $1.count) } + 1
    let answer = state.answer(at: state.place).figureText
    return kernel.indices.map { row in
      var line = window[row].reduce(StyledText("  ")) {
        $0 + StyledText($1.figureText, .input).padded(to: cell, .right)
      }
      line = line + StyledText(row == 1 ? "   ·" : "    ", .quiet)
      for column in kernel[row].indices {
        let isHere = hasFocus && state.sheet.hasFocus(row, column)
        let style = isHere ? Style(.focus, isReversed: true) : Style(.kernel)
        line =
          line
          + StyledText(
            isHere ? state.sheet.text(row, column) : kernel[row][column].figureText, style
          )
          .padded(to: cell, .right)
      }
      if row == 1, !state.isPredicting {
        line =
          line + StyledText("   =  ", .quiet) + StyledText(answer, Style(.output, isBold: true))
      }
      return line.truncated(to: width)
    }
  }

  /// The products that are not 0, and their sum.
  func formula(width: Int) -> StyledText {
    let products = zip(state.window.joined(), state.filter.kernel.joined())
      .filter { $0.1 != 0 }
      .map { "\($0.0.figureText)·\($0.1.factorText)" }
    let answer = state.answer(at: state.place).figureText
    let full = products.joined(separator: " + ") + " = \(answer)"
    return StyledText(full.count <= width ? full : "... = \(answer)")
  }
}
