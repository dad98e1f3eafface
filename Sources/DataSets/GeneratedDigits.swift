package import CNNEngine

/// Digits drawn by the program, each from a seed and its index alone: nothing is kept, any thread may ask.
///
/// They are scaled and centred as MNIST's are: a box of 20x20 pixels, the centre of mass in the middle of
/// 28x28, then two zeros on each side.
package struct GeneratedDigits: ImageSource {
  private let styles: DigitStyles
  private let seed: UInt64
  private let hand: Handwriting
  package let count: Int

  package init(
    styles: DigitStyles, seed: UInt64 = GeneratedDigits.seed, count: Int,
    hand: Handwriting = Handwriting()
  ) {
    self.styles = styles
    self.seed = seed
    self.count = count
    self.hand = hand
  }

  /// The seed of the set that runs train on: the same for every run, so that runs can be compared.
  package static let seed: UInt64 = 1

  /// What the screen calls generated digits.
  package static let name = "generated"

  package var name: String { Self.name }
  package var imageShape: Shape { PaddedImage.shape }
  package var classCount: Int { 10 }

  package func label(at index: Int) -> Int {
    var random = random(at: index)
    return label(&random)
  }

  package func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    var random = random(at: index)
    let style = styles.style(of: label(&random), at: random.uniform())
    draw(style, &random, into: pixels)
  }

  /// Draws one style as the hand writes it, with the variation that a seed gives.
  package func draw(
    _ style: DigitStyle, seed: UInt64, into pixels: UnsafeMutableBufferPointer<Float>
  ) {
    var random = RandomSource(seed: seed)
    draw(style, &random, into: pixels)
  }

  private func draw(
    _ style: DigitStyle, _ random: inout RandomSource,
    into pixels: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(pixels.count == PaddedImage.shape.elementCount, "the buffer holds one image")
    pixels.update(repeating: 0)
    var path = PenPath(style, hand, &random)
    let ink = ink(&random)
    let middle = Float(PaddedImage.side) / 2
    path.fit(
      side: Self.boxSide - 2 * max(ink.radiusAtStart, ink.radiusAtEnd),
      center: (middle + hand.offset * random.bell(), middle + hand.offset * random.bell()))
    ink.draw(path, into: pixels, width: PaddedImage.side, &random)
  }

  /// MNIST's digits fill a box of this many pixels, ink included.
  private static let boxSide: Float = 20

  private func ink(_ random: inout RandomSource) -> InkDrawing {
    let radius = max(hand.penRadiusLeast, hand.penRadiusMean + hand.penRadius * random.bell())
    let tilt = hand.pressure * random.bell()
    return InkDrawing(
      radiusAtStart: radius * (1 + tilt), radiusAtEnd: radius * (1 - tilt),
      blur: hand.blurLeast + (hand.blurMost - hand.blurLeast) * Float(random.uniform()),
      contrast: 1 - (1 - hand.contrastLeast) * Float(random.uniform()), grain: hand.grain)
  }

  private func random(at index: Int) -> RandomSource {
    precondition(index >= 0 && index < count, "no image at this index")
    return RandomSource(seed: seed, stream: UInt64(index))
  }

  private func label(_ random: inout RandomSource) -> Int { (Int(random.next() >> 32) * 10) >> 32 }
}
