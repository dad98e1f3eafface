import Canvas
import Tutor

/// The pad for a digit, what the network reads in it, and its feature maps.
struct TrainingPadView {
  private let state: TrainingState

  init(_ state: TrainingState) {
    self.state = state
  }

  func draw(on grid: inout Grid, capabilities: Capabilities) {
    let body = grid.body
    let pad = Picture(
      width: DigitPad.side, height: DigitPad.side, values: state.pad.pixels.map(Double.init))
    let size = pad.size(.small, capabilities: capabilities)
    let x = 2
    grid.write([words.fitted(to: capabilities)], x: 1, y: body.y, width: body.width - 2)
    // A low screen shows the part around the pen.
    let room = body.height - 1
    let skipped = min(max(0, state.pad.y / 2 - room / 2), max(0, size.height - room))
    var sheet = Grid(size: size)
    pad.draw(on: &sheet, x: 0, y: 0, capabilities: capabilities)
    for row in 0..<min(room, size.height) {
      for column in 0..<size.width {
        grid[x + column, body.y + 1 + row] = sheet[column, row + skipped]
      }
      grid.write("│", x: x - 1, y: body.y + 1 + row, Style(.quiet))
      grid.write("│", x: x + size.width, y: body.y + 1 + row, Style(.quiet))
    }
    grid.cursor = Point(x: x + state.pad.x, y: body.y + 1 + state.pad.y / 2 - skipped)
    guard let pictures = state.drawnPictures else { return }
    let drawing = LayerMapsDrawing(pictures, capabilities: capabilities)
    drawing.drawProbabilities(on: &grid, x: x + size.width + 3, y: body.y + 1)
    if grid.size.width >= 80 {
      drawing.drawMaps(on: &grid, x: x + size.width + 22, y: body.y + 1)
    }
  }

  private var words: StyledText {
    guard let pictures = state.drawnPictures else {
      return StyledText("draw a digit: space puts the pen down, arrows move it", .quiet)
    }
    let answer = pictures.image.prediction
    let percent = Int((100 * pictures.probabilities[answer]).rounded())
    return StyledText("read as \(answer), \(percent) %  ", .heading)
      + StyledText("the network sees it centred and scaled as MNIST is", .quiet)
  }
}
