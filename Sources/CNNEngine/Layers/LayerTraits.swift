/// Which places of its input a unit of a layer reads.
enum LayerReach {
  /// Its own place, or all places of its channel only for their mean and spread.
  case ownPlace
  /// A window along each axis.
  case window([SlidingWindow])
  /// The places whose window of the output it lies in: windows read backwards.
  case scattered([SlidingWindow])
  /// All of them.
  case everything
  /// One, and none is left to tell: the numbers are laid out in a row.
  case laidOut
  /// What the layers inside read.
  case inside
}

/// The layers inside a layer, each list reading the same input.
struct LayerBodies {
  var lists: [[NamedLayer]]
  /// Whether their results are added; else they are laid side by side or pass on.
  var adds: Bool
}

/// What a layer is to tables, patches and plans: a new one is entered here once.
extension Layer {
  var reach: LayerReach {
    switch self {
    case .activation, .dropout, .normalization: .ownPlace
    case .convolution(let convolution): .window(convolution.resolvedWindows)
    case .maxPool(let pool), .averagePool(let pool): .window(pool.windows)
    case .transposedConvolution(let transposed): .scattered(transposed.windows)
    case .globalAveragePool, .linear: .everything
    case .flatten: .laidOut
    case .residual, .parallel, .shared, .repeated: .inside
    }
  }

  /// Nil for a layer that is no composite.
  var bodies: LayerBodies? {
    switch self {
    case .residual(let body, let shortcut): LayerBodies(lists: [body, shortcut], adds: true)
    case .parallel(let branches, let join): LayerBodies(lists: branches, adds: join == .add)
    case .shared(_, _, let body), .repeated(_, let body): LayerBodies(lists: [body], adds: false)
    case .convolution, .transposedConvolution, .maxPool, .averagePool, .globalAveragePool, .linear,
      .activation, .dropout, .normalization, .flatten:
      nil
    }
  }

  /// The settings that say what is learned; nil for a layer without parameters of its own.
  var learned: (any LearnedLayer)? {
    switch self {
    case .convolution(let convolution): convolution
    case .transposedConvolution(let transposed): transposed
    case .linear(let linear): linear
    case .normalization(let normalization): normalization
    case .maxPool, .averagePool, .globalAveragePool, .activation, .dropout, .flatten, .residual,
      .parallel, .shared, .repeated:
      nil
    }
  }

  /// Whether no number is computed, only moved.
  var isRearrangement: Bool {
    if case .laidOut = reach { true } else { bodies.map { !$0.adds } ?? false }
  }

  /// Whether a layer is this one or stands inside it for which something holds.
  func contains(where holds: (Layer) -> Bool) -> Bool {
    holds(self) || bodies?.lists.joined().contains { $0.layer.contains(where: holds) } ?? false
  }
}
