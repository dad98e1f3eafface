internal import Checked

/// Turns the words of a short form into layers, one segment after the other.
struct ShortFormReader {
  private(set) var layers: [(name: String?, layer: Layer)] = []
  /// Axes that windows slide along; 0 once the positions are gone.
  private var axisCount: Int

  init(axisCount: Int) {
    self.axisCount = axisCount
  }

  /// Every kind in lower case; networks inside a layer are written in YAML alone.
  private static let kinds: [String: LayerKind] = Dictionary(
    uniqueKeysWithValues: LayerKind.allCases.filter { !LayerKind.composites.contains($0) }
      .map { ($0.rawValue.lowercased(), $0) })

  /// `conv` slides along as many axes as it reads; `fc` is short for `linear`.
  private func kind(_ word: String) -> LayerKind? {
    let word = word.lowercased()
    return Self.kinds[word == "fc" ? "linear" : word]
      ?? Self.kinds[word + (axisCount == 1 ? "1d" : "2d")]
  }

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
    guard let kind = kind(kindWord.text) else {
      throw ShortFormError(
        part: .layers, position: kindWord.position, found: kindWord.text,
        expected: "a layer such as conv, maxpool, fc or relu",
        suggestion: (Self.kinds.keys + ["conv", "convtranspose", "maxpool", "avgpool", "fc"])
          .sorted().nearest(to: kindWord.text))
    }
    var options = ShortFormOptions(kindWord, words.dropFirst())
    let layer = try layer(kind, &options)
    try options.finish()
    append(name, layer)
  }

  private mutating func append(_ name: String?, _ layer: Layer) {
    if case .linear = layer, axisCount > 0 { layers.append((nil, .flatten)) }
    switch layer.reach {
    case .everything, .laidOut: axisCount = 0
    case .ownPlace, .window, .scattered, .inside: break
    }
    layers.append((name, layer))
  }

  private func layer(
    _ kind: LayerKind, _ options: inout ShortFormOptions
  ) throws(ShortFormError) -> Layer {
    switch kind {
    case .conv1d: return try convolution(axes: 1, &options)
    case .conv2d: return try convolution(axes: 2, &options)
    case .convTranspose1d: return try transposed(axes: 1, &options)
    case .convTranspose2d: return try transposed(axes: 2, &options)
    case .maxPool1d: return .maxPool(try pool(axes: 1, &options))
    case .maxPool2d: return .maxPool(try pool(axes: 2, &options))
    case .avgPool1d: return .averagePool(try pool(axes: 1, &options))
    case .avgPool2d: return .averagePool(try pool(axes: 2, &options))
    case .globalAvgPool: return .globalAveragePool
    case .linear:
      let outputs = try options.count("outputs")
      return .linear(Linear(outputs: outputs, hasBias: options.bias()))
    case .relu: return .activation(.relu)
    case .leakyRelu: return .activation(.leakyRelu(slope: try options.real() ?? 0.01))
    case .tanh: return .activation(.tanh)
    case .sigmoid: return .activation(.sigmoid)
    case .softmax: return .activation(.softmax)
    case .logSoftmax: return .activation(.logSoftmax)
    case .dropout: return .dropout(keepProbability: try options.real() ?? 0.5)
    case .batchNorm: return .normalization(Normalization(kind: .batch))
    case .layerNorm: return .normalization(Normalization(kind: .layer))
    case .instanceNorm: return .normalization(Normalization(kind: .instance))
    case .groupNorm:
      return .normalization(Normalization(kind: .group(count: try options.count("groups"))))
    case .flatten: return .flatten
    case .residual, .parallel, .shared, .repeated:
      preconditionFailure("a composite has no word in the short form")
    }
  }

  private func pool(
    axes: Int, _ options: inout ShortFormOptions
  ) throws(ShortFormError) -> Pool {
    let sizes = try options.sizes(axes)
    let roundsUp = options.take("ceil")
    return Pool(
      windows: try options.windows(sizes: sizes, touching: true, roundsUp: roundsUp),
      countsPadding: !options.take("nocount"))
  }

  private func convolution(
    axes: Int, _ options: inout ShortFormOptions
  ) throws(ShortFormError) -> Layer {
    let (filters, windows, groups) = try options.kernels(axes)
    return .convolution(
      Convolution(
        filters: filters, windows: windows, groups: groups, hasBias: options.bias(),
        paddingMode: options.paddingMode(), isSamePadded: options.take("same")))
  }

  private func transposed(
    axes: Int, _ options: inout ShortFormOptions
  ) throws(ShortFormError) -> Layer {
    let (filters, windows, groups) = try options.kernels(axes)
    return .transposedConvolution(
      TransposedConvolution(
        filters: filters, windows: windows, groups: groups, hasBias: options.bias()))
  }
}

extension ShortFormOptions {
  /// What both kinds of convolution are given.
  fileprivate mutating func kernels(
    _ axes: Int
  ) throws(ShortFormError) -> (filters: Int, windows: [SlidingWindow], groups: Int) {
    let (filters, sizes) = try filtersAndSizes(axes)
    let windows = try windows(sizes: sizes, touching: false, roundsUp: false)
    return (filters, windows, try number("g", axes: 1)?[0] ?? 1)
  }
}
