extension Layer {
  /// Kind and settings: `maxPool2d: 2x2, stride 2`, or the kind alone.
  public var kindAndGiven: String { given.isEmpty ? kind.rawValue : "\(kind.rawValue): \(given)" }

  /// What is given of the layer, in words: `3 filters 4x4, no padding, no bias`.
  public var given: String {
    switch self {
    case .convolution(let convolution): convolution.given
    case .transposedConvolution(let transposed): transposed.given
    case .maxPool(let pool), .averagePool(let pool): pool.given
    case .globalAveragePool: "mean of each channel"
    case .linear(let linear):
      "\(counted(linear.outputs, "output"))\(linear.hasBias ? "" : ", no bias")"
    case .activation(.leakyRelu(let slope)): "slope \(slope)"
    case .activation: ""
    case .dropout(let keepProbability): "keeps \(keepProbability)"
    case .normalization(let normalization): normalization.given
    case .flatten: ""
    case .residual(_, let shortcut):
      shortcut.isEmpty ? "sum with the input" : "sum with the shortcut"
    case .parallel(let branches, let join):
      "\(counted(branches.count, "branch", "branches")), \(join == .add ? "added" : "side by side")"
    case .shared(let parts, let axis, _):
      "the same weights on \(counted(parts, "part")) of the \(axis.rawValue)"
    case .repeated(let times, _): "\(counted(times, "time")), each with its own weights"
    }
  }
}

extension Convolution {
  var given: String {
    var words = ["\(counted(filters, "filter")) \(windows.sizes)"]
    words += windows.words(stride: 1)
    words.append(isSamePadded ? "same padding" : windows.paddingWords)
    if paddingMode != .zeros { words.append("padded \(paddingMode.rawValue)") }
    if groups > 1 { words.append("\(groups) groups") }
    if connections != nil { words.append("partly connected") }
    if !hasBias { words.append("no bias") }
    return words.joined(separator: ", ")
  }
}

extension TransposedConvolution {
  var given: String {
    var words = ["\(counted(filters, "filter")) \(windows.sizes)"]
    words += windows.words(stride: 1)
    words.append(windows.paddingWords)
    if outputPadding.contains(where: { $0 > 0 }) {
      words.append("output padding \(outputPadding.joinedSizes)")
    }
    if groups > 1 { words.append("\(groups) groups") }
    if !hasBias { words.append("no bias") }
    return words.joined(separator: ", ")
  }
}

extension Pool {
  var given: String {
    var words = [windows.sizes] + windows.words(stride: nil)
    if windows.contains(where: { $0.paddingBefore + $0.paddingAfter > 0 }) {
      words.append(windows.paddingWords)
      if !countsPadding { words.append("padding not counted") }
    }
    if windows.contains(where: \.roundsUp) { words.append("rounded up") }
    return words.joined(separator: ", ")
  }
}

extension Normalization {
  var given: String {
    var words: [String] = []
    switch kind {
    case .batch: break
    case .batchAsTaught: words.append("divided by σ + ε")
    case .layer: break
    case .instance: break
    case .group(let count): words.append(counted(count, "group"))
    }
    if !isAffine { words.append("no scale and shift") }
    return words.joined(separator: ", ")
  }
}

extension [SlidingWindow] {
  /// `4x4`, or `5` along one axis.
  fileprivate var sizes: String { map(\.size).joinedSizes }

  /// Stride and dilation where they are not what one expects.
  fileprivate func words(stride expected: Int?) -> [String] {
    var words: [String] = []
    if contains(where: { $0.stride != expected }) {
      words.append("stride \(map(\.stride).shortened.joinedSizes)")
    }
    if contains(where: { $0.dilation != 1 }) {
      words.append("dilation \(map(\.dilation).shortened.joinedSizes)")
    }
    return words
  }

  /// `no padding`, `padding 2`, `padding 1x2`, or before and after apart: `padding 3+4`.
  fileprivate var paddingWords: String {
    guard contains(where: { $0.paddingBefore + $0.paddingAfter > 0 }) else { return "no padding" }
    let sizes = map { window in
      window.paddingBefore == window.paddingAfter
        ? String(window.paddingBefore) : "\(window.paddingBefore)+\(window.paddingAfter)"
    }
    return "padding " + (Set(sizes).count == 1 ? sizes[0] : sizes.joined(separator: "x"))
  }
}

extension [Int] {
  /// One number when all are equal.
  fileprivate var shortened: [Int] { Set(self).count == 1 ? [self[0]] : self }

  /// `4x5`.
  fileprivate var joinedSizes: String { map(String.init).joined(separator: "x") }
}

private func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
