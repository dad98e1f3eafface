package import CNNEngine

/// The middle of each image of a source: the homework's networks read 28x28, without the border of zeros.
package struct CroppedImages: ImageSource {
  private let source: any ImageSource
  package let imageShape: Shape

  /// The shape has the source's channels and is no larger than its images.
  package init(_ source: any ImageSource, to imageShape: Shape) {
    let (whole, part) = (source.imageShape, imageShape)
    precondition(
      part.rank == 3 && part[0] == whole[0] && part[1] <= whole[1] && part[2] <= whole[2],
      "no part of this shape")
    self.source = source
    self.imageShape = imageShape
  }

  package var name: String { source.name }
  package var count: Int { source.count }
  package var classCount: Int { source.classCount }

  package func label(at index: Int) -> Int { source.label(at: index) }

  package func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    let whole = source.imageShape
    let (top, left) = ((whole[1] - imageShape[1]) / 2, (whole[2] - imageShape[2]) / 2)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: whole.elementCount) { image in
      source.copyImage(at: index, into: image)
      for line in 0..<imageShape[0] * imageShape[1] {
        let (channel, y) = line.quotientAndRemainder(dividingBy: imageShape[1])
        let from = (channel * whole[1] + y + top) * whole[2] + left
        for x in 0..<imageShape[2] { pixels[line * imageShape[2] + x] = image[from + x] }
      }
    }
  }
}
