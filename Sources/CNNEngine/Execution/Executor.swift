/// Runs layers one after the other and remembers the way back.
struct Executor {
  private let network: Network
  private let mode: PassMode
  private var random: RandomSource
  private(set) var activations: [String: Tensor] = [:]
  private(set) var statistics: [String: Tensor]

  init(network: Network, mode: PassMode) {
    self.network = network
    self.mode = mode
    statistics = network.statistics
    switch mode {
    case .evaluation: random = RandomSource(seed: 0)
    case .training(let source, _): random = source
    }
  }

  /// A list of layers: pullbacks in reverse order.
  mutating func run(
    _ layers: [NamedLayer], prefix: String, input: Tensor
  ) throws(ShapeError) -> PassStep {
    var steps: [PassStep] = []
    var output = input
    for layer in layers {
      let name = prefix + layer.name
      let step: PassStep
      do {
        step = try run(layer.layer, named: name, input: output)
      } catch {
        throw error.inLayer(name)
      }
      output = step.output
      activations[name] = output
      steps.append(step)
    }
    return PassStep(output: output) { [steps] dOutput, dParameters in
      steps.reversed().reduce(dOutput) { $1.pullback($0, &dParameters) }
    }
  }

  private mutating func run(
    _ layer: Layer, named name: String, input: Tensor
  ) throws(ShapeError) -> PassStep {
    switch layer {
    case .convolution(let convolution):
      return step(name, try convolution.forward(input, weight: weight(name), bias: bias(name)))
    case .transposedConvolution(let transposed):
      return step(name, try transposed.forward(input, weight: weight(name), bias: bias(name)))
    case .linear(let linear):
      return step(name, try linear.forward(input, weight: weight(name), bias: bias(name)))
    case .maxPool(let pool): return step(name, try pool.maxForward(input).forward)
    case .averagePool(let pool): return step(name, try pool.averageForward(input))
    case .globalAveragePool: return step(name, try globalAverageForward(input))
    case .activation(let activation): return step(name, activation.forward(input))
    case .dropout(let keepProbability): return try drop(name, keepProbability, input)
    case .normalization(let normalization): return try normalize(name, normalization, input)
    case .flatten:
      let shape = Shape([input.batchCount, input.imageShape.elementCount])
      return PassStep(output: input.reshaped(shape)) { dOutput, _ in dOutput.reshaped(input.shape) }
    case .residual(let body, let shortcut):
      return try join([body, shortcut], .add, prefix: name + ".", input: input)
    case .parallel(let branches, let join):
      return try self.join(branches, join, prefix: name + ".", input: input)
    case .shared(let parts, let axis, let body):
      return try share(parts, axis, body, prefix: name + ".", input: input)
    case .repeated(let times, let body):
      let layers = (0..<times).flatMap { time in
        body.map { NamedLayer("\(time).\($0.name)", $0.layer) }
      }
      return try run(layers, prefix: name + ".", input: input)
    }
  }

  private func weight(_ name: String) -> Tensor {
    guard let tensor = network["\(name).weight"] else {
      preconditionFailure("a network has all its parameters")
    }
    return tensor
  }

  private func bias(_ name: String) -> Tensor? { network["\(name).bias"] }

  /// A leaf: its gradients are added under the names of its parameters.
  private func step(_ name: String, _ forward: Forward) -> PassStep {
    PassStep(output: forward.output) { dOutput, dParameters in
      let gradient = forward.pullback(dOutput)
      for (field, tensor) in zip(["weight", "bias"], gradient.dParameters) {
        dParameters.add(tensor, to: "\(name).\(field)")
      }
      return gradient.dInput
    }
  }

  private mutating func drop(
    _ name: String, _ keepProbability: Double, _ input: Tensor
  ) throws(ShapeError) -> PassStep {
    guard case .training(_, let masks) = mode else {
      return step(name, try dropoutForward(input, mask: nil, keepProbability: keepProbability))
    }
    let mask = masks[name] ?? drawMask(input.shape, keepProbability)
    return step(name, try dropoutForward(input, mask: mask, keepProbability: keepProbability))
  }

  private mutating func drawMask(_ shape: Shape, _ keepProbability: Double) -> Tensor {
    var mask = Tensor(shape)
    for index in mask.elements.indices {
      mask.elements[index] = random.uniform() < keepProbability ? 1 : 0
    }
    return mask
  }

  private mutating func normalize(
    _ name: String, _ normalization: Normalization, _ input: Tensor
  ) throws(ShapeError) -> PassStep {
    var before: RunningStatistics?
    if let mean = statistics["\(name).running_mean"],
      let variance = statistics["\(name).running_var"]
    {
      before = RunningStatistics(mean: mean, variance: variance)
    }
    let isTraining = if case .training = mode { true } else { false }
    let parameters = [network["\(name).weight"], bias(name)].compactMap { $0 }
    let result = try normalization.forward(
      input, parameters: parameters, statistics: before, isTraining: isTraining)
    if let after = result.statistics {
      statistics["\(name).running_mean"] = after.mean
      statistics["\(name).running_var"] = after.variance
    }
    return step(name, result.forward)
  }

  /// Branches that read the same input: their slopes add up at the input.
  private mutating func join(
    _ branches: [[NamedLayer]], _ join: Join, prefix: String, input: Tensor
  ) throws(ShapeError) -> PassStep {
    var steps: [PassStep] = []
    for branch in branches { steps.append(try run(branch, prefix: prefix, input: input)) }
    let output = try join.combine(steps.map(\.output))
    return PassStep(output: output) { [steps] dOutput, dParameters in
      let dOutputs = join.split(dOutput, into: steps.map(\.output.shape))
      var dInput = Tensor(input.shape)
      for (step, dOutput) in zip(steps, dOutputs) {
        dInput.add(step.pullback(dOutput, &dParameters))
      }
      return dInput
    }
  }

  /// The same layers on each piece: the slopes of the weights add up.
  private mutating func share(
    _ parts: Int, _ axis: SpatialAxis, _ body: [NamedLayer], prefix: String, input: Tensor
  ) throws(ShapeError) -> PassStep {
    _ = try axis.piece(of: input.imageShape, parts: parts)
    let axisIndex = axis.index + 1
    let pieces = input.split(
      axis: axisIndex, sizes: Array(repeating: input.shape[axisIndex] / parts, count: parts))
    var steps: [PassStep] = []
    for piece in pieces { steps.append(try run(body, prefix: prefix, input: piece)) }
    let output = try Join.concat.combine(steps.map(\.output))
    return PassStep(output: output) { [steps] dOutput, dParameters in
      let dOutputs = Join.concat.split(dOutput, into: steps.map(\.output.shape))
      let dPieces = zip(steps, dOutputs).map { $0.pullback($1, &dParameters) }
      return Tensor(joining: dPieces, axis: axisIndex)
    }
  }
}

extension [String: Tensor] {
  /// Adds slopes where there are some already, as for shared weights.
  fileprivate mutating func add(_ tensor: Tensor, to name: String) {
    if self[name]?.add(tensor) == nil { self[name] = tensor }
  }
}
