import CNNEngine
import Testing

/// Layers that stand alone, wait for each other, or have no loops of their own.
struct LayerPlanTests {
  private func judge(
    _ input: Shape, _ layers: [Layer], batchSize: Int = 19, rule: Optimiser.Rule = .sgd(rate: 1)
  ) throws {
    let named = layers.enumerated().map { NamedLayer("layer\($0)", $1) }
    for instructionSet in InstructionSet.available {
      try Judge(
        architecture: Architecture(input: input, layers: named), rule: rule, batchSize: batchSize,
        imageCount: batchSize + 5, instructionSet: instructionSet, threadCount: 2
      ).compare()
    }
  }

  private func executions(_ input: Shape, _ layers: [Layer]) throws -> [LayerExecution] {
    let named = layers.enumerated().map { NamedLayer("layer\($0)", $1) }
    return try Architecture(input: input, layers: named).plannedLayers().map(\.execution)
  }

  @Test func `weights too many for a core's cache are worked on by all threads`() throws {
    try judge([400], [.linear(outputs: 370), .relu, .linear(outputs: 3)], batchSize: 9)
  }

  @Test func `a convolution over the whole input is a fully connected layer`() throws {
    try judge(
      [2, 5, 4],
      [
        .convolution(
          Convolution(
            filters: 6, windows: [SlidingWindow(size: 5), SlidingWindow(size: 4)])),
        .activation(.tanh), .flatten, .linear(outputs: 3),
      ])
  }

  @Test func `kernels wider than a tile are taken in parts`() throws {
    try judge([1, 14, 19], [.conv2d(filters: 2, kernel: 8), .relu, .flatten, .linear(outputs: 3)])
    try judge(
      [1, 13, 13],
      [.conv2d(filters: 3, kernel: 8), .maxPool2d(size: 2), .flatten, .linear(outputs: 3)])
  }

  @Test func `layers without loops of their own are done by the readable executor`() throws {
    let block = Layer.residual(
      body: [
        NamedLayer("a", .conv2d(filters: 2, kernel: 3, padding: 1)), NamedLayer("n", .batchNorm),
      ], shortcut: [])
    try judge(
      [1, 6, 6],
      [.conv2d(filters: 2, kernel: 3, padding: 1), .relu, block, .flatten, .linear(outputs: 3)],
      batchSize: 6)
    let mirrored = SlidingWindow(size: 3, padding: 1)
    try judge(
      [1, 6, 6],
      [
        .convolution(
          Convolution(filters: 2, windows: [mirrored, mirrored], paddingMode: .reflect)),
        .normalization(Normalization(kind: .layer)), .activation(.leakyRelu(slope: -0.5)), .flatten,
        .linear(outputs: 3),
      ], batchSize: 6)
  }

  @Test func `momentum, weight decay, Nesterov and Adam follow the readable optimiser`() throws {
    let layers: [Layer] = [
      .conv2d(filters: 2, kernel: 3), .relu, .flatten, .linear(outputs: 5), .relu,
      .linear(outputs: 3),
    ]
    let rules: [Optimiser.Rule] = [
      .sgd(rate: 0.5, momentum: 0.9), .sgd(rate: 0.5, weightDecay: 0.1),
      .sgd(rate: 0.5, momentum: 0.9, weightDecay: 0.1, isNesterov: true), .adam(rate: 0.01),
      .adam(rate: 0.01, weightDecay: 0.1),
    ]
    for rule in rules { try judge([1, 5, 5], layers, batchSize: 8, rule: rule) }
  }

  @Test func `the plan says how each layer is done`() throws {
    #expect(
      try executions(
        [1, 8, 8],
        [
          .conv2d(filters: 2, kernel: 3), .relu, .maxPool2d(size: 2), .flatten,
          .linear(outputs: 3), .activation(.softmax),
        ])
        == [
          .fast, .fused(with: "layer0"), .fused(with: "layer0"), .free, .fast, .free,
        ])
  }

  @Test func `a pool with overlapping windows stands alone, a softmax inside is read slowly`()
    throws
  {
    #expect(
      try executions(
        [1, 8, 8],
        [
          .conv2d(filters: 2, kernel: 3), .maxPool2d(size: 3, stride: 2), .activation(.softmax),
          .relu,
        ])
        == [
          .fast, .fast, .readable(reason: "looks at all channels of a position"), .fast,
        ])
  }
}
