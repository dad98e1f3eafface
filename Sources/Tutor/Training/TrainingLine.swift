package import CNNEngine

/// One event of a run as one JSON object: every key is always there, null where there is no finite number.
package struct TrainingLine: Encodable, Hashable, Sendable {
  package enum Event: String, Encodable, Sendable {
    case start
    case step
    case epoch
    case diverged
    case finished
  }

  package var event: Event
  package var epoch: Int
  package var step: Int
  /// Mean cross-entropy in nats: of the batch, or of the epoch's batches.
  package var trainLoss: Double?
  package var validationLoss: Double?
  /// A share, from 0 to 1.
  package var validationError: Double?
  package var imagesPerSecond: Double?
  /// Of the last step.
  package var gradientNorm: Double?
  package var learningRate: Double?
  /// A layer each, at the end of an epoch and of the run.
  package var silentFilters: [SilentLine]?
  package var testLoss: Double?
  /// A share, from 0 to 1; only the last line has it.
  package var testError: Double?
  package var parameters: Int?
  package var seed: UInt64
  package var data: String

  private enum Key: String, CodingKey {
    case event, epoch, step, trainLoss, validationLoss, validationError, imagesPerSecond
    case gradientNorm, learningRate, silentFilters
    case testLoss, testError, parameters, seed, data
  }

  /// Written by hand because nil is to be null, which the compiler's own form leaves out.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(event, forKey: .event)
    try container.encode(epoch, forKey: .epoch)
    try container.encode(step, forKey: .step)
    try container.encode(trainLoss?.ifFinite, forKey: .trainLoss)
    try container.encode(validationLoss?.ifFinite, forKey: .validationLoss)
    try container.encode(validationError?.ifFinite, forKey: .validationError)
    try container.encode(imagesPerSecond?.ifFinite, forKey: .imagesPerSecond)
    try container.encode(gradientNorm?.ifFinite, forKey: .gradientNorm)
    try container.encode(learningRate?.ifFinite, forKey: .learningRate)
    try container.encode(silentFilters, forKey: .silentFilters)
    try container.encode(testLoss?.ifFinite, forKey: .testLoss)
    try container.encode(testError?.ifFinite, forKey: .testError)
    try container.encode(parameters, forKey: .parameters)
    try container.encode(seed, forKey: .seed)
    try container.encode(data, forKey: .data)
  }
}

/// The silent filters of a layer: those with no positive value on any of `images` images, and those silent for `steps`.
package struct SilentLine: Encodable, Hashable, Sendable {
  package var layer: String
  package var silent: Int
  package var dead: Int
  package var filters: Int
  package var images: Int
  package var steps: Int

  init(_ layer: SilentLayer) {
    self.layer = layer.layer
    silent = layer.silentCount
    dead = layer.deadCount
    filters = layer.filterCount
    images = layer.imageCount
    steps = SilenceWatch.deadSteps
  }
}

extension Double {
  fileprivate var ifFinite: Double? { isFinite ? self : nil }
}

extension TrainingState {
  /// The event that was taken in last, as a line of JSON says it.
  package func line(for event: TrainingEvent) -> TrainingLine {
    let kind: TrainingLine.Event =
      switch event {
      case .started: .start
      case .step: .step
      case .epoch: .epoch
      case .diverged: .diverged
      case .finished: .finished
      }
    var line = TrainingLine(
      event: kind, epoch: lastStep?.epoch ?? 0, step: lastStep?.step ?? 0,
      imagesPerSecond: speed.imagesPerSecond, parameters: start?.parameterCount, seed: plan.seed,
      data: dataName)
    switch event {
    case .started: break
    case .step(let step): line.trainLoss = step.trainLoss
    case .diverged(let step):
      line.trainLoss = step.trainLoss
      line.silentFilters = silence.layers.map(SilentLine.init)
    case .epoch, .finished:
      line.silentFilters = silence.layers.map(SilentLine.init)
      line.trainLoss = epochs.last?.trainLoss
      line.validationLoss = epochs.last?.validationLoss
      line.validationError = epochs.last?.validation.share
    }
    line.gradientNorm = lastStep?.gradientNorm
    line.learningRate = lastStep?.learningRate
    line.testLoss = outcome?.testLoss
    line.testError = outcome?.test.share
    return line
  }
}
