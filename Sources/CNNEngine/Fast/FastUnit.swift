/// One step of the forward pass with the layers that are fused into it.
///
/// Trivial, so that running it copies a few words and counts no references.
enum FastUnit {
  case convolution(ConvolutionUnit)
  case pool(PoolUnit)
  case element(ElementUnit)
  case linear(LinearUnit)
  case normalization(NormalizationUnit)
  /// A layer without loops of its own, done by the readable executor.
  case readable(ReadableUnit)

  var input: LaneTensor {
    switch self {
    case .convolution(let unit): unit.input
    case .pool(let unit): unit.input
    case .element(let unit): unit.input
    case .linear(let unit): unit.input
    case .normalization(let unit): unit.input
    case .readable(let unit): unit.input
    }
  }

  var output: LaneTensor {
    switch self {
    case .convolution(let unit): unit.output
    case .pool(let unit): unit.output
    case .element(let unit): unit.output
    case .linear(let unit): unit.output
    case .normalization(let unit): unit.output
    case .readable(let unit): unit.output
    }
  }
}

/// A layer done by the readable executor: image by image rows in Double, for the whole batch at once.
struct ReadableUnit {
  var input: LaneTensor
  var output: LaneTensor
  /// Number of the layer in the plan's list of readable layers.
  var index: Int
}

/// How a layer of the architecture is done.
public enum LayerExecution: Hashable, Sendable {
  /// By loops of its own.
  case fast
  /// In the same pass as the layer with this name.
  case fused(with: String)
  /// Nothing is left to do: flatten, and softmax in front of the loss.
  case free
  /// By the readable executor, with the reason.
  case readable(reason: String)
}

/// A layer of the architecture and how it is done.
public struct PlannedLayer: Hashable, Sendable {
  /// Full name.
  public var name: String
  /// The way.
  public var execution: LayerExecution
}

extension Architecture {
  /// How the fast executor would do each layer, in order; nothing is allocated.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public func plannedLayers() throws(ShapeError) -> [PlannedLayer] {
    try DraftedChain(self).layers
  }
}
