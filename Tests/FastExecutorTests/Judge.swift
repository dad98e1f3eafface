import CNNEngine
import Testing

/// The readable executor as the judge of the fast one: both make the same steps.
struct Judge {
  var architecture: Architecture
  var rule = Optimiser.Rule.sgd(rate: 1)
  var batchSize: Int
  var imageCount: Int
  var instructionSet = InstructionSet.best
  var threadCount = 1

  /// Largest difference of any number, relative to the largest of its tensor.
  static let tolerance = 1e-5
  /// What may be left of sums that cancel out, such as the slope of a bias before batch norm.
  static let floor = 1e-6

  /// Makes an epoch with both and compares losses, parameters and statistics after each step.
  func compare(stepLimit: Int = 2, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    let classCount = try architecture.outputShape().elementCount
    let images = NoiseImages(
      count: imageCount, imageShape: architecture.input, classCount: classCount)
    let configuration = TrainingConfiguration(
      architecture: architecture, initialiser: .pytorch, rule: rule, batchSize: batchSize,
      epochCount: 1, threadCount: threadCount, isShuffled: false)
    let trainer = try Trainer(
      configuration, data: TrainingData(training: images, validation: images, test: images),
      instructionSet: instructionSet)
    var network = trainer.network
    var optimiser = Optimiser(rule)
    _ = trainer.next()
    for step in 0..<stepLimit {
      guard case .step(let report)? = trainer.next() else { break }
      let first = step * batchSize
      let loss = try readableStep(
        &network, &optimiser, images, first..<min(first + batchSize, imageCount))
      #expect(
        isClose(report.trainLoss, loss, scale: 1), "loss of step \(step)",
        sourceLocation: sourceLocation)
      try compare(trainer.network, network, step, sourceLocation)
      // From here both go on from the same numbers, or small differences would grow.
      network = trainer.network
    }
    try compareEvaluation(trainer, images, sourceLocation)
  }

  private func readableStep(
    _ network: inout Network, _ optimiser: inout Optimiser, _ images: NoiseImages,
    _ range: Range<Int>
  ) throws -> Double {
    let pass = try network.forward(
      images.batch(range), mode: .training(random: RandomSource(seed: 1)))
    let loss = try Loss.crossEntropy(logits: pass.output, classes: range.map(images.label))
    let gradient = pass.pullback(loss.dOutput)
    try network.update(statistics: pass.statistics)
    optimiser.update(&network, gradients: gradient.dParameters)
    return loss.scalar
  }

  private func compare(
    _ fast: Network, _ readable: Network, _ step: Int, _ sourceLocation: SourceLocation
  ) throws {
    for spec in readable.specs {
      try compare(
        fast[spec.name], readable[spec.name], "\(spec.name) after step \(step)", sourceLocation)
    }
    for name in readable.statistics.keys {
      try compare(fast.statistics[name], readable.statistics[name], name, sourceLocation)
    }
  }

  private func compare(
    _ fast: Tensor?, _ readable: Tensor?, _ what: String, _ sourceLocation: SourceLocation
  ) throws {
    let fast = try #require(fast, sourceLocation: sourceLocation)
    let readable = try #require(readable, sourceLocation: sourceLocation)
    let scale = readable.elements.map(abs).max() ?? 0
    let worst = zip(fast.elements, readable.elements).map { abs($0 - $1) }.max() ?? 0
    #expect(
      worst <= Self.tolerance * scale + Self.floor,
      "\(what) on \(instructionSet): \(worst) of \(scale)",
      sourceLocation: sourceLocation)
  }

  private func compareEvaluation(
    _ trainer: Trainer, _ images: NoiseImages, _ sourceLocation: SourceLocation
  ) throws {
    let result = trainer.evaluate(images)
    let pass = try trainer.network.forward(images.batch(0..<imageCount))
    let loss = try Loss.crossEntropy(
      logits: pass.output, classes: (0..<imageCount).map(images.label))
    #expect(
      isClose(result.loss, loss.scalar, scale: 1), "evaluation", sourceLocation: sourceLocation)
    #expect(result.predictions.count == imageCount, sourceLocation: sourceLocation)
  }

  private func isClose(_ a: Double, _ b: Double, scale: Double) -> Bool {
    abs(a - b) <= Self.tolerance * max(scale, abs(b))
  }
}
