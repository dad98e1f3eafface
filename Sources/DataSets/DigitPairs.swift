package import CNNEngine

/// Two digits of a source, one above the other, with their sum as the class: `[1, 56, 28]` from 28x28.
///
/// Which digits meet is drawn from a seed and the number of the pair alone, so there may be more pairs than digits.
package struct DigitPairs: ImageSource {
  private let source: any ImageSource
  private let seed: UInt64
  package let count: Int

  package init(_ source: any ImageSource, count: Int, seed: UInt64) {
    self.source = source
    self.count = count
    self.seed = seed
  }

  package var name: String { source.name }
  package var imageShape: Shape {
    [source.imageShape[0], 2 * source.imageShape[1], source.imageShape[2]]
  }
  /// Sums from 0 on: 19 of two digits.
  package var classCount: Int { 2 * source.classCount - 1 }

  package func label(at index: Int) -> Int {
    let (upper, lower) = pair(index)
    return source.label(at: upper) + source.label(at: lower)
  }

  package func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    precondition(source.imageShape[0] == 1, "only grey pictures can be stacked")
    let half = source.imageShape.elementCount
    let (upper, lower) = pair(index)
    source.copyImage(at: upper, into: UnsafeMutableBufferPointer(rebasing: pixels[..<half]))
    source.copyImage(
      at: lower, into: UnsafeMutableBufferPointer(rebasing: pixels[half..<2 * half]))
  }

  private func pair(_ index: Int) -> (upper: Int, lower: Int) {
    var random = RandomSource(seed: seed, stream: UInt64(index))
    return (draw(&random), draw(&random))
  }

  /// The upper bits of a product: no division, no bias that could be seen.
  private func draw(_ random: inout RandomSource) -> Int {
    Int(random.next().multipliedFullWidth(by: UInt64(source.count)).high)
  }
}
