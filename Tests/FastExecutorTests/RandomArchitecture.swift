import CNNEngine

/// Small networks drawn from a seed: any mixture of layers that the fast executor has loops for.
struct RandomArchitecture {
  private var random: RandomSource
  private var layers: [NamedLayer] = []
  private var shape: Shape

  /// The network of a seed.
  static func make(seed: UInt64) throws -> Architecture {
    var maker = RandomArchitecture(seed: seed)
    return try maker.make()
  }

  private init(seed: UInt64) {
    random = RandomSource(seed: seed)
    let isOneDimensional = Int.random(in: 0..<5, using: &random) == 0
    let channels = Int.random(in: 1...3, using: &random)
    let height = Int.random(in: 5...11, using: &random)
    let width = Int.random(in: 5...11, using: &random)
    shape = isOneDimensional ? [channels, width + 6] : [channels, height, width]
  }

  private mutating func make() throws -> Architecture {
    let input = shape
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      try append(convolution())
      try appendFunctionsAndPools()
    }
    if random.uniform() < 0.2 {
      try append(.globalAveragePool)
    } else {
      try append(.flatten)
    }
    if random.uniform() < 0.5 {
      try append(.linear(outputs: Int.random(in: 1...30, using: &random), bias: flag()))
      try append(.activation(activation()))
    }
    try append(.linear(outputs: Int.random(in: 2...11, using: &random), bias: flag()))
    return Architecture(input: input, layers: layers)
  }

  private mutating func appendFunctionsAndPools() throws {
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1: try append(.activation(activation()))
      case 2: try append(.maxPool(pool()))
      case 3: try append(.averagePool(pool()))
      default: try append(.batchNorm)
      }
    }
  }

  /// Adds a layer if it fits, so that every seed gives a network.
  private mutating func append(_ layer: Layer) throws {
    guard let output = try? layer.outputShape(for: shape) else { return }
    layers.append(NamedLayer("layer\(layers.count)", layer))
    shape = output
  }

  private mutating func convolution() -> Layer {
    let groups = shape[0] > 1 && flag() ? shape[0] : 1
    let axisCount = shape.rank - 1
    return .convolution(
      Convolution(
        filters: groups * Int.random(in: 1...5, using: &random),
        windows: (0..<axisCount).map { _ in window(sizes: 1...6) }, groups: groups,
        hasBias: flag(), isSamePadded: false))
  }

  private mutating func pool() -> Pool {
    if flag() {
      let size = Int.random(in: 1...3, using: &random)
      return Pool(
        windows: Array(repeating: SlidingWindow(size: size, stride: size), count: shape.rank - 1))
    }
    return Pool(
      windows: (0..<shape.rank - 1).map { _ in window(sizes: 2...3) }, countsPadding: flag())
  }

  private mutating func window(sizes: ClosedRange<Int>) -> SlidingWindow {
    let size = Int.random(in: sizes, using: &random)
    return SlidingWindow(
      size: size, stride: flag() ? 1 : Int.random(in: 1...3, using: &random),
      dilation: flag() ? 1 : Int.random(in: 1...2, using: &random),
      paddingBefore: Int.random(in: 0...size / 2, using: &random),
      paddingAfter: Int.random(in: 0...size / 2, using: &random), roundsUp: false)
  }

  private mutating func activation() -> Activation {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .relu
    case 1: .leakyRelu(slope: 0.1)
    case 2: .tanh
    default: .sigmoid
    }
  }

  private mutating func flag() -> Bool { random.next() & 1 == 0 }
}
