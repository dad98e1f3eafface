/// What a layer is called where networks are written: `conv2d`, `maxPool2d`, `relu`; in the order of the documentation.
public enum LayerKind: String, Hashable, Sendable, CaseIterable {
  case conv1d, conv2d, convTranspose1d, convTranspose2d
  case maxPool1d, maxPool2d, avgPool1d, avgPool2d, globalAvgPool
  case linear
  case relu, leakyRelu, tanh, sigmoid, softmax, logSoftmax
  case dropout
  case batchNorm, layerNorm, instanceNorm, groupNorm
  case flatten
  case residual, parallel, shared
  case repeated = "repeat"

  /// What a layer is called when its author gives no name: `conv`, `pool`, `fc`, or as its kind is.
  var stem: String { Self.stems[self] ?? rawValue }

  /// Those with layers inside.
  static let composites: Set<LayerKind> = [.residual, .parallel, .shared, .repeated]

  private static let stems: [LayerKind: String] = [
    .conv1d: "conv", .conv2d: "conv", .convTranspose1d: "transposed",
    .convTranspose2d: "transposed", .maxPool1d: "pool", .maxPool2d: "pool", .avgPool1d: "pool",
    .avgPool2d: "pool", .globalAvgPool: "pool", .linear: "fc", .batchNorm: "norm",
    .layerNorm: "norm", .instanceNorm: "norm", .groupNorm: "norm",
  ]
}

extension Layer {
  /// How networks spell it.
  public var kind: LayerKind {
    switch self {
    case .convolution(let settings): settings.windows.count == 1 ? .conv1d : .conv2d
    case .transposedConvolution(let settings):
      settings.windows.count == 1 ? .convTranspose1d : .convTranspose2d
    case .maxPool(let pool): pool.windows.count == 1 ? .maxPool1d : .maxPool2d
    case .averagePool(let pool): pool.windows.count == 1 ? .avgPool1d : .avgPool2d
    case .globalAveragePool: .globalAvgPool
    case .linear: .linear
    case .activation(let activation): activation.kind
    case .dropout: .dropout
    case .normalization(let normalization): normalization.kind.name
    case .flatten: .flatten
    case .residual: .residual
    case .parallel: .parallel
    case .shared: .shared
    case .repeated: .repeated
    }
  }
}

extension Activation {
  fileprivate var kind: LayerKind {
    switch self {
    case .relu: .relu
    case .leakyRelu: .leakyRelu
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    case .softmax: .softmax
    case .logSoftmax: .logSoftmax
    }
  }
}

extension Normalization.Kind {
  fileprivate var name: LayerKind {
    switch self {
    case .batch, .batchAsTaught: .batchNorm
    case .layer: .layerNorm
    case .instance: .instanceNorm
    case .group: .groupNorm
    }
  }
}

extension NamedLayer {
  /// Gives names to the layers that have none: `conv`, or `conv1`, `conv2` when there are several.
  static func named(_ layers: [(name: String?, layer: Layer)]) -> [NamedLayer] {
    var taken = Set(layers.compactMap(\.name))
    var counts: [String: Int] = [:]
    for case (nil, let layer) in layers { counts[layer.kind.stem, default: 0] += 1 }
    var numbers: [String: Int] = [:]
    return layers.map { name, layer in
      if let name { return NamedLayer(name, layer) }
      let stem = layer.kind.stem
      if counts[stem] == 1, taken.insert(stem).inserted { return NamedLayer(stem, layer) }
      var number = numbers[stem, default: 0] + 1
      while !taken.insert("\(stem)\(number)").inserted { number += 1 }
      numbers[stem] = number
      return NamedLayer("\(stem)\(number)", layer)
    }
  }
}
