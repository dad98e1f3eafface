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

/// A layer with the name by which expressions, tables and weight files refer to it.
public struct NamedLayer: Hashable, Sendable {
  /// Unique in its architecture, such as `C1`.
  public var name: String
  /// The settings.
  public var layer: Layer

  /// Names a layer.
  public init(_ name: String, _ layer: Layer) {
    self.name = name
    self.layer = layer
  }
}

/// Settings of a convolution. Input `[C, L]` or `[C, H, W]`, weights `[F, C/groups, K...]`, output `[F, ...]`.
public struct Convolution: Hashable, Sendable {
  /// Output channels F.
  public var filters: Int
  /// One window an axis: one for 1-D, rows and columns for 2-D.
  public var windows: [SlidingWindow]
  /// Channels are split into this many groups that do not see each other.
  public var groups: Int
  /// Whether each filter adds a learned number.
  public var hasBias: Bool
  /// What stands in the padding.
  public var paddingMode: PaddingMode
  /// `same` padding: the windows' paddings are computed from the input so that stride 1 keeps its size.
  public var isSamePadded: Bool
  /// For each filter, the input channels it reads, as C3 of LeNet-5 (1998); nil means all.
  public var connections: [[Int]]?

  /// Describes a convolution; the axes come with the windows.
  public init(
    filters: Int, windows: [SlidingWindow], groups: Int = 1, hasBias: Bool = true,
    paddingMode: PaddingMode = .zeros, isSamePadded: Bool = false, connections: [[Int]]? = nil
  ) {
    self.filters = filters
    self.windows = windows
    self.groups = groups
    self.hasBias = hasBias
    self.paddingMode = paddingMode
    self.isSamePadded = isSamePadded
    self.connections = connections
  }
}

/// What a convolution reads outside its input.
public enum PaddingMode: String, Hashable, Sendable, CaseIterable {
  case zeros
  /// The nearest edge element.
  case replicate
  /// Mirrored, the edge not repeated: `2 1 | 0 1 2`.
  case reflect
  /// The other end.
  case circular
}

/// Settings of a transposed convolution: output `(W-1)s - 2P + d(K-1) + outputPadding + 1`.
public struct TransposedConvolution: Hashable, Sendable {
  /// Output channels.
  public var filters: Int
  /// One window an axis, as of the convolution whose adjoint this is.
  public var windows: [SlidingWindow]
  /// Elements added at the end of each axis.
  public var outputPadding: [Int]
  /// Channel groups.
  public var groups: Int
  /// Whether each filter adds a learned number, once per output.
  public var hasBias: Bool

  /// Describes a transposed convolution.
  public init(
    filters: Int, windows: [SlidingWindow], outputPadding: [Int]? = nil, groups: Int = 1,
    hasBias: Bool = true
  ) {
    self.filters = filters
    self.windows = windows
    self.outputPadding = outputPadding ?? windows.map { _ in 0 }
    self.groups = groups
    self.hasBias = hasBias
  }
}

/// Settings of a pooling layer, one window an axis.
public struct Pool: Hashable, Sendable {
  /// One for 1-D, rows and columns for 2-D.
  public var windows: [SlidingWindow]
  /// Average pooling: whether padding counts in the divisor.
  public var countsPadding: Bool

  /// Describes a pooling layer.
  public init(windows: [SlidingWindow], countsPadding: Bool = true) {
    self.windows = windows
    self.countsPadding = countsPadding
  }
}

/// Settings of a fully connected layer. Input `[I]`, weights `[O, I]`, output `[O]`.
public struct Linear: Hashable, Sendable {
  /// Output units O.
  public var outputs: Int
  /// Whether each output adds a learned number.
  public var hasBias: Bool

  /// Describes a fully connected layer.
  public init(outputs: Int, hasBias: Bool = true) {
    self.outputs = outputs
    self.hasBias = hasBias
  }
}

/// The activation functions of the course.
public enum Activation: Hashable, Sendable {
  /// `max(x, 0)`; its slope at 0 is 0.
  case relu
  /// `x` above 0, `slope·x` below.
  case leakyRelu(slope: Double)
  case tanh
  case sigmoid
  /// Over the channel axis.
  case softmax
  case logSoftmax
}

/// Settings of a normalisation layer.
public struct Normalization: Hashable, Sendable {
  /// Which numbers share a mean and a variance.
  public enum Kind: Hashable, Sendable {
    /// One channel over the batch and all positions.
    case batch
    /// As the lecture writes batch norm: `(x-μ)/(σ+ε)`.
    case batchAsTaught
    /// One image over all channels and positions.
    case layer
    /// One channel of one image.
    case instance
    /// A group of channels of one image.
    case group(count: Int)
  }

  /// Which numbers are normalised together.
  public var kind: Kind
  /// Added to the variance (to the deviation in the lecture's form).
  public var epsilon: Double
  /// Share of the new batch in the running statistics.
  public var momentum: Double
  /// Whether a learned scale γ and shift β follow.
  public var isAffine: Bool

  /// Describes a normalisation with the usual defaults.
  public init(
    kind: Kind, epsilon: Double = 1e-5, momentum: Double = 0.1, isAffine: Bool = true
  ) {
    self.kind = kind
    self.epsilon = epsilon
    self.momentum = momentum
    self.isAffine = isAffine
  }
}

/// How parallel branches come together.
public enum Join: String, Hashable, Sendable {
  /// Side by side as channels.
  case concat
  /// Element by element.
  case add
}

/// An axis of a picture.
public enum SpatialAxis: String, Hashable, Sendable {
  case height
  case width
}
