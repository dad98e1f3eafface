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

  @Test(arguments: [
    Optimiser.Rule.sgd(rate: 0.1), .sgd(rate: 0.1, momentum: 0.9), .adam(rate: 0.01),
  ])
  func `a run that went back to a mark makes the same steps again`(rule: Optimiser.Rule) throws {
    let trainer = try Trainer(
      TrainingConfiguration(
        architecture: FastExecutorTests.lenet, rule: rule, batchSize: 16, threadCount: 1),
      data: TrainingData(training: Self.images, validation: Self.images, test: Self.images))
    func losses() -> [Double] {
      (0..<7).compactMap { _ in
        if case .step(let step) = trainer.next() { step.trainLoss } else { nil }
      }
    }
    _ = losses()
    let mark = trainer.mark
    let first = losses()
    trainer.go(to: mark)
    // 7 events from the middle of one epoch to that of a later one.
    #expect(first.count == 5)
    #expect(losses() == first)
  }

  @Test func `a step is the gradient times the rate, parameter by parameter`() throws {
    let trainer = try Trainer(
      TrainingConfiguration(
        architecture: FastExecutorTests.lenet, rule: .sgd(rate: 0.5), batchSize: 16,
        threadCount: 1, measuresGradientNorm: true),
      data: TrainingData(training: Self.images, validation: Self.images, test: Self.images))
    _ = trainer.next()
    let mark = trainer.mark
    guard case .step(let step) = trainer.next() else {
      Issue.record("the first event after the start is a step")
      return
    }
    let parts = trainer.parameterSteps(since: mark)
    #expect(parts.map(\.name) == trainer.network.specs.map(\.name))
    let total = parts.reduce(0) { $0 + $1.gradientNorm * $1.gradientNorm }.squareRoot()
    #expect(abs(total - (step.gradientNorm ?? 0)) < 1e-9 * total)
    for part in parts {
      #expect(abs(part.updateNorm - 0.5 * part.gradientNorm) < 1e-4 * part.gradientNorm)
    }
  }

  @Test func `silent filters are looked at every so many steps and after each epoch`() throws {
    let trainer = try Trainer(
      TrainingConfiguration(
        architecture: FastExecutorTests.lenet, batchSize: 16, epochCount: 2, threadCount: 1,
        silenceInterval: 2),
      data: TrainingData(training: Self.images, validation: Self.images, test: Self.images))
    let looks = trainer.compactMap { event -> String? in
      switch event {
      case .step(let step): step.silentFilters.isEmpty ? nil : "step \(step.step)"
      case .epoch(let epoch): epoch.silentFilters.isEmpty ? nil : "epoch \(epoch.epoch)"
      case .started, .diverged, .finished: nil
      }
    }
    #expect(looks == ["step 2", "epoch 1", "step 4", "step 6", "epoch 2"])
  }
}
