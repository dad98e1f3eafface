internal import Checked

/// A list of layers as YAML spells it; those without a name are given one.
struct SpelledLayers: Decodable {
  var layers: [NamedLayer]

  init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    var spelled: [(name: String?, layer: Layer)] = []
    while !container.isAtEnd {
      let entry = try container.decode(SpelledLayer.self)
      spelled.append((entry.name, entry.layer))
    }
    layers = NamedLayer.named(spelled)
  }
}

/// `{name: conv, conv2d: {filters: 3, kernel: 4}}`: a name, perhaps, and one kind with its options.
private struct SpelledLayer: Decodable {
  var name: String?
  var layer: Layer

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: SpelledKey.self)
    let name = SpelledKey("name")
    self.name = try container.decodeIfPresent(String.self, forKey: name)
    guard self.name?.isEmpty != true else {
      throw unreadable("a layer's name is empty", at: container.codingPath)
    }
    let kinds = container.allKeys.filter { $0.stringValue != "name" }
    for kind in kinds where LayerKind(rawValue: kind.stringValue) == nil {
      let hint = LayerKind.allCases.map(\.rawValue).nearest(to: kind.stringValue)
      throw unreadable(
        "there is no layer \"\(kind.stringValue)\""
          + (hint.map { "; did you mean \"\($0)\"?" } ?? ""),
        at: container.codingPath + [kind])
    }
    guard let key = kinds.first, let kind = LayerKind(rawValue: key.stringValue), kinds.count == 1
    else {
      throw unreadable(
        "a layer needs exactly one kind such as conv2d or relu, found \(kinds.count)",
        at: container.codingPath)
    }
    layer = try Layer(kind: kind, from: container.superDecoder(forKey: key))
  }
}

extension Layer {
  /// Reads the options of a kind.
  fileprivate init(kind: LayerKind, from decoder: any Decoder) throws {
    func options(_ known: String...) throws -> SpelledOptions {
      try SpelledOptions(decoder, kind: kind.rawValue, known: known)
    }
    func plain(_ layer: Layer) throws -> Layer {
      _ = try options()
      return layer
    }
    self =
      switch kind {
      case .conv1d: .convolution(try Convolution(kind, axes: 1, from: decoder))
      case .conv2d: .convolution(try Convolution(kind, axes: 2, from: decoder))
      case .convTranspose1d:
        .transposedConvolution(try TransposedConvolution(kind, axes: 1, from: decoder))
      case .convTranspose2d:
        .transposedConvolution(try TransposedConvolution(kind, axes: 2, from: decoder))
      case .maxPool1d: .maxPool(try Pool(kind, axes: 1, from: decoder))
      case .maxPool2d: .maxPool(try Pool(kind, axes: 2, from: decoder))
      case .avgPool1d: .averagePool(try Pool(kind, axes: 1, from: decoder))
      case .avgPool2d: .averagePool(try Pool(kind, axes: 2, from: decoder))
      case .globalAvgPool: try plain(.globalAveragePool)
      case .linear: try .linear(try options("outputs", "bias"))
      case .relu: try plain(.activation(.relu))
      case .leakyRelu:
        .activation(.leakyRelu(slope: try options("slope").optional("slope") ?? 0.01))
      case .tanh: try plain(.activation(.tanh))
      case .sigmoid: try plain(.activation(.sigmoid))
      case .softmax: try plain(.activation(.softmax))
      case .logSoftmax: try plain(.activation(.logSoftmax))
      case .dropout: .dropout(keepProbability: try options("keep").optional("keep") ?? 0.5)
      case .batchNorm, .layerNorm, .instanceNorm, .groupNorm:
        .normalization(try Normalization(kind, from: decoder))
      case .flatten: try plain(.flatten)
      case .residual: try .residual(try options("body", "shortcut"))
      case .parallel: try .parallel(try options("branches", "join"))
      case .shared: try .shared(try options("parts", "axis", "body"))
      case .repeated: try .repeated(try options("times", "body"))
      }
  }

  private static func linear(_ options: SpelledOptions) throws -> Layer {
    .linear(
      Linear(
        outputs: try options.required("outputs"), hasBias: try options.optional("bias") ?? true))
  }

  private static func repeated(_ options: SpelledOptions) throws -> Layer {
    .repeated(times: try options.required("times"), body: try options.layers("body"))
  }

