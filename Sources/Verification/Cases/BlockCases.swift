internal import CNNEngine

extension ReferenceCase {
  /// Two 3x3 convolutions with batch norm beside the input or its projection.
  func residualBlock(_ check: inout CaseCheck) throws {
    let stride = try integer("stride")
    let w1 = try batch("w1")
    let filters = w1.shape[0]
    let norm = Layer.normalization(Normalization(kind: .batch, epsilon: try real("eps")))
    let body = [
      NamedLayer(
        "conv1", .conv2d(filters: filters, kernel: 3, stride: stride, padding: 1, bias: false)),
      NamedLayer("bn1", norm), NamedLayer("relu", .relu),
      NamedLayer("conv2", .conv2d(filters: filters, kernel: 3, padding: 1, bias: false)),
      NamedLayer("bn2", norm),
    ]
    var names = [
      "w1": "block.conv1.weight", "g1": "block.bn1.weight", "b1": "block.bn1.bias",
      "w2": "block.conv2.weight", "g2": "block.bn2.weight", "b2": "block.bn2.bias",
    ]
    var shortcut: [NamedLayer] = []
    if inputNames.contains("wp") {
      shortcut = [
        NamedLayer("project", .conv2d(filters: filters, kernel: 1, stride: stride, bias: false)),
        NamedLayer("bnp", norm),
      ]
      names["wp"] = "block.project.weight"
      names["gp"] = "block.bnp.weight"
      names["bp"] = "block.bnp.bias"
    }
    try compareNetwork(
      [
        NamedLayer("block", .residual(body: body, shortcut: shortcut)), NamedLayer("out", .relu),
      ], names, &check)
  }

  /// Four branches side by side, ReLU after each convolution.
  func inceptionModule(_ check: inout CaseCheck) throws {
    func relued(_ name: String, kernel: Int) throws -> [NamedLayer] {
      let filters = try batch("w_\(name)").shape[0]
      return [
        NamedLayer(name, .conv2d(filters: filters, kernel: kernel, padding: kernel / 2)),
        NamedLayer("\(name).relu", .relu),
      ]
    }
    let branches = [
      try relued("b1", kernel: 1),
      try relued("b2r", kernel: 1) + relued("b2", kernel: 3),
      try relued("b3r", kernel: 1) + relued("b3", kernel: 5),
      [NamedLayer("pool", .maxPool2d(size: 3, stride: 1, padding: 1))]
        + (try relued("b4", kernel: 1)),
    ]
    var names: [String: String] = [:]
    for name in ["b1", "b2r", "b2", "b3r", "b3", "b4"] {
      names["w_\(name)"] = "module.\(name).weight"
      names["c_\(name)"] = "module.\(name).bias"
    }
    try compareNetwork(
      [NamedLayer("module", .parallel(branches: branches, join: .concat))], names, &check)
  }

  /// Runs layers on `x` in training mode and compares output and every gradient.
  private func compareNetwork(
    _ layers: [NamedLayer], _ names: [String: String], _ check: inout CaseCheck
  ) throws {
    let x = try batch("x")
    let image = Shape(Swift.Array(x.shape.dimensions.dropFirst()))
    var parameters: [String: Tensor] = [:]
    for (input, name) in names { parameters[name] = try self.input(input) }
    let network = try Network(
      Architecture(input: image, layers: layers), parameters: parameters)
    let pass = try network.forward(x, mode: .training(random: RandomSource(seed: 0)))
    let order = names.keys.sorted()
    let forward = Forward(output: pass.output) { dOutput in
      let gradient = pass.pullback(dOutput)
      return LayerGradient(
        dInput: gradient.dInput,
        dParameters: order.compactMap { names[$0].flatMap { gradient.dParameters[$0] } })
    }
    try check.compare(self, forward, parameters: order)
  }
}
