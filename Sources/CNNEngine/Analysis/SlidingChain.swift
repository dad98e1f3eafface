/// The part of a network in which every unit sees one patch: convolutions, pooling, then the first layer that reads all.
///
/// It ends where the network branches, or where units no longer have a place of their own.
///
///     try SlidingChain(of: lenet5).stages.map(\.field.size)  // 5, 6, 14, 16, 32
public struct SlidingChain: Hashable, Sendable {
  /// A layer that slides windows.
  public struct Stage: Hashable, Sendable {
    /// Full name of the layer.
    public var name: String
    /// Channels that it reads.
    public var inputChannels: Int
    /// Channels that it gives.
    public var outputChannels: Int
    /// One an axis; a layer that reads everything has windows as large as its input.
    public var windows: [SlidingWindow]
    /// Places of its input along each axis.
    public var inputSizes: [Int]
    /// The patch that a unit of its input sees.
    public var inputField: ReceptiveField
    /// The patch that one of its units sees.
    public var field: ReceptiveField

    /// Places of its output along each axis.
    public var outputSizes: [Int] {
      zip(windows, inputSizes).map { $0.outputSize(for: $1) }
    }

    /// By how much it enlarges the patch along an axis: `(K-1)d·jump`.
    public func added(axis: Int) -> Int { field.axes[axis].size - inputField.axes[axis].size }

    /// How much the patches of two neighbouring units share along an axis.
    public func overlap(axis: Int) -> Int {
      max(0, field.axes[axis].size - field.axes[axis].jump)
    }
  }

  /// Channels of the input.
  public let inputChannels: Int
  /// Places of the input along each axis.
  public let inputSizes: [Int]
  /// In the order of the forward pass.
  public private(set) var stages: [Stage] = []
  /// The layer at which the network branches, if that is what ends the chain.
  public private(set) var branching: String?

  /// Follows a network from its input.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public init(of architecture: Architecture) throws(ShapeError) {
    inputChannels = architecture.input.rank > 1 ? architecture.input[0] : 1
    inputSizes = Array(architecture.input.dimensions.dropFirst())
    let branch = architecture.layers.first { $0.layer.isBranching }?.name
    var flattened: PlacedLayer?
    for placed in try architecture.placedLayers() {
      if let branch, placed.name == branch || placed.name.hasPrefix(branch + ".") {
        branching = branch
        return
      }
      switch placed.layer {
      case .flatten: flattened = placed
      case .linear:
        if let flattened { append(placed, readingAllOf: flattened) }
        return
      case .globalAveragePool:
        append(placed, readingAllOf: placed)
        return
      case .transposedConvolution: return
      case .convolution, .maxPool, .averagePool: append(placed, placed.layer.windows, of: placed)
      case .activation, .dropout, .normalization, .repeated, .residual, .parallel, .shared: break
      }
    }
  }

  /// A layer that reads every place slides a window as large as its input, if that has more than one place.
  private mutating func append(_ placed: PlacedLayer, readingAllOf source: PlacedLayer) {
    let sizes = source.input.dimensions.dropFirst()
    guard sizes.contains(where: { $0 > 1 }) else { return }
    append(placed, sizes.map { SlidingWindow(size: $0) }, of: source)
  }

  private mutating func append(
    _ placed: PlacedLayer, _ windows: [SlidingWindow], of source: PlacedLayer
  ) {
    guard let before = source.inputReceptiveField, let field = before.behind(windows) else {
      return
    }
    stages.append(
      Stage(
        name: placed.name, inputChannels: source.input[0], outputChannels: placed.output[0],
        windows: windows, inputSizes: Array(source.input.dimensions.dropFirst()),
        inputField: before, field: field))
  }

  /// Whether all layers have one channel, so that each way through them is one product of weights.
  public var hasOneChannel: Bool {
    inputChannels == 1 && stages.allSatisfy { $0.inputChannels == 1 && $0.outputChannels == 1 }
  }
}

extension Layer {
  /// Whether units behind it see more than one chain of windows.
  fileprivate var isBranching: Bool {
    switch self {
    case .residual, .parallel, .shared: true
    case .repeated(_, let body): body.contains { $0.layer.isBranching }
    case .convolution, .transposedConvolution, .maxPool, .averagePool, .globalAveragePool, .linear,
      .activation, .dropout, .normalization, .flatten:
      false
    }
  }
}
