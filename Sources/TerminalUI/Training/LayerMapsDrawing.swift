import Canvas
import Tutor

/// Feature maps of an image, a row a layer, and the probabilities of the ten digits.
struct LayerMapsDrawing {
  private let pictures: LayerPictures
  private let capabilities: Capabilities

  init(_ pictures: LayerPictures, capabilities: Capabilities) {
    self.pictures = pictures
    self.capabilities = capabilities
  }

  /// A bar a digit, as far down as there is room.
  func drawProbabilities(on grid: inout Grid, x: Int, y: Int) {
    let end = grid.body.y + grid.body.height
    for (number, probability) in pictures.probabilities.enumerated() where y + number < end {
      let bar = Gauge(fraction: probability).line(width: 8, isUnicode: capabilities.isUnicode)
      let percent = StyledText("\(Int((100 * probability).rounded())) %").padded(to: 6, .right)
      grid.write([StyledText("\(number) ") + bar + percent], x: x, y: y + number)
    }
  }

  /// Layer by layer, those that find room.
  func drawMaps(on grid: inout Grid, x: Int, y: Int) {
    var y = y
    for layer in pictures.layers { y = draw(layer, on: &grid, x: x, y: y) }
  }

  /// A row of maps; returns the first row below, or the old one when there was no room.
  private func draw(_ layer: LayerPictures.Layer, on grid: inout Grid, x: Int, y: Int) -> Int {
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
