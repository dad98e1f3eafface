/// A layer that follows another: no branches on this level.
struct ChainedLayer {
  var name: String
  var layer: Layer
  var input: Shape
  var output: Shape
}

/// The layers of an architecture one behind the other.
struct LayerChain {
  private(set) var layers: [ChainedLayer]
  /// Layers that need no work, in order.
  private(set) var skipped: [PlannedLayer] = []

  init(_ layers: [ChainedLayer]) {
    self.layers = layers
  }

  /// Takes a softmax off the end: the loss contains it, and it does not change which class is largest.
  mutating func dropFinalSoftmax() {
    guard let last = layers.last, case .activation(let activation) = last.layer else { return }
    switch activation {
    case .softmax, .logSoftmax:
      layers.removeLast()
      skipped.append(PlannedLayer(name: last.name, execution: .free))
    case .relu, .leakyRelu, .tanh, .sigmoid: break
    }
  }
}

extension Architecture {
  /// All layers in order, repeated bodies unfolded; other composites stay whole.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  func chainedLayers() throws(ShapeError) -> [ChainedLayer] {
    _ = try placedLayers()
    var chain: [ChainedLayer] = []
    var shape = input
    for layer in layers { try layer.unfold(into: &chain, prefix: "", shape: &shape) }
    return chain
  }
}

extension NamedLayer {
  fileprivate func unfold(
    into chain: inout [ChainedLayer], prefix: String, shape: inout Shape
  ) throws(ShapeError) {
    if case .repeated(let times, let body) = layer {
      for time in 0..<times {
        for inner in body {
          try inner.unfold(into: &chain, prefix: "\(prefix)\(name).\(time).", shape: &shape)
        }
      }
      return
    }
    let output = try layer.outputShape(for: shape)
    chain.append(ChainedLayer(name: prefix + name, layer: layer, input: shape, output: output))
    shape = output
  }
}
