internal import CNNEngine

/// Five steps of a small LeNet: losses, first gradients, weights at the end.
struct TrainingCase {
  /// What such a line holds besides the settings.
  struct Record: Decodable {
    /// One batch of images with their classes.
    struct Batch: Decodable {
      var x: ReferenceCase.Array
      var target: [Int]
    }

    var initial: [String: ReferenceCase.Array]
    var batches: [Batch]
    var losses: [Double]
    var logitsStep1: ReferenceCase.Array
    var gradsStep1: [String: ReferenceCase.Array]
    var final: [String: ReferenceCase.Array]
  }

  let record: Record
  private let settings: ReferenceCase

  init(_ record: Record, _ settings: ReferenceCase) {
    self.record = record
    self.settings = settings
  }

  /// Their names in the file and ours.
  private static let names = [
    "conv1_w": "conv1.weight", "conv1_b": "conv1.bias", "conv2_w": "conv2.weight",
    "conv2_b": "conv2.bias", "fc1_w": "fc1.weight", "fc1_b": "fc1.bias", "fc2_w": "fc2.weight",
    "fc2_b": "fc2.bias",
  ]

  func run(_ check: inout CaseCheck) throws {
    var network = try network()
    var optimiser = Optimiser(try rule())
    var losses: [Double] = []
    for (step, batch) in record.batches.enumerated() {
      let images = try Tensor(batch.x, named: "batches[\(step)].x")
      let pass = try network.forward(images, mode: .training(random: RandomSource(seed: 0)))
      let loss = try Loss.crossEntropy(logits: pass.output, classes: batch.target)
      let gradient = pass.pullback(loss.dOutput)
      if step == 0 {
        let logits = try Tensor(record.logitsStep1, named: "logits_step1")
        check.compare("logits_step1", pass.output, logits)
        try compare("grads_step1", gradient.dParameters, record.gradsStep1, &check)
      }
      losses.append(loss.scalar)
      optimiser.update(&network, gradients: gradient.dParameters)
    }
    check.compare("losses", losses, record.losses)
    try compare("final", network.parameters, record.final, &check)
  }

  /// Compares tensors by the names that the file gives them.
  func compare(
    _ what: String, _ got: [String: Tensor], _ want: [String: ReferenceCase.Array],
    _ check: inout CaseCheck
  ) throws {
    for name in want.keys.sorted() {
      guard let ours = Self.names[name], let tensor = got[ours], let array = want[name] else {
        throw CaseError.malformed("\(what).\(name) is not a parameter of this network")
      }
      check.compare("\(what).\(name)", tensor, try Tensor(array, named: "\(what).\(name)"))
    }
  }

  /// The network with its first weights.
  func network() throws -> Network {
    var parameters: [String: Tensor] = [:]
    for (name, ours) in Self.names {
      guard let array = record.initial[name] else {
        throw CaseError.malformed("initial.\(name) is missing")
      }
      parameters[ours] = try Tensor(array, named: "initial.\(name)")
    }
    return try Network(try architecture(parameters), parameters: parameters)
  }

  /// conv - activation - pool - conv - activation - pool - fc - activation - fc.
  private func architecture(_ parameters: [String: Tensor]) throws -> Architecture {
    let activation = Activation(named: try settings.text("activation")).map(Layer.activation)
    let isMax = try settings.text("pool") == "max"
    let pool = isMax ? Layer.maxPool2d(size: 2) : .avgPool2d(size: 2)
    func convolution(_ name: String) throws -> NamedLayer {
      guard let weight = parameters["\(name).weight"], weight.shape.rank == 4 else {
        throw CaseError.malformed("initial.\(name)_w has not four axes")
      }
      return NamedLayer(name, .conv2d(filters: weight.shape[0], kernel: weight.shape[2]))
    }
    func linear(_ name: String) throws -> NamedLayer {
      guard let weight = parameters["\(name).weight"], weight.shape.rank == 2 else {
        throw CaseError.malformed("initial.\(name)_w has not two axes")
      }
      return NamedLayer(name, .linear(outputs: weight.shape[0]))
    }
    guard let activation, let input = Shape(validating: try settings.integers("input")) else {
      throw CaseError.malformed("params.activation or params.input is unknown")
    }
    return Architecture(
      input: input,
      layers: [
        try convolution("conv1"), NamedLayer("act1", activation), NamedLayer("pool1", pool),
        try convolution("conv2"), NamedLayer("act2", activation), NamedLayer("pool2", pool),
        NamedLayer("flatten", .flatten), try linear("fc1"), NamedLayer("act3", activation),
        try linear("fc2"),
      ])
  }

  /// How the weights follow their gradients.
  func rule() throws -> Optimiser.Rule {
    let rate = try settings.real("lr")
    let weightDecay = try settings.real("weight_decay", default: 0)
    switch try settings.text("opt") {
    case "sgd":
      return .sgd(
        rate: rate, momentum: try settings.real("momentum", default: 0), weightDecay: weightDecay,
        isNesterov: try settings.flag("nesterov"))
    case "adam":
      return .adam(
        rate: rate, beta1: try settings.real("beta1"), beta2: try settings.real("beta2"),
        epsilon: try settings.real("eps"), weightDecay: weightDecay)
    case let other: throw CaseError.malformed("params.opt is \"\(other)\"")
    }
  }
}
