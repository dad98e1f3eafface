import CNNEngine
import Testing

struct NetworkSummaryTests {
  /// Exercise 10.1, all numbers by hand.
  private func exercise() throws -> NetworkSummary {
    try NetworkSummary(
      of: Architecture(
        input: [1, 13, 13],
        layers: [
          NamedLayer("conv", .conv2d(filters: 3, kernel: 4, bias: false)),
          NamedLayer("relu", .relu), NamedLayer("pool", .maxPool2d(size: 2)),
          NamedLayer("flat", .flatten), NamedLayer("fc", .linear(outputs: 4, bias: false)),
        ]))
  }

  @Test func `exercise 10.1 has 48 and 300 parameters and 5100 multiply-adds`() throws {
    let summary = try exercise()
    #expect(summary.rows.map(\.parameters) == [48, 0, 0, 0, 300])
    #expect(summary.rows.map(\.multiplyAdds) == [4800, 0, 0, 0, 300])
    #expect(summary.rows.map(\.units) == [300, 300, 75, 75, 4])
    #expect(summary.multiplyAdds == 5100)
    #expect(summary.row(named: "pool")?.receptiveField?.size == 5)
    #expect(summary.row(named: "fc")?.receptiveField == nil)
  }

  @Test func `each number comes with its formula`() throws {
    let row = try #require(try exercise().row(named: "conv"))
    #expect(row.given == "3 filters 4x4, no padding, no bias")
    #expect(row.formulas.parameters.description == "F·C·K·K = 3·1·4·4 = 48")
    #expect(row.formulas.multiplyAdds.description == "H'·W'·F·C·K·K = 10·10·3·1·4·4 = 4800")
    #expect(
      row.formulas.outputShape[1].description
        == "floor((H + 2P - d(K-1) - 1)/s) + 1 = floor((13 + 2·0 - 1·(4-1) - 1)/1) + 1 = 10")
    #expect(row.formulas.receptiveField[0].description == "r + (K-1)·d·j = 1 + (4-1)·1·1 = 4")
    #expect(row.formulas.biases == NumberFormula("0", "0", 0))
  }

  @Test func `biases, groups and asymmetric padding stand in the formulas`() throws {
    let window = SlidingWindow(size: 4, stride: 2, paddingBefore: 1, paddingAfter: 2)
    let layer = Convolution(filters: 6, windows: [window, window], groups: 2)
    let summary = try NetworkSummary(
      of: Architecture(input: [4, 8, 8], layers: [NamedLayer("c", .convolution(layer))]))
    let formulas = summary.rows[0].formulas
    #expect(formulas.parameters.description == "F·(C/g)·K·K + F = 6·(4/2)·4·4 + 6 = 198")
    #expect(
      formulas.outputShape[1].numbers == "floor((8 + 1 + 2 - 1·(4-1) - 1)/2) + 1")
    #expect(summary.rows[0].given == "6 filters 4x4, stride 2, padding 1+2, 2 groups")
  }

  /// The value of every formula is the number that the layers themselves give.
  @Test(arguments: Architecture.names)
  func `formulas agree with shapes and parameters`(name: String) throws {
    let architecture = try #require(Architecture.named(name))
    for (row, placed) in zip(
      try NetworkSummary(of: architecture).rows, try architecture.placedLayers())
    {
      #expect(row.formulas.outputShape.map(\.value) == placed.output.dimensions, "\(row.name)")
      let count = try placed.parameterSpecs().reduce(0) { $0 + $1.shape.elementCount }
      #expect(row.parameters == count, "\(row.name)")
      let sizes = placed.receptiveField?.axes.map(\.size) ?? []
      #expect(row.formulas.receptiveField.map(\.value) == sizes, "\(row.name)")
    }
  }

  @Test func `LeNet-5 makes 416,520 multiply-adds and sees 32 pixels`() throws {
    let summary = try NetworkSummary(of: try #require(Architecture.named("lenet5")))
    #expect(summary.multiplyAdds == 416_520)
    #expect(summary.row(named: "S4")?.receptiveField?.size == 16)
    let last = try #require(summary.row(named: "C5")?.receptiveField?.axes[0])
    #expect(last == .init(size: 32, jump: 4, firstCentre: 16))
  }

  @Test func `a composite's parts are rows, and its own row is the join`() throws {
    let summary = try NetworkSummary(of: try #require(Architecture.named("resnet18")))
    let block = summary.rows(within: "layer2.0")
    #expect(block.reduce(0) { $0 + $1.parameters } == 230_144)
    #expect(summary.row(named: "layer2.0")?.receptiveField?.size == 67)
    #expect(summary.row(named: "layer2.0.downsample.0")?.outputShape == [128, 28, 28])
  }

  @Test func `a shared layer counts its weights once and its work for each part`() throws {
    let body = [NamedLayer("conv", .conv2d(filters: 2, kernel: 3))]
    let summary = try NetworkSummary(
      of: Architecture(
        input: [1, 8, 4],
        layers: [NamedLayer("halves", .shared(parts: 2, axis: .height, body: body))]))
    #expect(summary.parameters == 20)
    #expect(summary.rows[0].multiplyAdds == 2 * 2 * 2 * 2 * 9)
    #expect(summary.rows[0].copies == 2)
    #expect(summary.rows[1].outputShape == [4, 2, 2])
    #expect(summary.activations == 16)
  }
}
