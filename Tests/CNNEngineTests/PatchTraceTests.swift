import CNNEngine
import Testing

struct PatchTraceTests {
  private func graph(_ input: String, _ layers: String) throws -> SlidingGraph {
    try SlidingGraph(of: Architecture(input: input, shortForm: layers))
  }

  private func graph(named name: String) throws -> SlidingGraph {
    try SlidingGraph(of: try #require(Architecture.named(name)))
  }

  private func trace(_ unit: [Int], _ layer: String, in graph: SlidingGraph) throws -> PatchTrace {
    PatchTrace(unit: unit, stage: try #require(graph.index(of: layer)), in: graph)
  }

  @Test func `LeNet's patches are 5, 6, 14, 16 and 32`() throws {
    let sliding = try graph(named: "lenet5").stages.filter(\.slides)
    #expect(sliding.map(\.name) == ["C1", "S2", "C3", "S4", "C5"])
    #expect(sliding.map(\.field?.size) == [5, 6, 14, 16, 32])  // by hand: + (K-1) jump
    #expect(sliding.map { $0.added(axis: 0) } == [4, 1, 8, 2, 16])
  }

  @Test func `a piece of a picture is a place in the whole picture`() throws {
    let half = Layer.shared(parts: 2, axis: .height, body: [NamedLayer("p", .relu)])
    let windows = [SlidingWindow(size: 2, stride: 2), SlidingWindow(size: 1)]
    let other = Layer.convolution(Convolution(filters: 1, windows: windows))
    let both = Layer.parallel(
      branches: [[NamedLayer("half", half)], [NamedLayer("c", other)]], join: .concat)
    let graph = try SlidingGraph(
      of: Architecture(input: [1, 8, 8], layers: [NamedLayer("both", both)]))
    let last = graph.stages.count - 1
    let patch = PatchTrace(unit: [3, 0], stage: last, in: graph)
    #expect(patch.input.places.contains(row: 3, column: 0))
    #expect(patch.input.places.contains(row: 7, column: 0))
    #expect(!patch.input.places.contains(row: 4, column: 0))
  }

  @Test func `a fully connected layer reads every place, and so do those behind it`() throws {
    let graph = try graph("1x13x13", "conv 3@4x4 | relu | maxpool 2 | fc 4 | fc 2")
    let first = try #require(graph.stages.first { $0.kind == .linear })
    #expect(first.windows.map(\.size) == [5, 5])
    #expect(first.outputSizes == [1, 1])
    #expect(first.field?.size == 13)  // by hand: 5 + 4·2
    let last = try #require(graph.stages.last)
    #expect(!last.slides)
    #expect(last.field?.size == 13)
    let trace = PatchTrace(unit: [0, 0], stage: graph.stages.count - 1, in: graph)
    #expect(trace.input.axes.map(\.litCount) == [13, 13])
  }

  @Test func `a residual block sees what the wider of its two branches sees`() throws {
    let graph = try graph(named: "resnet18")
    let block = try #require(graph.index(of: "layer1.0"))
    #expect(graph.stages[block].sources.count == 2)
    #expect(graph.stages[block].field?.size == 27)  // by hand: 11 + 2·4 + 2·4
    let trace = PatchTrace(unit: [20, 20], stage: block, in: graph)
    #expect(trace.input.axes.map(\.range.count) == [27, 27])
    let way = graph.widestWay(to: block).map { graph.stages[$0].name }
    #expect(way.contains("layer1.0.conv2"))
  }

  @Test func `three layers of three have 1 3 6 7 6 3 1 ways`() throws {
    let graph = try graph("1x7x7", "conv 1@3x3 | conv 1@3x3 | conv 1@3x3")
    let trace = try trace([0, 0], "conv3", in: graph)
    #expect(trace.input.axes[0].paths == [1, 3, 6, 7, 6, 3, 1])  // by hand
    #expect(trace.input.axes[1].pathCount == 27)
    #expect(graph.isSingleChain(to: 2))
    #expect(graph.stages[2].overlap(axis: 0) == 6)
  }

  @Test func `padding leads nowhere and the gaps of a dilation stay dark`() throws {
    let padded = try graph("1x5x5", "conv 1@3x3 p1 | conv 1@3x3 p1")
    let corner = try trace([0, 0], "conv2", in: padded).input.axes[0]
    #expect(corner.range == -2..<3)
    #expect(corner.paths == [0, 0, 2, 2, 1])  // by hand: from places 0 and 1
    let dilated = try graph("1x9", "conv 1@3 d2")
    #expect(try trace([1], "conv", in: dilated).input.axes[0].paths == [1, 0, 1, 0, 1])
  }

  /// The engine's table is the judge of the side, the trace of one unit that of the closed form.
  ///
  /// A network that reads a row of numbers has no places; it has no stages either.
  @Test(arguments: Architecture.names.filter { (Architecture.named($0)?.input.rank ?? 0) > 1 })
  func `every layer of every network agrees with the engine`(name: String) throws {
    let architecture = try #require(Architecture.named(name))
    let graph = try SlidingGraph(of: architecture)
    let placed = try architecture.placedLayers()
    #expect(graph.stages.map(\.name) == placed.map(\.name))
    for (index, stage) in graph.stages.enumerated() {
      if let told = placed[index].receptiveField, stage.kind != .flatten {
        #expect(stage.field == told)
      }
      // What passes each place on sees what the layer before it sees: one of both is enough.
      guard stage.slides || stage.isJoin else { continue }
      let unit = stage.outputSizes.map { $0 / 2 }
      let seen = PatchTrace(unit: unit, stage: index, in: graph).input.axes
      let field = try #require(stage.field)
      for axis in seen.indices {
        #expect(seen[axis].range.count == field.axes[axis].size)
        let centre = field.axes[axis].firstCentre + Double(unit[axis] * field.axes[axis].jump)
        #expect(Double(seen[axis].range.lowerBound + seen[axis].range.upperBound) / 2 == centre)
      }
    }
  }

  /// With every weight 1 the slope of a unit by an input is the number of ways between them.
  @Test func `lit places and ways are those along which slopes flow`() throws {
    let branches: [[NamedLayer]] = [
      try layers("conv 1@1x3 p0x1 nobias"), try layers("conv 1@3x1 p1x0 s1 nobias"),
      try layers("conv 1@1x1 nobias"),
    ].enumerated().map { index, layers in
      layers.map { NamedLayer("\(index).\($0.name)", $0.layer) }
    }
    let crossed = NamedLayer("crossed", .parallel(branches: branches, join: .add))
    let residual = NamedLayer(
      "block",
      .residual(
        body: try layers("conv 1@3x3 d2 p2 nobias | conv 1@3x3 p1 nobias"), shortcut: []))
    let architecture = Architecture(
      input: Shape([1, 11, 9]),
      layers: [crossed, residual]
        + (try layers("conv 1@3x3 s2 nobias | convtranspose 1@3x3 s2 nobias")))
    try expectWays(architecture, unit: [4, 3])
    try expectWays(architecture, unit: [0, 8])
  }

  private func layers(_ text: String) throws -> [NamedLayer] {
    try Architecture(input: "1x9x9", shortForm: text).layers
  }

  private func expectWays(_ architecture: Architecture, unit: [Int]) throws {
    var network = try Network(architecture, initialiser: .he(), seed: 1)
    for spec in network.specs {
      try network.set(spec.name, to: Tensor(spec.shape, repeating: 1))
    }
    let output = try architecture.outputShape()
    let input = architecture.input
    let pass = try network.forward(Tensor(Shape([1] + input.dimensions), repeating: 1))
    var slope = Tensor(Shape([1] + output.dimensions))
    slope.elements[unit[0] * output[2] + unit[1]] = 1
    let ways = pass.pullback(slope).dInput.elements
    let graph = try SlidingGraph(of: architecture)
    let trace = PatchTrace(unit: unit, stage: graph.stages.count - 1, in: graph)
    for row in 0..<input[1] {
      for column in 0..<input[2] {
        #expect(
          trace.input.places.contains(row: row, column: column)
            == (ways[row * input[2] + column] > 0), "row \(row), column \(column)")
      }
    }
  }
}
