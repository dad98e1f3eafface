internal import Checked
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
      let percent = StyledText("\((100 * probability).rounded().clampedInt) %").padded(
        to: 6, .right)
      grid.write([StyledText("\(number) ") + bar + percent], x: x, y: y + number)
    }
  }

  /// Layer by layer, those that find room; small maps are drawn large where all layers find room even so.
  func drawMaps(on grid: inout Grid, x: Int, y: Int) {
    let room = Size(
      width: max(0, grid.size.width - x), height: grid.body.y + grid.body.height - y)
    let scales = scales(within: room)
    var y = y
    for (layer, scale) in zip(pictures.layers, scales) {
      y = draw(layer, scale, on: &grid, x: x, y: y)
    }
  }

  /// From the last layer to the first, each as large as the others leave room for.
  private func scales(within room: Size) -> [Picture.Scale] {
    var scales = pictures.layers.map { _ in Picture.Scale.small }
    for index in scales.indices.reversed() {
      let layer = pictures.layers[index]
      guard layer.maps.count * (2 * layer.width + 1) <= room.width + 1 else { continue }
      var trial = scales
      trial[index] = .large
      let height = zip(pictures.layers, trial).reduce(0) { sum, pair in
        sum + 1 + (picture(of: pair.0, 0)?.size(pair.1, capabilities: capabilities).height ?? 0)
      }
      if height <= room.height { scales = trial }
    }
    return scales
  }

  private func picture(of layer: LayerPictures.Layer, _ map: Int) -> Picture? {
    guard layer.maps.indices.contains(map) else { return nil }
    return Picture(width: layer.width, height: layer.height, values: layer.maps[map])
  }

  /// A row of maps; returns the first row below, or the old one when there was no room.
  private func draw(
    _ layer: LayerPictures.Layer, _ scale: Picture.Scale, on grid: inout Grid, x: Int, y: Int
  ) -> Int {
    guard let size = picture(of: layer, 0)?.size(scale, capabilities: capabilities),
      y + size.height + 1 <= grid.body.y + grid.body.height
    else { return y }
    let room = max(0, (grid.size.width - x + 1) / (size.width + 1))
    let note = "\(layer.name)  \(layer.maps.count) of \(layer.width)x\(layer.height)"
    grid.write([StyledText(note, .quiet)], x: x, y: y)
    for index in 0..<min(room, layer.maps.count) {
      picture(of: layer, index)?.draw(
        on: &grid, x: x + index * (size.width + 1), y: y + 1, scale: scale,
        capabilities: capabilities)
    }
    return y + size.height + 1
  }
}
