internal import Checked

/// Turns the words of a short form into layers, one segment after the other.
struct ShortFormReader {
  private(set) var layers: [(name: String?, layer: Layer)] = []
  /// Axes that windows slide along; 0 once the positions are gone.
  private var axisCount: Int

  init(axisCount: Int) {
    self.axisCount = axisCount
  }

  /// The kinds as the short form writes them, and how YAML does.
  private static let kinds: [String: String] = [
    "conv": "conv", "conv1d": "conv1d", "conv2d": "conv2d",
    "convtranspose": "convTranspose", "convtranspose1d": "convTranspose1d",
    "convtranspose2d": "convTranspose2d",
    "maxpool": "maxPool", "maxpool1d": "maxPool1d", "maxpool2d": "maxPool2d",
    "avgpool": "avgPool", "avgpool1d": "avgPool1d", "avgpool2d": "avgPool2d",
    "globalavgpool": "globalAvgPool", "fc": "linear", "linear": "linear", "relu": "relu",
    "leakyrelu": "leakyRelu", "tanh": "tanh", "sigmoid": "sigmoid", "softmax": "softmax",
    "logsoftmax": "logSoftmax", "dropout": "dropout", "batchnorm": "batchNorm",
    "layernorm": "layerNorm", "instancenorm": "instanceNorm", "groupnorm": "groupNorm",
    "flatten": "flatten",
  ]

  /// Reads `[name:] kind words...`.
  mutating func read(_ segment: [ShortFormWord]) throws(ShortFormError) {
    var words = segment[...]
    var name: String?
    if let first = words.first, first.text.hasSuffix(":"), first.text.count > 1 {
      name = String(first.text.dropLast())
      words = words.dropFirst()
    }
    guard let kindWord = words.first, !kindWord.text.isEmpty else {
      let end = segment.last.map { $0.position + $0.text.count } ?? 1
      throw ShortFormError(
        part: .layers, position: end, found: "", expected: "a layer such as relu")
    }
    guard let kind = Self.kinds[kindWord.text.lowercased()] else {
      throw ShortFormError(
        part: .layers, position: kindWord.position, found: kindWord.text,
        expected: "a layer such as conv, maxpool, fc or relu",
        suggestion: Self.kinds.keys.sorted().nearest(to: kindWord.text))
    }
    var options = ShortFormOptions(kindWord, words.dropFirst())
    let layer = try layer(kind, &options)
    try options.finish()
    append(name, layer)
  }

  private mutating func append(_ name: String?, _ layer: Layer) {
    switch layer {
    case .linear:
      if axisCount > 0 { layers.append((nil, .flatten)) }
      axisCount = 0
    case .flatten, .globalAveragePool: axisCount = 0
    default: break
    }
    layers.append((name, layer))
  }

  private func layer(
    _ kind: String, _ options: inout ShortFormOptions
  ) throws(ShortFormError) -> Layer {
    switch kind {
    case "flatten": return .flatten
    case "globalAvgPool": return .globalAveragePool
    case "relu": return .activation(.relu)
    case "tanh": return .activation(.tanh)
    case "sigmoid": return .activation(.sigmoid)
    case "softmax": return .activation(.softmax)
    case "logSoftmax": return .activation(.logSoftmax)
    case "leakyRelu": return .activation(.leakyRelu(slope: try options.real() ?? 0.01))
    case "dropout": return .dropout(keepProbability: try options.real() ?? 0.5)
    case "batchNorm": return .normalization(Normalization(kind: .batch))
    case "layerNorm": return .normalization(Normalization(kind: .layer))
    case "instanceNorm": return .normalization(Normalization(kind: .instance))
    case "groupNorm":
      return .normalization(Normalization(kind: .group(count: try options.count("groups"))))
    case "linear":
      let outputs = try options.count("outputs")
      return .linear(Linear(outputs: outputs, hasBias: options.bias()))
    default: return try slidingLayer(kind, &options)
    }
  }

  private func slidingLayer(
    _ kind: String, _ options: inout ShortFormOptions
  ) throws(ShortFormError) -> Layer {
    let axes = kind.hasSuffix("1d") ? 1 : kind.hasSuffix("2d") ? 2 : axisCount == 1 ? 1 : 2
    if kind.hasPrefix("maxPool") || kind.hasPrefix("avgPool") {
      let sizes = try options.sizes(axes)
      let isMax = kind.hasPrefix("max")
      let roundsUp = options.take("ceil")
      let pool = Pool(
        windows: try options.windows(sizes: sizes, touching: true, roundsUp: roundsUp),
        countsPadding: !options.take("nocount"))
      return isMax ? .maxPool(pool) : .averagePool(pool)
    }
    let (filters, sizes) = try options.filtersAndSizes(axes)
    let windows = try options.windows(sizes: sizes, touching: false, roundsUp: false)
    let groups = try options.number("g", axes: 1)?[0] ?? 1
    if kind.hasPrefix("convTranspose") {
      return .transposedConvolution(
        TransposedConvolution(
          filters: filters, windows: windows, groups: groups, hasBias: options.bias()))
    }
    return .convolution(
      Convolution(
        filters: filters, windows: windows, groups: groups, hasBias: options.bias(),
        paddingMode: options.paddingMode(), isSamePadded: options.take("same")))
  }
}
