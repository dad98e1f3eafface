/// A pad of 28x28 to draw a digit on, with a pen that is moved place by place.
package struct DigitPad: Hashable, Sendable {
  package static let side = 28

  /// Row by row, 0 paper to 1 ink.
  package private(set) var pixels = Array(repeating: Float(0), count: side * side)
  package private(set) var x = 13
  package private(set) var y = 6
  /// Whether the pen draws as it moves.
  package private(set) var isDown = false

  package init() {}

  package var isBlank: Bool { pixels.allSatisfy { $0 == 0 } }

  /// Moves the pen by one place, not over the edge.
  mutating func move(x dx: Int, y dy: Int) {
    put(x: x + dx, y: y + dy)
    if isDown { press() }
  }

  /// Puts the pen down at a place, as the mouse does.
  mutating func begin(x: Int, y: Int) {
    put(x: x, y: y)
    isDown = true
    press()
  }

  /// Draws a straight line from the pen to a place; nothing where the pen is up.
  mutating func draw(toX x: Int, y: Int) {
    guard isDown else { return }
    let (startX, startY) = (self.x, self.y)
    let length = max(abs(x - startX), abs(y - startY))
    for step in stride(from: 1, through: length, by: 1) {
      put(
        x: startX + (x - startX) * step / length, y: startY + (y - startY) * step / length)
      press()
    }
  }

  mutating func lift() { isDown = false }

  mutating func togglePen() {
    isDown.toggle()
    if isDown { press() }
  }

  mutating func clear() { self = DigitPad() }

  /// Where the pen is, not over the edge.
  private mutating func put(x: Int, y: Int) {
    self.x = min(max(0, x), Self.side - 1)
    self.y = min(max(0, y), Self.side - 1)
  }

  /// A nib of about two pixels, as MNIST's strokes are wide: full ink, and half of it beside.
  private mutating func press() {
    for (dx, dy, ink) in [(0, 0, Float(1)), (1, 0, 0.8), (0, 1, 0.8), (-1, 0, 0.4), (0, -1, 0.4)] {
      let (column, row) = (x + dx, y + dy)
      guard (0..<Self.side).contains(column), (0..<Self.side).contains(row) else { continue }
      pixels[row * Self.side + column] = max(pixels[row * Self.side + column], ink)
    }
  }
}
