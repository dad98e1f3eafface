import Canvas
import Tutor

/// One test image on its way through the layers: feature maps, then ten probabilities.
struct TrainingLayersView {
  private let state: TrainingState

  init(_ state: TrainingState) {
    self.state = state
  }

  func draw(on grid: inout Grid, capabilities: Capabilities) {
    let body = grid.body
    guard let pictures = state.layerPictures else {
      grid.write(
        [StyledText("The layers are shown when the run has begun.", .quiet)], x: 1, y: body.y)
      return
    }
    let input = Picture(thumbnailOf: pictures.image.pixels, side: pictures.image.side)
    let size = input.size(.small, capabilities: capabilities)
    input.draw(on: &grid, x: 1, y: body.y + 1, capabilities: capabilities)
    grid.write([caption(pictures).fitted(to: capabilities)], x: 1, y: body.y, width: body.width - 2)
    let drawing = LayerMapsDrawing(pictures, capabilities: capabilities)
    drawing.drawProbabilities(on: &grid, x: 1, y: body.y + 2 + size.height)
    drawing.drawMaps(on: &grid, x: Self.left, y: body.y + 1)
  }

  private static let left = 20

  private func caption(_ pictures: LayerPictures) -> StyledText {
    let image = pictures.image
    let verdict =
      image.isMiss
      ? StyledText("✗ read as \(image.prediction)", .wrong)
      : StyledText("✓ read as \(image.prediction)", .right)
    return StyledText("test image \(image.index), a \(image.label)  ", .heading) + verdict
  }
}
