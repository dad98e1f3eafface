/// Numbers in Double with a shape, row-major: the value that the readable executor works on.
public struct Tensor: Hashable, Sendable {
  /// Sizes of the axes, slowest first.
  public let shape: Shape
  /// All elements, the last axis fastest.
  public var elements: [Double]

  /// Takes as many elements as the shape holds.
  public init(_ shape: Shape, _ elements: [Double]) {
    precondition(shape.elementCount == elements.count, "elements do not fill the shape")
    self.shape = shape
    self.elements = elements
  }

  /// Fills a shape with one value.
  public init(_ shape: Shape, repeating value: Double = 0) {
    self.init(shape, Array(repeating: value, count: shape.elementCount))
  }
}
