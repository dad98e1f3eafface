import CNNEngine
import TestSupport
import Testing

struct NetworkTests {
  private func network(
    _ layers: [NamedLayer], input: Shape, seed: UInt64 = 5
  ) throws -> Network {
    try Network(
      Architecture(input: input, layers: layers), initialiser: .normal(standardDeviation: 0.5),
      seed: seed)
  }

  /// Compares the gradient of the input and of every parameter with differences.
  private func checkGradients(
    _ network: Network, batch: Int = 2, mode: PassMode = .evaluation, _ label: String
  ) throws {
    let names = network.specs.map(\.name)
    let shape = Shape([batch] + network.architecture.input.dimensions)
    let values = [Tensor.made(shape, seed: 6)] + names.compactMap { network[$0] }
    try expectGradients(of: values, tolerance: 1e-5, label) { values in
      var moved = network
      for (name, value) in zip(names, values.dropFirst()) { try moved.set(name, to: value) }
      let pass = try moved.forward(values[0], mode: mode)
      return (
        pass.output,
        {
          let gradient = pass.pullback($0)
          return [gradient.dInput] + names.compactMap { gradient.dParameters[$0] }
        }
      )
    }
  }

  @Test func `gradients flow through both sides of a residual`() throws {
    let body = [
      NamedLayer("conv", .conv2d(filters: 2, kernel: 3, stride: 2, padding: 1)),
      NamedLayer("bn", .batchNorm), NamedLayer("tanh", .activation(.tanh)),
    ]
    let shortcut = [NamedLayer("project", .conv2d(filters: 2, kernel: 1, stride: 2, bias: false))]
    let net = try network(
      [NamedLayer("block", .residual(body: body, shortcut: shortcut))], input: [1, 4, 4])
    try checkGradients(net, mode: .training(random: RandomSource(seed: 0)), "residual")
  }

  @Test(arguments: Join.allCases)
  func `gradients flow through parallel branches`(join: Join) throws {
    let branches = [
      [NamedLayer("a", .conv2d(filters: 2, kernel: 1))],
      [
        NamedLayer("b", .conv2d(filters: 2, kernel: 3, padding: 1)),
        NamedLayer("act", .activation(.sigmoid)),
      ],
    ]
    let net = try network(
      [NamedLayer("both", .parallel(branches: branches, join: join))], input: [1, 3, 3])
    #expect(try net.architecture.outputShape() == (join == .concat ? [4, 3, 3] : [2, 3, 3]))
    try checkGradients(net, join.rawValue)
  }

  @Test(arguments: SpatialAxis.allCases)
  func `shared layers have one set of weights for all parts`(axis: SpatialAxis) throws {
    let body = [NamedLayer("conv", .conv2d(filters: 2, kernel: 2))]
    let net = try network(
      [NamedLayer("halves", .shared(parts: 2, axis: axis, body: body))], input: [1, 4, 4])
    #expect(net.parameterCount == 10)
    #expect(try net.architecture.outputShape() == (axis == .height ? [4, 1, 3] : [4, 3, 1]))
    try checkGradients(net, axis.rawValue)
  }

  @Test func `repeated layers have weights of their own`() throws {
    let body = [
      NamedLayer("conv", .conv1d(filters: 2, kernel: 3, padding: 1)),
      NamedLayer("act", .activation(.tanh)),
    ]
    let net = try network([NamedLayer("deep", .repeated(times: 3, body: body))], input: [2, 4])
    #expect(
      net.specs.map(\.name).filter { $0.hasSuffix("weight") }
        == ["deep.0.conv.weight", "deep.1.conv.weight", "deep.2.conv.weight"])
    try checkGradients(net, "repeat")
  }

  @Test func `LeNet-5 gives ten logits and a gradient for every parameter`() throws {
    let architecture = try #require(Architecture.named("lenet5"))
    let net = try Network(architecture, initialiser: .he(), seed: 1)
    let pass = try net.forward(Tensor.made([1, 1, 32, 32], seed: 2))
    #expect(pass.output.shape == [1, 10])
    #expect(pass.activations["C5"]?.shape == [1, 120, 1, 1])
    let gradient = pass.pullback(Tensor([1, 10], repeating: 1))
    #expect(gradient.dParameters.count == net.specs.count)
  }

  @Test func `the same seed gives the same network, another one another`() throws {
    let layers = [NamedLayer("fc", .linear(outputs: 3))]
    let one = try network(layers, input: [4], seed: 1)
    #expect(try network(layers, input: [4], seed: 1) == one)
    #expect(try network(layers, input: [4], seed: 2) != one)
  }

  @Test func `a batch of other images is refused`() throws {
    let net = try network([NamedLayer("fc", .linear(outputs: 3))], input: [4])
    let error = #expect(throws: ShapeError.self) { try net.forward(Tensor([2, 5])) }
    #expect(
      error?.description
        == "expected a batch [N, 4], got [2, 5]. Give images of the size that the network reads, "
        + "batch axis first.")
  }

  @Test func `parameters that do not belong are named`() throws {
    let architecture = Architecture(input: [2], layers: [NamedLayer("fc", .linear(outputs: 1))])
    let weight = Tensor([1, 2])
    #expect(throws: NetworkError.missing("fc.bias")) {
      try Network(architecture, parameters: ["fc.weight": weight])
    }
    let all = ["fc.weight": weight, "fc.bias": Tensor([1])]
    let extra = all.merging(["fc.wieght": weight]) { old, _ in old }
    #expect(throws: NetworkError.unknown("fc.wieght", suggestion: "fc.weight")) {
      try Network(architecture, parameters: extra)
    }
    var network = try Network(architecture, parameters: all)
    let error = #expect(throws: NetworkError.self) {
      try network.set("fc.weight", to: Tensor([2, 1]))
    }
    #expect(
      error?.description
        == "parameter \"fc.weight\" is [2, 1], expected [1, 2]. Use weights of the same network.")
  }

  @Test func `dropout takes a given mask and draws the others`() throws {
    let layers = [NamedLayer("drop", .dropout(keepProbability: 0.5))]
    let net = try network(layers, input: [4])
    let x = Tensor([1, 4], [1, 2, 3, 4])
    let mask = Tensor([1, 4], [1, 0, 0, 1])
    let given = try net.forward(
      x, mode: .training(random: RandomSource(seed: 0), masks: ["drop": mask]))
    #expect(given.output.elements == [2, 0, 0, 8])
    let drawn = try net.forward(x, mode: .training(random: RandomSource(seed: 0)))
    #expect(zip(drawn.output.elements, x.elements).allSatisfy { $0 == 0 || $0 == 2 * $1 })
    #expect(try net.forward(x).output == x)
  }
}
