/// Dots finer than cells: two columns and four rows of them in each, drawn as braille characters.
public struct BrailleCanvas: Hashable, Sendable {
  /// In cells.
  public let size: Size
  private var patterns: [UInt8]

  /// No dots yet.
  public init(size: Size) {
    self.size = size
    patterns = Array(repeating: 0, count: max(0, size.width) * max(0, size.height))
  }

  /// Columns and rows of dots.
  public var dotSize: Size { Size(width: size.width * 2, height: size.height * 4) }

  /// The dots of one cell as the bits of its braille character; 0 is empty.
  public func pattern(x: Int, y: Int) -> UInt8 { patterns[y * size.width + x] }

  /// Sets a dot; outside the canvas nothing happens.
  public mutating func setDot(_ dot: Point) {
    guard dot.x >= 0, dot.y >= 0, dot.x < dotSize.width, dot.y < dotSize.height else { return }
    patterns[dot.y / 4 * size.width + dot.x / 2] |= Self.bits[dot.y % 4][dot.x % 2]
  }

  /// Sets the dots of a straight line, both ends included.
  public mutating func drawLine(from start: Point, to end: Point) {
    forEachPoint(from: start, to: end) { setDot($0) }
  }

  /// The braille character of a pattern: `⣿` for all eight dots.
  public static func character(_ pattern: UInt8) -> Character {
    Unicode.Scalar(0x2800 + UInt32(pattern)).map(Character.init) ?? " "
  }

  /// Bits of the dots in Unicode's order, by row and column.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
}

/// Visits the points of a straight line from end to end (Bresenham's algorithm).
func forEachPoint(from start: Point, to end: Point, _ visit: (Point) -> Void) {
  let dx = abs(end.x - start.x)
  let dy = -abs(end.y - start.y)
  let stepX = start.x < end.x ? 1 : -1
  let stepY = start.y < end.y ? 1 : -1
  var point = start
  var error = dx + dy
  while true {
    visit(point)
    if point == end { return }
    let doubled = 2 * error
    if doubled >= dy {
      error += dy
      point.x += stepX
    }
    if doubled <= dx {
      error += dx
      point.y += stepY
    }
  }
}
