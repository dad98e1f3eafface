internal import CNNEngine

extension ReferenceCase {
  /// Functions of one element, softmax and log-softmax.
  func activation(_ check: inout CaseCheck) throws {
    let x = try input("x")
    guard x.shape.rank >= 1 else { throw CaseError.malformed("inputs.x has no axis") }
    try check.compare(self, try activation().forward(x))
  }

  /// The function that the operation is.
  func activation() throws(CaseError) -> Activation {
    switch op {
    case "leaky_relu": .leakyRelu(slope: try real("negative_slope"))
    case "tanh": .tanh
    case "sigmoid": .sigmoid
    case "softmax": .softmax
    case "log_softmax": .logSoftmax
    case "relu": .relu
    default: throw .unknownOperation
    }
  }

  /// `y = x Wᵀ + b`.
  func linear(_ check: inout CaseCheck) throws {
    let weight = try batch("weight")
    let bias = try optionalInput("bias")
    let layer = Linear(outputs: weight.shape[0], hasBias: bias != nil)
    try check.compare(
      self, layer.forward(try batch("x"), weight: weight, bias: bias),
      parameters: ["weight"] + (bias == nil ? [] : ["bias"]))
  }

  /// `y = x·mask / keep_prob` when training, `y = x` else.
  func dropout(_ check: inout CaseCheck) throws {
    let forward = try dropoutForward(
      try batch("x"), mask: try flag("training") ? try input("mask") : nil,
      keepProbability: try real("keep_prob"))
    try check.compare(self, forward)
  }

  /// Batch, layer, instance and group normalisation.
  func normalization(_ check: inout CaseCheck) throws {
    let kind: Normalization.Kind =
      switch op {
      case "batch_norm_course": .batchAsTaught
      case "layer_norm": .layer
      case "instance_norm": .instance
      case "group_norm": .group(count: try integer("groups"))
      case "batch_norm": .batch
      default: throw CaseError.unknownOperation
      }
    let settings = Normalization(
      kind: kind, epsilon: try real("eps"), momentum: try real("momentum", default: 0.1))
    let x = try batch("x")
    let (gamma, beta) = (try input("gamma"), try input("beta"))
    var statistics: RunningStatistics?
    if op == "batch_norm" {
      statistics = RunningStatistics(
        mean: try input("running_mean"), variance: try input("running_var"))
    }
    let isTraining = try op != "batch_norm" || flag("training")
    let images = try op == "layer_norm" ? imagesForLayerNorm(x) : x
    let result = try settings.forward(
      images, parameters: [gamma, beta], statistics: statistics, isTraining: isTraining)
    let forward = Forward(output: result.forward.output.reshaped(x.shape)) { dOutput in
      var gradient = result.forward.pullback(dOutput.reshaped(images.shape))
      gradient.dInput = gradient.dInput.reshaped(x.shape)
      return gradient
    }
    try check.compare(self, forward, parameters: ["gamma", "beta"])
    if let after = result.statistics, statistics != nil {
      check.compare("running_mean", after.mean, try output("running_mean"))
      check.compare("running_var", after.variance, try output("running_var"))
    }
  }

  /// The last axes are normalised; all axes before them make the batch.
  private func imagesForLayerNorm(_ x: Tensor) throws(CaseError) -> Tensor {
    let sizes = try integers("normalized_shape")
    guard !sizes.isEmpty, x.shape.dimensions.suffix(sizes.count) == sizes[...] else {
      throw .malformed("params.normalized_shape is not the end of the shape of inputs.x")
    }
    let images = x.shape.elementCount / sizes.reduce(1, *)
    return x.reshaped(Shape([images] + sizes))
  }

  /// Losses with their slope for upstream 1.
  func loss(_ check: inout CaseCheck) throws {
    let word = try text("reduction")
    guard let reduction = Loss.Reduction(rawValue: word) else {
      throw CaseError.malformed("params.reduction is \"\(word)\"")
    }
    let (x, target) = (try input("x"), try input("target"))
    let value: Loss.Value
    switch op {
    case "mse":
      value = try Loss.squaredError(output: x, target: target, reduction: reduction)
    case "bce_with_logits":
      value = try Loss.binaryCrossEntropy(logits: x, target: target, reduction: reduction)
    case "cross_entropy_probabilities":
      value = try Loss.crossEntropy(logits: x, probabilities: target, reduction: reduction)
    case "cross_entropy":
      value = try Loss.crossEntropy(logits: x, classes: try classes(), reduction: reduction)
    default: throw CaseError.unknownOperation
    }
    try check.compare(
      self, Forward(output: value.output) { LayerGradient(dInput: value.pullback($0)) })
  }

  /// The input `target` as class numbers.
  func classes() throws(CaseError) -> [Int] {
    let target = try input("target")
    let classes = target.elements.compactMap { Int(exactly: $0) }
    guard classes.count == target.elements.count else {
      throw .malformed("inputs.target holds numbers that are no classes")
    }
    return classes
  }
}

extension Activation {
  /// The activation functions between layers, as files name them.
  init?(named name: String) {
    switch name {
    case "relu": self = .relu
    case "tanh": self = .tanh
    case "sigmoid": self = .sigmoid
    default: return nil
    }
  }
}
