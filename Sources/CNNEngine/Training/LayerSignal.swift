/// How strong a layer's output and the gradient of its weights are on some images: what a good start keeps alike.
public struct LayerSignal: Hashable, Sendable {
  /// Full name of a layer with weights.
  public var layer: String
  /// Variance of the layer's output, before its activation.
  public var outputVariance: Double
  /// Variance of the slope of the loss over the layer's weights.
  public var gradientVariance: Double

  /// Collects the facts.
  public init(layer: String, outputVariance: Double, gradientVariance: Double) {
    self.layer = layer
    self.outputVariance = outputVariance
    self.gradientVariance = gradientVariance
  }
}

extension Trainer {
  /// The signal of each layer with weights, in order, on the first images of a source.
  ///
  /// - Parameters:
  ///   - source: Images of the shape of the training images.
  ///   - imageCount: How many to look at; all when there are fewer.
  /// - Returns: One entry a layer, from the readable executor.
  /// - Throws: `ShapeError` when the images are of another shape.
  public func signals(
    on source: any ImageSource, imageCount: Int
  ) throws(ShapeError) -> [LayerSignal] {
    let count = Swift.min(imageCount, source.count)
    let network = network
    let pass = try network.forward(batch(of: source, count: count))
    let labels = (0..<count).map(source.label)
    guard let loss = try? Loss.crossEntropy(logits: pass.output, classes: labels) else { return [] }
    let gradient = pass.pullback(loss.dOutput)
    return network.specs.compactMap { spec in
      guard spec.role == .weight, let slopes = gradient.dParameters[spec.name] else { return nil }
      let layer = String(spec.name.dropLast(".weight".count))
      guard let output = pass.activations[layer] else { return nil }
      return LayerSignal(
        layer: layer, outputVariance: output.elements.variance,
        gradientVariance: slopes.elements.variance)
    }
  }

  private func batch(of source: any ImageSource, count: Int) -> Tensor {
    Tensor(
      Shape([count] + source.imageShape.dimensions),
      (0..<count).flatMap { source.image(at: $0).map(Double.init) })
  }
}

extension [Double] {
  /// Mean square distance from the mean; 0 where there is nothing.
  fileprivate var variance: Double {
    guard !isEmpty else { return 0 }
    let mean = reduce(0, +) / Double(count)
    return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
  }
}
