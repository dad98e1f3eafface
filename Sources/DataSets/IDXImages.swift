package import CNNEngine

/// Images and labels of a pair of IDX files, kept as bytes and handed out as `[1, 32, 32]`.
///
/// Two rows of zeros on each side, because LeNet-5 was made for 32x32; pixels are divided by 255.
package struct IDXImages: ImageSource {
  package let name: String
  private let pixels: [UInt8]
  private let labels: [UInt8]

  /// Reads both files to the end.
  package init(name: String, imagePath: String, labelPath: String) throws(DataSetError) {
    self.name = name
    labels = try IDXFile.labels(path: labelPath)
    pixels = try IDXFile.images(path: imagePath)
    let imageCount = pixels.count / (IDXHeader.side * IDXHeader.side)
    guard labels.count == imageCount else {
      let imageFile = imagePath.split(separator: "/").last.map(String.init) ?? imagePath
      throw DataSetError(
        path: labelPath,
        problem: .countsDiffer(labels: labels.count, images: imageCount, imageFile: imageFile))
    }
  }

  package var count: Int { labels.count }

  package var imageShape: Shape { PaddedImage.shape }

  package var classCount: Int { 10 }

  package func label(at index: Int) -> Int { Int(labels[index]) }

  package func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    let pixelCount = IDXHeader.side * IDXHeader.side
    precondition(index >= 0 && index < count, "no image at this index")
    self.pixels.withUnsafeBufferPointer { bytes in
      PaddedImage.write(
        UnsafeBufferPointer(rebasing: bytes[(index * pixelCount)..<((index + 1) * pixelCount)]),
        into: pixels)
    }
  }
}

/// The form in which every digit reaches a network: 28x28 bytes inside a border of two zeros.
enum PaddedImage {
  /// Zeros on each side, in pixels.
  static let padding = 2
  static let side = IDXHeader.side + 2 * padding
  static let shape: Shape = [1, side, side]

  /// Pads 28x28 bytes and scales them to 0...1.
  static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, into pixels: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(pixels.count == shape.elementCount, "the buffer does not hold one image")
    pixels.update(repeating: 0)
    for y in 0..<IDXHeader.side {
      let source = y * IDXHeader.side
      let target = (y + padding) * side + padding
      for x in 0..<IDXHeader.side {
        pixels[target + x] = Float(bytes[source + x]) / 255
      }
    }
  }
}
