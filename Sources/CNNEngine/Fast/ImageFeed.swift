/// The images of a batch: a source and the numbers of the images in it.
///
/// A class, because all workers share it while a batch runs.
final class ImageFeed {
  /// Where images come from.
  var source: any ImageSource
  /// Index in the source of each image of the batch.
  let indices: UnsafeMutableBufferPointer<Int>

  init(source: any ImageSource, capacity: Int) {
    self.source = source
    indices = .allocate(capacity: capacity)
    indices.initialize(repeating: 0)
  }

  deinit {
    indices.deallocate()
  }

  /// Writes one image of the batch.
  func copyImage(number: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    source.copyImage(at: indices[number], into: pixels)
  }
}