  private static func residual(_ options: SpelledOptions) throws -> Layer {
    let shortcut = try options.optional("shortcut", as: SpelledLayers.self)
    return .residual(body: try options.layers("body"), shortcut: shortcut?.layers ?? [])
  }

  private static func parallel(_ options: SpelledOptions) throws -> Layer {
    let branches = try options.required("branches", as: [SpelledLayers].self)
    return .parallel(
      branches: branches.map(\.layers), join: try options.word("join", default: Join.concat))
  }

  private static func shared(_ options: SpelledOptions) throws -> Layer {
    .shared(
      parts: try options.required("parts"),
      axis: try options.word("axis", default: SpatialAxis.height),
      body: try options.layers("body"))
  }
}

extension SpelledOptions {
  /// The windows of a sliding layer.
  fileprivate func windows(
    size name: String, axes: Int, touching: Bool, roundsUp: Bool = false, allowsSame: Bool = false
  ) throws -> (windows: [SlidingWindow], isSame: Bool) {
    let sizes = try sizes(name, axes: axes)
    let ones = Array(repeating: 1, count: axes)
    let strides = try self.sizes("stride", axes: axes, default: touching ? sizes : ones)
    let dilations = try self.sizes("dilation", axes: axes, default: ones)
    let paddings = try paddings(axes: axes, allowsSame: allowsSame)
    let windows = (0..<axes).map { axis in
      SlidingWindow(
        size: sizes[axis], stride: strides[axis], dilation: dilations[axis],
        paddingBefore: paddings.pairs[axis].0, paddingAfter: paddings.pairs[axis].1,
        roundsUp: roundsUp)
    }
    return (windows, paddings.isSame)
  }
}

extension Convolution {
  fileprivate init(_ kind: LayerKind, axes: Int, from decoder: any Decoder) throws {
    let options = try SpelledOptions(
      decoder, kind: kind.rawValue,
      known: [
        "filters", "kernel", "stride", "padding", "dilation", "groups", "bias", "paddingMode",
        "connected",
      ])
    let (windows, isSame) = try options.windows(
      size: "kernel", axes: axes, touching: false, allowsSame: true)
    self.init(
      filters: try options.required("filters"), windows: windows,
      groups: try options.optional("groups") ?? 1, hasBias: try options.optional("bias") ?? true,
      paddingMode: try options.word("paddingMode", default: PaddingMode.zeros),
      isSamePadded: isSame, connections: try options.optional("connected"))
  }
}

extension TransposedConvolution {
  fileprivate init(_ kind: LayerKind, axes: Int, from decoder: any Decoder) throws {
    let options = try SpelledOptions(
      decoder, kind: kind.rawValue,
      known: [
        "filters", "kernel", "stride", "padding", "outputPadding", "dilation", "groups", "bias",
      ])
    self.init(
      filters: try options.required("filters"),
      windows: try options.windows(size: "kernel", axes: axes, touching: false).windows,
      outputPadding: try options.sizes(
        "outputPadding", axes: axes, default: Array(repeating: 0, count: axes)),
      groups: try options.optional("groups") ?? 1, hasBias: try options.optional("bias") ?? true)
  }
}

extension Pool {
  fileprivate init(_ kind: LayerKind, axes: Int, from decoder: any Decoder) throws {
    let options = try SpelledOptions(
      decoder, kind: kind.rawValue,
      known: ["size", "stride", "padding", "dilation", "roundsUp", "countsPadding"])
    self.init(
      windows: try options.windows(
        size: "size", axes: axes, touching: true,
        roundsUp: try options.optional("roundsUp") ?? false
      ).windows,
      countsPadding: try options.optional("countsPadding") ?? true)
  }
}

extension Normalization {
  fileprivate init(_ kind: LayerKind, from decoder: any Decoder) throws {
    var known = ["epsilon", "affine"]
    if kind == .batchNorm { known += ["momentum", "asTaught"] }
    if kind == .groupNorm { known.append("groups") }
    let options = try SpelledOptions(decoder, kind: kind.rawValue, known: known)
    let standard = Normalization(kind: .batch)
    let form: Kind =
      switch kind {
      case .layerNorm: .layer
      case .instanceNorm: .instance
      case .groupNorm: .group(count: try options.required("groups"))
      default: try options.optional("asTaught") ?? false ? .batchAsTaught : .batch
      }
    self.init(
      kind: form, epsilon: try options.optional("epsilon") ?? standard.epsilon,
      momentum: try options.optional("momentum") ?? standard.momentum,
      isAffine: try options.optional("affine") ?? true)
  }
}
