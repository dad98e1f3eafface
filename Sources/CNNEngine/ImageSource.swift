/// Labelled images by index: MNIST from files, or digits drawn as they are asked for.
///
/// Any thread may ask for any image at any time; the same index gives the same image.
public protocol ImageSource: Sendable {
  /// What the screen calls the data: `mnist`, `generated`.
  var name: String { get }
  /// Number of images.
  var count: Int { get }
  /// `[C, H, W]` of one image.
  var imageShape: Shape { get }
  /// Labels are 0 to `classCount - 1`.
  var classCount: Int { get }
  /// The class of an image.
  func label(at index: Int) -> Int
  /// Writes one image, row-major, pixels 0 to 1; the buffer holds `imageShape.elementCount` floats.
  func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>)
}

extension ImageSource {
  /// One image, row by row.
  public func image(at index: Int) -> [Float] {
    let size = imageShape.elementCount
    return Array(unsafeUninitializedCapacity: size) { buffer, count in
      copyImage(at: index, into: UnsafeMutableBufferPointer(rebasing: buffer[..<size]))
      count = size
    }
  }
}
