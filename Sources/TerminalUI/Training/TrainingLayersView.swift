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
    drawProbabilities(pictures, on: &grid, y: body.y + 2 + size.height, capabilities: capabilities)
    var y = body.y + 1
    for layer in pictures.layers {
      y = draw(layer, on: &grid, x: Self.left, y: y, capabilities: capabilities)
      if y >= body.y + body.height { break }
    }
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

  private func drawProbabilities(
    _ pictures: LayerPictures, on grid: inout Grid, y: Int, capabilities: Capabilities
  ) {
    let end = grid.body.y + grid.body.height
    for (number, probability) in pictures.probabilities.enumerated() where y + number < end {
      let bar = Gauge(fraction: probability).line(width: 8, isUnicode: capabilities.isUnicode)
      let percent = StyledText("\(Int((100 * probability).rounded())) %").padded(to: 6, .right)
      grid.write([StyledText("\(number) ") + bar + percent], x: 1, y: y + number)
    }
  }

  /// A row of maps; returns the first row below, or the old one when there was no room.
  private func draw(
    _ layer: LayerPictures.Layer, on grid: inout Grid, x: Int, y: Int, capabilities: Capabilities
  ) -> Int {
    let pictures = layer.maps.map {
      Picture(width: layer.width, height: layer.height, values: $0)
    }
    guard let size = pictures.first?.size(.small, capabilities: capabilities),
      y + size.height + 1 <= grid.body.y + grid.body.height
    else { return y }
    let room = max(0, (grid.size.width - x) / (size.width + 1))
    let note = "\(layer.name)  \(pictures.count) of \(layer.width)x\(layer.height)"
    grid.write([StyledText(note, .quiet)], x: x, y: y)
    for (index, picture) in pictures.prefix(room).enumerated() {
      picture.draw(
        on: &grid, x: x + index * (size.width + 1), y: y + 1, capabilities: capabilities)
    }
    return y + size.height + 1
  }
}
