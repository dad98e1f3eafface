extension NamedLayer: Encodable {
  /// Writes `{name: conv, conv2d: {filters: 3, kernel: 4}}`, options that are as usual left out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SpelledKey.self)
    try container.encode(name, forKey: SpelledKey("name"))
    var options = OptionWriter(
      container.nestedContainer(keyedBy: SpelledKey.self, forKey: SpelledKey(layer.kind.rawValue)))
    switch layer {
    case .convolution(let convolution): try options.write(convolution)
    case .transposedConvolution(let transposed): try options.write(transposed)
    case .maxPool(let pool), .averagePool(let pool): try options.write(pool)
    case .linear(let linear):
      try options.write(linear.outputs, "outputs")
      try options.write(linear.hasBias, "bias", unless: true)
    case .activation(.leakyRelu(let slope)): try options.write(slope, "slope")
    case .activation, .globalAveragePool, .flatten: break
    case .dropout(let keepProbability): try options.write(keepProbability, "keep")
    case .normalization(let normalization): try options.write(normalization)
    case .residual(let body, let shortcut):
      try options.write(body, "body")
      try options.write(shortcut, "shortcut", unless: [])
    case .parallel(let branches, let join):
      try options.write(branches, "branches")
      try options.write(join.rawValue, "join")
    case .shared(let parts, let axis, let body):
      try options.write(parts, "parts")
      try options.write(axis.rawValue, "axis")
      try options.write(body, "body")
    case .repeated(let times, let body):
      try options.write(times, "times")
      try options.write(body, "body")
    }
  }
}

/// Writes the options of one layer.
private struct OptionWriter {
  private var container: KeyedEncodingContainer<SpelledKey>

  init(_ container: KeyedEncodingContainer<SpelledKey>) {
    self.container = container
  }

  mutating func write(_ value: some Encodable, _ name: String) throws {
    try container.encode(value, forKey: SpelledKey(name))
  }

  mutating func write<Value: Encodable & Equatable>(
    _ value: Value, _ name: String, unless standard: Value
  ) throws {
    if value != standard { try write(value, name) }
  }

  mutating func write(_ convolution: Convolution) throws {
    try write(convolution.filters, "filters")
    try write(
      convolution.windows, size: "kernel", touching: false, isSame: convolution.isSamePadded)
    try write(convolution.groups, "groups", unless: 1)
    try write(convolution.hasBias, "bias", unless: true)
    try write(convolution.paddingMode.rawValue, "paddingMode", unless: PaddingMode.zeros.rawValue)
    if let connections = convolution.connections { try write(connections, "connected") }
  }

  mutating func write(_ transposed: TransposedConvolution) throws {
    try write(transposed.filters, "filters")
    try write(transposed.windows, size: "kernel", touching: false)
    try write(
      SpelledSizes(transposed.outputPadding), "outputPadding", unless: .numbers([0]))
    try write(transposed.groups, "groups", unless: 1)
    try write(transposed.hasBias, "bias", unless: true)
  }

  mutating func write(_ pool: Pool) throws {
    try write(pool.windows, size: "size", touching: true)
    try write(pool.windows.contains(where: \.roundsUp), "roundsUp", unless: false)
    try write(pool.countsPadding, "countsPadding", unless: true)
  }

  mutating func write(_ normalization: Normalization) throws {
    let standard = Normalization(kind: .batch)
    if case .group(let count) = normalization.kind { try write(count, "groups") }
    try write(normalization.kind == .batchAsTaught, "asTaught", unless: false)
    try write(normalization.epsilon, "epsilon", unless: standard.epsilon)
    try write(normalization.momentum, "momentum", unless: standard.momentum)
    try write(normalization.isAffine, "affine", unless: true)
  }

  private mutating func write(
    _ windows: [SlidingWindow], size name: String, touching: Bool, isSame: Bool = false
  ) throws {
    let sizes = SpelledSizes(windows.map(\.size))
    try write(sizes, name)
    try write(
      SpelledSizes(windows.map(\.stride)), "stride", unless: touching ? sizes : .numbers([1]))
    try write(SpelledSizes(windows.map(\.dilation)), "dilation", unless: .numbers([1]))
    try write(isSame ? .same : SpelledSizes(paddings: windows), "padding", unless: .numbers([0]))
  }
}

extension SpelledSizes {
  /// One number when all are equal.
  fileprivate init(_ sizes: [Int]) {
    self = .numbers(Set(sizes).count == 1 ? [sizes[0]] : sizes)
  }

  /// One number, one an axis, or each side apart: left, right, top, bottom.
  fileprivate init(paddings windows: [SlidingWindow]) {
    if windows.allSatisfy({ $0.paddingBefore == $0.paddingAfter }) {
      self.init(windows.map(\.paddingBefore))
    } else {
      self = .numbers(windows.reversed().flatMap { [$0.paddingBefore, $0.paddingAfter] })
    }
  }
}
