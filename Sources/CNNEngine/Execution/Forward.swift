/// What a layer gives, and the way back from there.
public struct Forward: Sendable {
  /// Batch axis first.
  public var output: Tensor
  /// From dLoss/dOutput to the layer's gradients.
  public var pullback: @Sendable (Tensor) -> LayerGradient

  /// Joins a result and the way back from it.
  public init(output: Tensor, pullback: @escaping @Sendable (Tensor) -> LayerGradient) {
    self.output = output
    self.pullback = pullback
  }
}

/// Slopes of the loss at one layer.
public struct LayerGradient: Hashable, Sendable {
  /// dLoss/dInput, shaped as the input.
  public var dInput: Tensor
  /// dLoss/dParameter in the order of the layer's `ParameterSpec`s.
  public var dParameters: [Tensor]

  /// Collects the slopes.
  public init(dInput: Tensor, dParameters: [Tensor] = []) {
    self.dInput = dInput
    self.dParameters = dParameters
  }
}

extension Tensor {
  /// Number of images, the first axis.
  var batchCount: Int { shape[0] }

  /// Shape of one image.
  var imageShape: Shape { Shape(Array(shape.dimensions.dropFirst())) }

  /// The same numbers in other axes.
  public func reshaped(_ shape: Shape) -> Tensor {
    Tensor(shape, elements)
  }

  /// Adds element by element.
  mutating func add(_ other: Tensor) {
    precondition(shape == other.shape, "shapes differ")
    for index in elements.indices { elements[index] += other.elements[index] }
  }
}

extension Shape {
  /// The shape of a batch of these.
  func batched(_ count: Int) -> Shape { Shape([count] + dimensions) }
}
