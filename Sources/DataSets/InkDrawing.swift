internal import Checked
import CNNEngine

/// Puts ink where a pen went: every pixel is as dark as its distance from the pen's way says.
struct InkDrawing {
  /// Radius of the pen in pixels at the beginning and at the end of a stroke.
  var radiusAtStart: Float
  var radiusAtEnd: Float
  /// Pixels over which ink fades at the edge.
  var blur: Float
  /// The darkest ink, 1 at most.
  var contrast: Float
  /// Most that is taken off an inked pixel.
  var grain: Float

  /// Draws a digit into a picture of `width` x `width` that is blank.
  func draw(
    _ path: PenPath, into pixels: UnsafeMutableBufferPointer<Float>, width: Int,
    _ random: inout RandomSource
  ) {
    let places = path.places
    for index in places.indices.dropLast() where places[index].stroke == places[index + 1].stroke {
      drawPiece(places[index], places[index + 1], into: pixels, width: width)
    }
    guard contrast < 1 || grain > 0 else { return }
    for index in pixels.indices where pixels[index] > 0 {
      pixels[index] *= contrast * (1 - grain * Float(random.next() >> 40) * 0x1p-24)
    }
  }

  /// Darkens the pixels near one straight piece; where pieces overlap the darker one counts.
  private func drawPiece(
    _ from: PenPath.Place, _ to: PenPath.Place, into pixels: UnsafeMutableBufferPointer<Float>,
    width: Int
  ) {
    let middle = (from.progress + to.progress) / 2
    let radius = radiusAtStart + (radiusAtEnd - radiusAtStart) * middle
    let reach = radius + blur / 2
    let columns = pixelRange(min(from.x, to.x) - reach, max(from.x, to.x) + reach, width)
    let rows = pixelRange(min(from.y, to.y) - reach, max(from.y, to.y) + reach, width)
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let scale = 1 / max(dx * dx + dy * dy, 1e-6)
    let (edge, fade) = (reach / blur, 1 / blur)
    for row in rows {
      let y = Float(row) + 0.5 - from.y
      for column in columns {
        let x = Float(column) + 0.5 - from.x
        let t = min(1, max(0, (x * dx + y * dy) * scale))
        let (restX, restY) = (x - t * dx, y - t * dy)
        let ink = edge - (restX * restX + restY * restY).squareRoot() * fade
        let index = row * width + column
        pixels[index] = max(pixels[index], min(1, ink))
      }
    }
  }

  private func pixelRange(_ low: Float, _ high: Float, _ width: Int) -> Range<Int> {
    let first = min(width, max(0, low.clampedInt))
    return first..<max(first, min(width, high.clampedInt.clampedAdding(1)))
  }
}
