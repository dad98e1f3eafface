extension Layer {
  /// Name of the kind as YAML spells it: `conv2d`, `maxPool2d`, `relu`.
  public var kind: String {
    switch self {
    case .convolution(let settings): settings.windows.count == 1 ? "conv1d" : "conv2d"
    case .transposedConvolution(let settings):
      settings.windows.count == 1 ? "convTranspose1d" : "convTranspose2d"
    case .maxPool(let pool): pool.windows.count == 1 ? "maxPool1d" : "maxPool2d"
    case .averagePool(let pool): pool.windows.count == 1 ? "avgPool1d" : "avgPool2d"
    case .globalAveragePool: "globalAvgPool"
    case .linear: "linear"
    case .activation(let activation): activation.kind
    case .dropout: "dropout"
    case .normalization(let normalization): normalization.kind.name
    case .flatten: "flatten"
    case .residual: "residual"
    case .parallel: "parallel"
    case .shared: "shared"
    case .repeated: "repeat"
    }
  }

  /// All kinds, in the order of the documentation.
  public static let kinds = [
    "conv1d", "conv2d", "convTranspose1d", "convTranspose2d", "maxPool1d", "maxPool2d",
    "avgPool1d", "avgPool2d", "globalAvgPool", "linear", "relu", "leakyRelu", "tanh", "sigmoid",
    "softmax", "logSoftmax", "dropout", "batchNorm", "layerNorm", "instanceNorm", "groupNorm",
    "flatten", "residual", "parallel", "shared", "repeat",
  ]

  /// What a layer is called when its author gives no name: `conv`, `pool`, `fc`.
  var nameStem: String {
    switch self {
    case .convolution: "conv"
    case .transposedConvolution: "transposed"
    case .maxPool, .averagePool, .globalAveragePool: "pool"
    case .linear: "fc"
    case .normalization: "norm"
    case .activation, .dropout, .flatten, .residual, .parallel, .shared, .repeated: kind
    }
  }
}

extension Activation {
  /// Name of the kind as YAML spells it.
  var kind: String {
    switch self {
    case .relu: "relu"
    case .leakyRelu: "leakyRelu"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .softmax: "softmax"
    case .logSoftmax: "logSoftmax"
    }
  }
}

extension Normalization.Kind {
  /// Name of the kind as YAML spells it.
  var name: String {
    switch self {
    case .batch, .batchAsTaught: "batchNorm"
    case .layer: "layerNorm"
    case .instance: "instanceNorm"
    case .group: "groupNorm"
    }
  }
}

extension NamedLayer {
  /// Gives names to the layers that have none: `conv`, or `conv1`, `conv2` when there are several.
  static func named(_ layers: [(name: String?, layer: Layer)]) -> [NamedLayer] {
    var taken = Set(layers.compactMap(\.name))
    var counts: [String: Int] = [:]
    for case (nil, let layer) in layers { counts[layer.nameStem, default: 0] += 1 }
    var numbers: [String: Int] = [:]
    return layers.map { name, layer in
      if let name { return NamedLayer(name, layer) }
      let stem = layer.nameStem
      if counts[stem] == 1, taken.insert(stem).inserted { return NamedLayer(stem, layer) }
      var number = numbers[stem, default: 0] + 1
      while !taken.insert("\(stem)\(number)").inserted { number += 1 }
      numbers[stem] = number
      return NamedLayer("\(stem)\(number)", layer)
    }
  }
}
