/// The next unit of a plan: which layers go into it, and how they are done.
struct UnitDraft {
  enum Kind {
    case convolution(ConvolutionGeometry, FusedFunction, FusedPool)
    case pool(PoolGeometry, isMax: Bool)
    case element(ElementDraft)
    case linear(FusedFunction)
    case normalization(Normalization)
    case free
    case readable(reason: String)
  }

  /// The layer that has the parameters, if any has.
  let main: ChainedLayer
  private(set) var kind: Kind
  /// Layers taken from the chain.
  private(set) var layerCount = 1

  /// Takes the first layers of a chain that is not empty.
  init(_ chain: ArraySlice<ChainedLayer>) {
    main = chain[chain.startIndex]
    let following = chain.dropFirst()
    kind = .free
    switch main.layer {
    case .convolution(let convolution): takeConvolution(convolution, following)
    case .linear: takeLinear(following)
    case .maxPool(let pool): takePool(pool, isMax: true)
    case .averagePool(let pool): takePool(pool, isMax: false)
    case .globalAveragePool: kind = .pool(PoolGeometry(whole: main.input), isMax: false)
    case .activation(let activation):
      if let function = FusedFunction(activation) {
        kind = .element(.activation(function))
      } else {
        kind = .readable(reason: "looks at all channels of a position")
      }
    case .dropout(let keep): kind = keep < 1 ? .element(.dropout(keepProbability: keep)) : .free
    case .normalization(let settings): takeNormalization(settings)
    case .flatten: kind = .free
    case .transposedConvolution: kind = .readable(reason: "transposed convolution")
    case .residual, .parallel, .shared, .repeated: kind = .readable(reason: "branches")
    }
  }

  var isFree: Bool {
    if case .free = kind { true } else { false }
  }

  /// Whether training changes something here.
  var hasParameters: Bool {
    switch kind {
    case .convolution, .linear: true
    case .normalization(let settings): settings.isAffine
    case .pool, .element, .free: false
    // Whether a composite learns is known only when it runs.
    case .readable: true
    }
  }

  /// What must stand around the unit's input.
  var padding: LanePadding {
    if case .convolution(let geometry, _, _) = kind { geometry.padding } else { LanePadding() }
  }

  /// How each of the layers that went in is done.
  func plannedLayers(of used: ArraySlice<ChainedLayer>) -> [PlannedLayer] {
    used.enumerated().map { number, layer in
      let execution: LayerExecution =
        if number > 0 {
          .fused(with: main.name)
        } else {
          switch kind {
          case .free: .free
          case .readable(let reason): .readable(reason: reason)
          case .convolution, .pool, .element, .linear, .normalization: .fast
          }
        }
      return PlannedLayer(name: layer.name, execution: execution)
    }
  }

  private mutating func takeLinear(_ following: ArraySlice<ChainedLayer>) {
    let function = following.first.flatMap(Self.function)
    kind = .linear(function ?? .identity)
    if function != nil { layerCount = 2 }
  }

  /// A convolution with function and pool in either order.
  private mutating func takeConvolution(
    _ convolution: Convolution, _ following: ArraySlice<ChainedLayer>
  ) {
    let geometry = ConvolutionGeometry(convolution)
    guard !geometry.isFullyConnected(main.input) || convolution.connections != nil else {
      // One window over the whole input, as C5 of LeNet-5: weights and inputs stand in the same order.
      takeLinear(following)
      return
    }
    guard convolution.connections == nil else {
      kind = .readable(reason: "filters that read some channels only")
      return
    }
    guard convolution.paddingMode == .zeros || geometry.padding == LanePadding() else {
      kind = .readable(reason: "padding other than zeros")
      return
    }
    var function: FusedFunction?
    var pool: FusedPool?
    for layer in following.prefix(2) {
      if function == nil, let next = Self.function(layer) {
        function = next
      } else if pool == nil, let next = FusedPool(layer) {
        pool = next
      } else {
        break
      }
      layerCount += 1
    }
    kind = .convolution(geometry, function ?? .identity, pool ?? .none)
  }

  private mutating func takePool(_ pool: Pool, isMax: Bool) {
    if let geometry = PoolGeometry(pool, main.input) {
      kind = .pool(geometry, isMax: isMax)
    } else {
      kind = .readable(reason: "windows of more than \(PoolGeometry.tapLimit) elements")
    }
  }

  private mutating func takeNormalization(_ settings: Normalization) {
    switch settings.kind {
    case .batch: kind = .normalization(settings)
    case .batchAsTaught: kind = .readable(reason: "batch norm as the lecture writes it")
    case .layer, .instance, .group:
      kind = .readable(reason: "normalisation of each image by itself")
    }
  }

  private static func function(_ layer: ChainedLayer) -> FusedFunction? {
    guard case .activation(let activation) = layer.layer else { return nil }
    return FusedFunction(activation)
  }
}

/// An element by element unit before it has a place.
enum ElementDraft {
  case activation(FusedFunction)
  case dropout(keepProbability: Double)

  /// The function as it runs; dropout units of one network draw differently.
  func withKey(_ key: UInt32) -> ElementUnit.Function {
    switch self {
    case .activation(let function):
      .activation(kind: function.kind, slope: function.slope)
    case .dropout(let keepProbability):
      .dropout(
        threshold: UInt32(keepProbability * 0x1p32), scale: Float(1 / keepProbability),
        key: key &* 0x9E37_79B9)
    }
  }
}
