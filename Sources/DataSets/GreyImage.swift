internal import Foundation

/// A grey picture of any size, 0 black to 1 white, row by row.
package struct GreyImage: Hashable, Sendable {
  package let width: Int
  package let height: Int
  package let pixels: [Float]

  /// Pixels row by row; their count is width x height.
  package init(width: Int, height: Int, pixels: [Float]) {
    precondition(pixels.count == width * height, "a picture needs width x height pixels")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Whether the ink is darker than the paper, judged by the edge, which is paper.
  package var isDarkOnLight: Bool {
    var (sum, count): (Float, Float) = (0, 0)
    for y in 0..<height {
      for x in 0..<width where y == 0 || x == 0 || y == height - 1 || x == width - 1 {
        sum += pixels[y * width + x]
        count += 1
      }
    }
    let (low, high) = (pixels.min() ?? 0, pixels.max() ?? 0)
    return sum / count > (low + high) / 2
  }

  /// The negative.
  package var inverted: GreyImage {
    GreyImage(width: width, height: height, pixels: pixels.map { 1 - $0 })
  }
}

// MARK: - PGM

extension GreyImage {
  /// More than any camera has in a row; a header that asks for more is a mistake.
  static let sideLimit = 16_384
  /// As many pixels as 4096 x 4096: a digit needs no more, and memory holds them.
  static let pixelLimit = 1 << 24
  /// Bytes of a file of so many pixels, written as text.
  static let byteLimit = 8 * pixelLimit

  /// Reads a portable grey map, P2 (text) or P5 (bytes).
  ///
  /// - Throws: `PictureFileError` for everything that is no such file.
  package init(pgm path: String) throws(PictureFileError) {
    let data: Data
    do {
      _ = try RegularFile.byteCount(path: path, limit: Self.byteLimit)
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let obstacle as RegularFile.Obstacle {
      throw PictureFileError(path: path, problem: .unreadable(reason: obstacle.reason))
    } catch {
      throw PictureFileError(path: path, problem: .unreadable(reason: error.reason))
    }
    do throws(PictureFileError.Problem) {
      try self.init(pgmBytes: [UInt8](data))
    } catch {
      throw PictureFileError(path: path, problem: error)
    }
  }

  init(pgmBytes bytes: [UInt8]) throws(PictureFileError.Problem) {
    var reader = PGMReader(bytes)
    let isText: Bool
    switch bytes.prefix(2) {
    case [0x50, 0x32]: isText = true
    case [0x50, 0x35]: isText = false
    default: throw .notPGM
    }
    reader.position = 2
    guard let width = reader.number(), let height = reader.number(), let top = reader.number()
    else { throw .header }
    guard (1...Self.sideLimit).contains(width), (1...Self.sideLimit).contains(height) else {
      throw .size(width: width, height: height)
    }
    guard width * height <= Self.pixelLimit else {
      throw .tooManyPixels(width: width, height: height)
    }
    guard (1...65_535).contains(top) else { throw .maximum(top) }
    let count = width * height
    let values =
      isText ? reader.numbers(count) : reader.samples(count, byteCount: top > 255 ? 2 : 1)
    guard values.count == count else { throw .truncated(found: values.count, expected: count) }
    if let index = values.firstIndex(where: { $0 > top }) {
      throw .aboveMaximum(values[index], maximum: top)
    }
    self.init(width: width, height: height, pixels: values.map { Float($0) / Float(top) })
  }
}

/// The numbers of a portable grey map, one after the other.
private struct PGMReader {
  private let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Numbers are read up to here, far above all that is allowed; greater ones count as this.
  static let numberLimit = 1_000_000_000

  /// The next decimal number behind blanks and comments; nil where there is none.
  mutating func number() -> Int? {
    skipBlanks()
    let start = position
    var value = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      value = min(Self.numberLimit, value * 10 + Int(bytes[position] - 0x30))
      position += 1
    }
    return position > start ? value : nil
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      if bytes[position] == 0x23 {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      } else if [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains(bytes[position]) {
        position += 1
      } else {
        return
      }
    }
  }

  /// At most so many numbers.
  mutating func numbers(_ count: Int) -> [Int] {
    var values: [Int] = []
    while values.count < count, let value = number() { values.append(value) }
    return values
  }

  /// At most so many samples behind the one blank that ends the header, the high byte first.
  mutating func samples(_ count: Int, byteCount: Int) -> [Int] {
    position += 1
    let available = max(0, bytes.count - position) / byteCount
    return (0..<min(count, available)).map { index in
      let start = position + index * byteCount
      return bytes[start..<start + byteCount].reduce(0) { $0 << 8 | Int($1) }
    }
  }
}

/// Why a picture cannot be used: the file, what was found there and how to mend it.
package struct PictureFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wrong; the facts only.
  package enum Problem: Error, Hashable, Sendable {
    case unreadable(reason: String)
    case notPGM
    case header
    case size(width: Int, height: Int)
    case tooManyPixels(width: Int, height: Int)
    case maximum(Int)
    case truncated(found: Int, expected: Int)
    case aboveMaximum(Int, maximum: Int)
    /// Every pixel is the same.
    case blank
  }

  package var path: String
  package var problem: Problem

  package init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  package var description: String { "\(path): \(found)" }

  private var found: String {
    switch problem {
    case .unreadable(let reason):
      "the picture cannot be read: \(reason). Check the path and its permissions."
    case .notPGM:
      "this is no portable grey map: it does not begin with P2 or P5. "
        + "Convert the picture, for example with: convert digit.png digit.pgm"
    case .header:
      "the header is incomplete, or holds what is no number. A grey map begins with P2 or P5, "
        + "then width, height and the largest value in digits."
    case .size(let width, let height):
      "the header says \(words(width)) x \(words(height)) pixels, which is "
        + (min(width, height) < 1 ? "no picture" : "too large")
        + ". Give a picture of 1 to \(GreyImage.sideLimit) pixels a side."
    case .tooManyPixels(let width, let height):
      "the header says \(width) x \(height) pixels, and at most \(GreyImage.pixelLimit) are read. "
        + "Scale the picture down, for example with: convert big.pgm -resize 1000x1000 small.pgm"
    case .maximum(let maximum):
      "the header gives \(words(maximum)) as the largest value, expected 1 to 65535. "
        + "Save the picture anew."
    case .truncated(let found, let expected):
      "there are \(found) pixels, and the header announces \(expected). Save the picture anew."
    case .aboveMaximum(let value, let maximum):
      "a pixel has the value \(words(value)), and the header says that \(maximum) is the largest. "
        + "Save the picture anew."
    case .blank:
      "the picture holds no ink: every pixel is the same. Draw a digit on it."
    }
  }

  private func words(_ number: Int) -> String {
    number < PGMReader.numberLimit ? "\(number)" : "\(PGMReader.numberLimit) or more"
  }
}
