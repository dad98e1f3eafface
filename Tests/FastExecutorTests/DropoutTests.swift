import CNNEngine
import RealModule
import Testing

struct DropoutTests {
  private static let images = NoiseImages(count: 40, imageShape: [1, 9, 9], classCount: 3)

  private func trainer(keep: Double, threadCount: Int = 1) throws -> Trainer {
    let architecture = Architecture(
      input: [1, 9, 9],
      layers: [
        NamedLayer("drop", .dropout(keepProbability: keep)),
        NamedLayer("conv", .conv2d(filters: 3, kernel: 3, padding: 1)), NamedLayer("r", .relu),
        NamedLayer("drop2", .dropout(keepProbability: keep)), NamedLayer("flat", .flatten),
        NamedLayer("out", .linear(outputs: 3)),
      ])
    return try Trainer(
      TrainingConfiguration(
        architecture: architecture, batchSize: 20, epochCount: 3, threadCount: threadCount),
      data: TrainingData(
        training: Self.images, validation: Self.images, test: Self.images))
  }

  private func losses(_ trainer: Trainer) -> [Double] {
    trainer.compactMap { if case .step(let step) = $0 { step.trainLoss } else { nil } }
  }

  @Test func `the same seed drops the same elements for any number of threads`() throws {
    #expect(try losses(trainer(keep: 0.6)) == losses(trainer(keep: 0.6, threadCount: 2)))
    #expect(try losses(trainer(keep: 0.6)) != losses(trainer(keep: 1)))
  }

  @Test func `nothing is dropped in evaluation`() throws {
    let dropping = try trainer(keep: 0.3)
    let keeping = try trainer(keep: 1)
    #expect(dropping.evaluate(Self.images) == keeping.evaluate(Self.images))
  }

  @Test(arguments: [0.2, 0.5, 0.9])
  func `the share that stays is the probability, scaled to the same sum`(keep: Double) throws {
    // One weight a class that adds up all elements of an image of ones: logits are the scaled sums.
    let count = 4096
    let ones = ConstantImages(count: 8, imageShape: [count], classCount: 2)
    let architecture = Architecture(
      input: [count],
      layers: [
        NamedLayer("drop", .dropout(keepProbability: keep)),
        NamedLayer("out", .linear(outputs: 2, bias: false)),
      ])
    let weights = Tensor([2, count], (0..<2 * count).map { $0 < count ? 1 / Double(count) : 0 })
    let network = try Network(architecture, parameters: ["out.weight": weights])
    let trainer = try Trainer(
      TrainingConfiguration(architecture: architecture, batchSize: 8, threadCount: 1),
      data: TrainingData(training: ones, validation: ones, test: ones), network: network)
    _ = trainer.next()
    guard case .step(let step)? = trainer.next() else { return }
    // Class 0 has logit s, the mean of the kept and scaled ones: loss = log(1 + exp(-s)).
    let mean = -Double.log(Double.exp(step.trainLoss) - 1)
    let deviation = ((1 - keep) / keep / Double(count)).squareRoot()
    #expect(abs(mean - 1) < 4 * deviation)
    #expect(mean != 1)
  }
}

/// Images of ones, all of class 0.
private struct ConstantImages: ImageSource {
  let name = "ones"
  var count: Int
  var imageShape: Shape
  var classCount: Int

  func label(at index: Int) -> Int { 0 }

  func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    pixels.update(repeating: 1)
  }
}
