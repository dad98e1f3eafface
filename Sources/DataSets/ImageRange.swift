package import CNNEngine

/// Some neighbouring images of a source, counted from 0 again: a training, validation or test set.
package struct ImageRange: ImageSource {
  private let source: any ImageSource
  private let range: Range<Int>

  /// The range lies within the source.
  package init(_ source: any ImageSource, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count, "range out of bounds")
    self.source = source
    self.range = range
  }

  package var name: String { source.name }
  package var count: Int { range.count }
  package var imageShape: Shape { source.imageShape }
  package var classCount: Int { source.classCount }

  package func label(at index: Int) -> Int { source.label(at: range.lowerBound + index) }

  package func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    source.copyImage(at: range.lowerBound + index, into: pixels)
  }
}
