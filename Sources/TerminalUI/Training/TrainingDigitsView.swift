internal import Checked
import Canvas
import Tutor

/// Test digits as the network saw them, each with its class and, where it was missed, the wrong one.
struct TrainingDigitsView {
  private let state: TrainingState

  init(_ state: TrainingState) {
    self.state = state
  }

  func draw(on grid: inout Grid, capabilities: Capabilities) {
    let body = grid.body
    let shown = state.shownDigits
    // A picture and a caption; a blank column and a blank row between neighbours.
    let place = Size(width: Self.side + 1, height: Self.side / 2 + 2)
    let hasHeading = body.height >= place.height
    let top = body.y + (hasHeading ? 1 : 0)
    let columns = max(1, (body.width - 1) / place.width)
    let rows = max(1, (body.height + 1 - (hasHeading ? 1 : 0)) / place.height)
    if hasHeading {
      grid.write(heading(shown).fitted(to: capabilities), x: 1, y: body.y, width: body.width - 2)
    }
    for (index, digit) in shown.dropFirst(state.firstDigit).prefix(atMost: columns * rows)
      .enumerated()
    {
      let x = 1 + index % columns * place.width
      let y = top + index / columns * place.height
      picture(of: digit).draw(on: &grid, x: x, y: y, capabilities: capabilities)
      grid.write(caption(of: digit).fitted(to: capabilities), x: x, y: y + Self.side / 2)
    }
  }

  private static let side = Picture.thumbnailSide

  private func heading(_ shown: [TestDigit]) -> StyledText {
    guard let test = state.outcome?.test else { return "" }
    let total = StyledText(test.countWords, .heading)
    guard !shown.isEmpty else { return total }
    let order = state.showsMissesOnly ? ", worst first" : ""
    let position = "   from \(state.firstDigit + 1) of the \(shown.count) shown\(order)"
    return total + StyledText(position, .quiet)
  }

  private func caption(of digit: TestDigit) -> StyledText {
    digit.isMiss
      ? StyledText("✗ \(digit.label) as \(digit.prediction)", .wrong)
      : StyledText("✓ \(digit.label)", .right)
  }

  private func picture(of digit: TestDigit) -> Picture {
    Picture(thumbnailOf: digit.pixels, side: digit.side)
  }
}
