import CNNEngine
import Testing

struct PatchTraceTests {
  private func chain(_ input: String, _ layers: String) throws -> SlidingChain {
    try SlidingChain(of: Architecture(input: input, shortForm: layers))
  }

  @Test func `LeNet's patches are 5, 6, 14, 16 and 32`() throws {
    let lenet = try #require(Architecture.named("lenet5"))
    let chain = try SlidingChain(of: lenet)
    #expect(chain.stages.map(\.name) == ["C1", "S2", "C3", "S4", "C5"])
    #expect(chain.stages.map(\.field.size) == [5, 6, 14, 16, 32])  // by hand: + (K-1) jump
    #expect(chain.stages.map { $0.added(axis: 0) } == [4, 1, 8, 2, 16])
    #expect(chain.branching == nil)
  }

  @Test func `a fully connected layer reads every place`() throws {
    let chain = try chain("1x13x13", "conv 3@4x4 | relu | maxpool 2 | fc 4")
    #expect(chain.stages.count == 3)
    #expect(chain.stages[2].windows.map(\.size) == [5, 5])
    #expect(chain.stages[2].outputSizes == [1, 1])
    #expect(chain.stages[2].field.size == 13)  // by hand: 5 + 4·2
  }

  @Test func `the chain ends where the network branches`() throws {
    let resnet = try #require(Architecture.named("resnet18"))
    let chain = try SlidingChain(of: resnet)
    #expect(chain.stages.count == 2)
    #expect(chain.branching != nil)
  }

  @Test func `three layers of three have 1 3 6 7 6 3 1 ways`() throws {
    let chain = try chain("1x7x7", "conv 1@3x3 | conv 1@3x3 | conv 1@3x3")
    let trace = PatchTrace(unit: [0, 0], stage: 2, in: chain)
    #expect(trace.steps.map { $0[0].paths }.last == [1, 3, 6, 7, 6, 3, 1])  // by hand
    #expect(trace.steps.last?[1].pathCount == 27)
    #expect(chain.hasOneChannel)
    #expect(chain.stages[2].overlap(axis: 0) == 6)
  }

  @Test func `padding leads nowhere and the gaps of a dilation stay dark`() throws {
    let padded = try chain("1x5x5", "conv 1@3x3 p1 | conv 1@3x3 p1")
    let corner = PatchTrace(unit: [0, 0], stage: 1, in: padded)
    #expect(corner.steps.last?[0].range == -2..<3)
    #expect(corner.steps.last?[0].paths == [0, 0, 2, 2, 1])  // by hand: from places 0 and 1
    let dilated = try chain("1x9", "conv 1@3 d2")
    #expect(PatchTrace(unit: [1], stage: 0, in: dilated).steps[1][0].paths == [1, 0, 1, 0, 1])
  }

  @Test func `the patch agrees with the closed form everywhere`() throws {
    for name in ["lenet5", "vgg16", "alexnet_torchvision"] {
      let chain = try SlidingChain(of: try #require(Architecture.named(name)))
      for (index, stage) in chain.stages.enumerated() {
        let unit = stage.outputSizes.map { $0 / 2 }
        let axis = try #require(
          PatchTrace(unit: unit, stage: index, in: chain).steps.last?[0])
        #expect(axis.range.count == stage.field.size)
        let field = stage.field.axes[0]
        let centre = field.firstCentre + Double(unit[0] * field.jump)
        #expect(Double(axis.range.lowerBound + axis.range.upperBound) / 2 == centre)
      }
    }
  }
}
