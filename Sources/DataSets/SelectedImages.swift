package import CNNEngine

/// Some images of a source in an order of their own: a small training set, or one sorted by class.
package struct SelectedImages: ImageSource {
  private let source: any ImageSource
  private let indices: [Int]

  /// The indices lie within the source.
  package init(_ source: any ImageSource, _ indices: [Int]) {
    precondition(indices.allSatisfy { (0..<source.count).contains($0) }, "no image at this index")
    self.source = source
    self.indices = indices
  }

  package var name: String { source.name }
  package var count: Int { indices.count }
  package var imageShape: Shape { source.imageShape }
  package var classCount: Int { source.classCount }

  package func label(at index: Int) -> Int { source.label(at: indices[index]) }

  package func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    source.copyImage(at: indices[index], into: pixels)
  }
}
