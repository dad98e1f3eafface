/// An input shape and layers: all that is known of a network before it has weights.
///
/// It allocates nothing, so the table of VGG-16 is instant.
public struct Architecture: Hashable, Sendable {
  /// Shape of one input without the batch axis: `[C, L]`, `[C, H, W]` or `[I]`.
  public var input: Shape
  /// In the order of the forward pass.
  public var layers: [NamedLayer]

  /// Puts layers behind an input.
  public init(input: Shape, layers: [NamedLayer]) {
    self.input = input
    self.layers = layers
  }

  /// Every layer at its place in the order of the forward pass, the parts of composites before the whole.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public func placedLayers() throws(ShapeError) -> [PlacedLayer] {
    _ = try Shape(limited: input.dimensions, what: "the input")
    var walk = LayerWalk()
    let positionAxisCount = input.rank - 1
    _ = try walk.visit(
      layers, prefix: "",
      state: LayerWalk.State(
        shape: input,
        receptiveField: positionAxisCount > 0
          ? ReceptiveField(axisCount: positionAxisCount) : nil))
    return walk.placed
  }

  /// Output shape of each layer in `layers`, in order.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public func outputShapes() throws(ShapeError) -> [Shape] {
    let placed = try placedLayers()
    var shapes: [String: Shape] = [:]
    for layer in placed { shapes[layer.name] = layer.output }
    return layers.compactMap { shapes[$0.name] }
  }

  /// Shape of the network's output, the input's own when there are no layers.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public func outputShape() throws(ShapeError) -> Shape {
    try placedLayers().last?.output ?? input
  }

  /// The learned tensors in the order of the forward pass.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public func parameterSpecs() throws(ShapeError) -> [ParameterSpec] {
    var specs: [ParameterSpec] = []
    for placed in try placedLayers() { specs += try placed.parameterSpecs() }
    return specs
  }

  /// Number of learned numbers.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public func parameterCount() throws(ShapeError) -> Int {
    try parameterSpecs().reduce(0) { $0 + $1.shape.elementCount }
  }
}

extension PlacedLayer {
  /// The learned tensors of this layer.
  ///
  /// - Throws: `ShapeError` when there would be too many weights.
  public func parameterSpecs() throws(ShapeError) -> [ParameterSpec] {
    do {
      return try layer.parameters(for: input, named: name)
    } catch {
      throw error.inLayer(name)
    }
  }
}
