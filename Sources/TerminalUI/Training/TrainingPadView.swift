internal import Checked
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
    let geometry = PadGeometry(state.pad, in: body)
    let area = geometry.area
    let pad = Picture(
      width: DigitPad.side, height: DigitPad.side, values: state.pad.pixels.map(Double.init))
    grid.write([words.fitted(to: capabilities)], x: 1, y: body.y, width: body.width - 2)
    var sheet = Grid(size: pad.size(geometry.scale, capabilities: capabilities))
    pad.draw(on: &sheet, x: 0, y: 0, scale: geometry.scale, capabilities: capabilities)
    for row in 0..<area.height {
      for column in 0..<area.width {
        grid[area.x + column, area.y + row] = sheet[column, row + geometry.skippedRows]
      }
      grid.write("│", x: area.x - 1, y: area.y + row, Style(.quiet))
      grid.write("│", x: area.x + area.width, y: area.y + row, Style(.quiet))
    }
    grid.cursor = geometry.cell(x: state.pad.x, y: state.pad.y)
    grid.wantsMouse = true
    guard let pictures = state.drawnPictures else { return }
    let drawing = LayerMapsDrawing(pictures, capabilities: capabilities)
    drawing.drawProbabilities(on: &grid, x: area.x + area.width + 3, y: area.y)
    if grid.size.width >= 80 {
      drawing.drawMaps(on: &grid, x: area.x + area.width + 22, y: area.y)
    }
  }

  private var words: StyledText {
    guard let pictures = state.drawnPictures else {
      return StyledText(
        "draw a digit with the mouse, or put the pen down with space and move it", .quiet)
    }
    let answer = pictures.image.prediction
    let percent = (100 * pictures.probabilities[answer]).rounded().clampedInt
    return StyledText("read as \(answer), \(percent) %  ", .heading)
      + StyledText("the network sees it centred and scaled as MNIST is", .quiet)
  }
}
