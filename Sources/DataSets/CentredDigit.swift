internal import Checked
internal import Foundation

/// A drawn digit brought into MNIST's form: ink in a box of 20x20, its centre of mass in the middle of 28x28.
package struct CentredDigit: Hashable, Sendable {
  package static let side = 28
  private static let boxSide = 20

  /// 28x28 pixels, row by row, 0 paper to 1 ink.
  package let pixels: [Float]

  /// Light ink on dark paper; nil when there is no ink.
  package init?(_ image: GreyImage) {
    let paper = image.pixels.min() ?? 0
    let ink = image.pixels.map { $0 - paper }
    guard let darkest = ink.max(), darkest > 0.02 else { return nil }
    let light = GreyImage(
      width: image.width, height: image.height, pixels: ink.map { $0 / darkest })
    if light.isCentred {
      pixels = light.pixels
      return
    }
    let box = light.inkBox
    let scale = Double(Self.boxSide) / Double(max(box.width, box.height))
    let small = light.part(box).scaled(
      width: max(1, (Double(box.width) * scale).rounded().clampedInt),
      height: max(1, (Double(box.height) * scale).rounded().clampedInt))
    pixels = small.centred(in: Self.side)
  }

  /// In a border of zeros, for a network that reads larger pictures.
  package func padded(to side: Int) -> [Float] {
    let border = max(0, (side - Self.side) / 2)
    var padded = Array(repeating: Float(0), count: side * side)
    for y in 0..<Self.side {
      for x in 0..<Self.side {
        padded[(y + border) * side + x + border] = pixels[y * Self.side + x]
      }
    }
    return padded
  }
}

/// A rectangle of pixels.
private struct PixelBox {
  var x: Int
  var y: Int
  var width: Int
  var height: Int
}

extension GreyImage {
  /// Fainter than this is paper: the grey fringe of a scan.
  private static let inkThreshold: Float = 0.2

  /// Whether it has MNIST's form already, so that nothing needs to be resampled.
  fileprivate var isCentred: Bool {
    guard width == CentredDigit.side, height == CentredDigit.side else { return false }
    let (box, centre) = (inkBox, centreOfMass)
    let middle = Double(CentredDigit.side) / 2
    return max(box.width, box.height) == 20 && abs(centre.x - middle) <= 1
      && abs(centre.y - middle) <= 1
  }

  /// The smallest rectangle that holds all ink.
  fileprivate var inkBox: PixelBox {
    var (left, right, top, bottom) = (width, -1, height, -1)
    for (index, pixel) in pixels.enumerated() where pixel > Self.inkThreshold {
      (left, right) = (min(left, index % width), max(right, index % width))
      (top, bottom) = (min(top, index / width), max(bottom, index / width))
    }
    guard right >= 0 else { return PixelBox(x: 0, y: 0, width: width, height: height) }
    return PixelBox(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }

  /// In pixels from the upper left corner; the middle of the first pixel is at one half.
  fileprivate var centreOfMass: (x: Double, y: Double) {
    var (sum, x, y) = (0.0, 0.0, 0.0)
    for (index, pixel) in pixels.enumerated() {
      sum += Double(pixel)
      x += Double(pixel) * (Double(index % width) + 0.5)
      y += Double(pixel) * (Double(index / width) + 0.5)
    }
    return sum > 0 ? (x / sum, y / sum) : (Double(width) / 2, Double(height) / 2)
  }

  fileprivate func part(_ box: PixelBox) -> GreyImage {
    let rows = (box.y..<box.y + box.height).flatMap { y in
      pixels[(y * width + box.x)..<(y * width + box.x + box.width)]
    }
    return GreyImage(width: box.width, height: box.height, pixels: rows)
  }

  /// Each new pixel is the mean of the area that it covers.
  fileprivate func scaled(width newWidth: Int, height newHeight: Int) -> GreyImage {
    let columns = Self.shares(of: width, in: newWidth)
    let rows = Self.shares(of: height, in: newHeight)
    var result: [Float] = []
    for row in rows {
      for column in columns {
        var (sum, area): (Float, Float) = (0, 0)
        for (y, heightShare) in row {
          for (x, widthShare) in column {
            sum += pixels[y * width + x] * heightShare * widthShare
            area += heightShare * widthShare
          }
        }
        result.append(area > 0 ? sum / area : 0)
      }
    }
    return GreyImage(width: newWidth, height: newHeight, pixels: result)
  }

  /// Old pixels that each new one covers, with the covered part.
  private static func shares(of old: Int, in new: Int) -> [[(Int, Float)]] {
    let ratio = Double(old) / Double(new)
    return (0..<new).map { index in
      let (start, end) = (Double(index) * ratio, Double(index + 1) * ratio)
      return (start.clampedInt..<min(old, end.rounded(.up).clampedInt)).compactMap { pixel in
        let share = min(end, Double(pixel + 1)) - max(start, Double(pixel))
        return share > 0 ? (pixel, Float(share)) : nil
      }
    }
  }

  /// Pixels of a square of paper with the ink's centre of mass in its middle, as near as whole pixels allow.
  fileprivate func centred(in side: Int) -> [Float] {
    let centre = centreOfMass
    let left = min(max(0, (Double(side) / 2 - centre.x).rounded().clampedInt), side - width)
    let top = min(max(0, (Double(side) / 2 - centre.y).rounded().clampedInt), side - height)
    var square = Array(repeating: Float(0), count: side * side)
    for y in 0..<height {
      for x in 0..<width { square[(top + y) * side + left + x] = pixels[y * width + x] }
    }
    return square
  }
}
