import CNNEngine

/// Images of noise with labels in turn: enough to compare two executors.
struct NoiseImages: ImageSource {
  var name = "noise"
  var count: Int
  var imageShape: Shape
  var classCount: Int
  var seed: UInt64 = 7
  /// Replaces one label, to try what a wrong one does.
  var wrongLabel: (index: Int, label: Int)?

  func label(at index: Int) -> Int {
    if let wrongLabel, wrongLabel.index == index { return wrongLabel.label }
    return (index * 7 + 3) % classCount
  }

  func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    var random = RandomSource(seed: seed, stream: UInt64(index))
    for position in pixels.indices { pixels[position] = Float(random.uniform()) }
  }

  /// Some neighbouring images as a batch `[N, ...]` of the readable executor.
  func batch(_ range: Range<Int>) -> Tensor {
    let size = imageShape.elementCount
    var batch = Tensor(Shape([range.count] + imageShape.dimensions))
    let pixels = UnsafeMutableBufferPointer<Float>.allocate(capacity: size)
    defer { pixels.deallocate() }
    for (number, index) in range.enumerated() {
      copyImage(at: index, into: pixels)
      for position in 0..<size {
        batch.elements[number * size + position] = Double(pixels[position])
      }
    }
    return batch
  }
}
