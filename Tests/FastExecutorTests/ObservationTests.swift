import CNNEngine
import Testing

/// What can be looked at while a run goes on.
struct ObservationTests {
  private static let images = NoiseImages(count: 40, imageShape: [1, 16, 16], classCount: 4)

  private func trainer(_ network: Network? = nil) throws -> Trainer {
    try Trainer(
      TrainingConfiguration(
        architecture: FastExecutorTests.lenet, batchSize: 16, threadCount: 1),
      data: TrainingData(
        training: Self.images, validation: Self.images, test: Self.images), network: network)
  }

  @Test func `filters that never fire are silent, with their numbers`() throws {
    var network = try trainer().network
    // Pixels are at least 0: with weights of 0 and bias -1 filter 1 of C1 and unit 4 of F5 stay below 0.
    let weights = try #require(network["C1.weight"])
    try network.set(
      "C1.weight",
      to: Tensor(
        weights.shape, weights.elements.enumerated().map { $0 / 9 == 1 ? 0 : abs($1) }))
    try network.set("C1.bias", to: Tensor([3], [0, -1, 0]))
    let silent = try trainer(network).silentFilters(on: Self.images, imageCount: 40)
    let first = try #require(silent.first)
    #expect(silent.map(\.layer) == ["C1", "C3", "F5"])
    #expect(
      first == SilentFilters(layer: "C1", silent: [1], filterCount: 3, imageCount: 40))
  }

  @Test func `silence agrees with the readable executor`() throws {
    let trainer = try trainer()
    for _ in 0..<4 { _ = trainer.next() }
    let pass = try trainer.network.forward(Self.images.batch(0..<40))
    for report in trainer.silentFilters(on: Self.images, imageCount: 100) {
      let output = try #require(pass.activations["r" + report.layer.suffix(1)])
      let positions = output.shape.elementCount / 40 / report.filterCount
      let silent = (0..<report.filterCount).filter { filter in
        (0..<40).allSatisfy { image in
          let first = (image * report.filterCount + filter) * positions
          return output.elements[first..<first + positions].allSatisfy { $0 <= 0 }
        }
      }
      #expect(report.silent == silent)
      #expect(report.imageCount == 40)
    }
  }

  @Test func `the activations of an image have the shapes of the layers`() throws {
    let activations = try trainer().activations(ofImage: 3, in: Self.images)
    #expect(activations["C1"]?.shape == [3, 14, 14])
    #expect(activations["S4"]?.shape == [5, 2, 2])
    #expect(activations["out"]?.shape == [4])
  }
}
