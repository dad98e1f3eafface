/// What can be looked at between two steps, at a price: nothing here runs by itself.
extension Trainer {
  /// Which filters in front of a ReLU are silent on the first images of a source now.
  ///
  /// - Parameters:
  ///   - source: Images of the shape of the training images.
  ///   - imageCount: How many to look at; all when there are fewer.
  /// - Returns: One entry for each such layer, in order.
  public func silentFilters(
    on source: any ImageSource, imageCount: Int
  ) -> [SilentFilters] {
    executor.silentFilters(on: source, imageCount: Swift.min(imageCount, source.count))
  }

  /// Output of each layer for one image, by full name and without the batch axis, for display.
  ///
  /// - Parameters:
  ///   - index: Number of the image in its source.
  ///   - source: Images of the shape of the training images.
  /// - Returns: Tensors in Double, from the readable executor.
  /// - Throws: `ShapeError` when the image is of another shape.
  public func activations(
    ofImage index: Int, in source: any ImageSource
  ) throws(ShapeError) -> [String: Tensor] {
    let batch = Tensor(
      Shape([1] + source.imageShape.dimensions), source.image(at: index).map(Double.init))
    return try network.forward(batch).activations.mapValues { tensor in
      Tensor(Shape(Array(tensor.shape.dimensions.dropFirst())), tensor.elements)
    }
  }
}
