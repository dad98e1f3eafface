import CNNEngine
import Testing

struct FastExecutorTests {
  static let lenet = Architecture(
    input: [1, 16, 16],
    layers: [
      NamedLayer("C1", .conv2d(filters: 3, kernel: 3)), NamedLayer("r1", .relu),
      NamedLayer("S2", .maxPool2d(size: 2)),
      NamedLayer("C3", .conv2d(filters: 5, kernel: 4)), NamedLayer("r3", .relu),
      NamedLayer("S4", .maxPool2d(size: 2)), NamedLayer("flat", .flatten),
      NamedLayer("F5", .linear(outputs: 7)), NamedLayer("r5", .relu),
      NamedLayer("out", .linear(outputs: 4)),
    ])

  @Test(arguments: InstructionSet.available.map(\.name), [1, 5, 16, 23])
  func `a small LeNet makes the steps of the readable executor`(
    instructionSet: String, batchSize: Int
  ) throws {
    try Judge(
      architecture: Self.lenet, batchSize: batchSize, imageCount: batchSize + 3,
      instructionSet: try #require(InstructionSet.named(instructionSet))
    ).compare()
  }

  @Test(arguments: InstructionSet.available.map(\.name), 0..<60)
  func `networks drawn at random make the steps of the readable executor`(
    instructionSet: String, seed: Int
  ) throws {
    var random = RandomSource(seed: UInt64(seed), stream: 1)
    let batchSize = Int.random(in: 2...40, using: &random)
    try Judge(
      architecture: RandomArchitecture.make(seed: UInt64(seed)), batchSize: batchSize,
      imageCount: batchSize, instructionSet: try #require(InstructionSet.named(instructionSet)),
      threadCount: 2
    ).compare(stepLimit: 1)
  }

  @Test(arguments: InstructionSet.available.map(\.name), 0..<40)
  func `an image that is read alone gives what the readable executor gives`(
    instructionSet: String, seed: Int
  ) throws {
    try Judge(
      architecture: RandomArchitecture.make(seed: UInt64(seed)), batchSize: 1, imageCount: 1,
      instructionSet: try #require(InstructionSet.named(instructionSet))
    ).compare(stepLimit: 0)
  }

  @Test(arguments: InstructionSet.available.map(\.name))
  func `an image alone goes through wide layers and tall pictures`(instructionSet: String) throws {
    let layers: [Layer] = [
      .conv2d(filters: 3, kernel: 3, stride: 2, padding: 1), .relu, .flatten,
      .linear(outputs: 370), .relu, .linear(outputs: 5),
    ]
    try Judge(
      architecture: Architecture(
        input: [2, 43, 9],
        layers: layers.enumerated().map { NamedLayer("layer\($0.offset)", $0.element) }),
      batchSize: 1, imageCount: 1,
      instructionSet: try #require(InstructionSet.named(instructionSet))
    ).compare(stepLimit: 0)
  }
}
