/// A layer WITHOUT weights: its settings say output shape, parameters, windows and cost.
public indirect enum Layer: Hashable, Sendable {
  /// Cross-correlation along one axis (`conv1d`) or two (`conv2d`).
  case convolution(Convolution)
  /// The adjoint of a convolution, 1-D or 2-D (`convTranspose2d`).
  case transposedConvolution(TransposedConvolution)
  /// Maximum of each window.
  case maxPool(Pool)
  /// Mean of each window.
  case averagePool(Pool)
  /// Mean of each channel over all positions.
  case globalAveragePool
  /// `y = W x + b`.
  case linear(Linear)
  /// A function of each element, or softmax over the classes.
  case activation(Activation)
  /// Zeroes elements while training; `keepProbability` is the share that stays.
  case dropout(keepProbability: Double)
  /// Batch, layer, instance or group normalisation.
  case normalization(Normalization)
  /// `[C, H, W]` to `[C·H·W]`.
  case flatten
  /// `body(x) + shortcut(x)`; an empty shortcut is the identity.
  case residual(body: [NamedLayer], shortcut: [NamedLayer])
  /// Branches that read the same input, joined along the channels or added.
  case parallel(branches: [[NamedLayer]], join: Join)
  /// The same weights on each of `parts` equal pieces along an axis, results joined as channels.
  case shared(parts: Int, axis: SpatialAxis, body: [NamedLayer])
  /// The body's layers, `times` times, each time with weights of its own.
  case repeated(times: Int, body: [NamedLayer])
}

extension Layer {
  /// Most repetitions of a body: far above any network of the course, and still listed at once.
  public static let repetitionLimit = 1000
}

/// A layer with the name by which expressions, tables and weight files refer to it.
public struct NamedLayer: Hashable, Sendable {
  /// Unique among its neighbours, such as `C1`; inside a composite the full name is `block.conv`.
  public var name: String
  /// The settings.
  public var layer: Layer

  /// Names a layer.
  public init(_ name: String, _ layer: Layer) {
    self.name = name
    self.layer = layer
  }
}

/// How parallel branches come together.
public enum Join: String, Hashable, Sendable, CaseIterable {
  /// Side by side as channels.
  case concat
  /// Element by element.
  case add
}

/// An axis of a picture.
public enum SpatialAxis: String, Hashable, Sendable, CaseIterable {
  /// Rows.
  case height
  /// Columns.
  case width
}
