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
}
