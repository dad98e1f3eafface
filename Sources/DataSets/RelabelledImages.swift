package import CNNEngine

/// The images of a source with other labels, such as its own in a random order.
package struct RelabelledImages: ImageSource {
  private let source: any ImageSource
  private let labels: [Int]

  /// One label for each image.
  package init(_ source: any ImageSource, labels: [Int]) {
    precondition(labels.count == source.count, "each image needs one label")
    self.source = source
    self.labels = labels
  }

  /// The labels of the source dealt out anew: as many of each class, none of them meaning anything.
  package init(shufflingLabelsOf source: any ImageSource, seed: UInt64) {
    var random = RandomSource(seed: seed)
    self.init(source, labels: (0..<source.count).map(source.label).shuffled(using: &random))
  }

  package var name: String { source.name }
  package var count: Int { source.count }
  package var imageShape: Shape { source.imageShape }
  package var classCount: Int { source.classCount }

  package func label(at index: Int) -> Int { labels[index] }

  package func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    source.copyImage(at: index, into: pixels)
  }
}
