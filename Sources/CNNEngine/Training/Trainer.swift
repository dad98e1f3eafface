import Workers

/// A training run as a plain iterator of events: each call of `next` does the work up to the next event.
///
/// It has no clock, and no thread but the workers that share out a step. The same configuration,
/// data and instruction set give the same losses bit for bit, whatever the number of threads.
///
///     let trainer = try Trainer(configuration, data: data)
///     while let event = trainer.next() { show(event) }
///
/// A class, because it owns the threads and the memory of the run. Not to be used from two threads
/// at once.
public final class Trainer: Sequence, IteratorProtocol {
  /// What was asked for.
  public let configuration: TrainingConfiguration
  /// How each layer is done.
  public let plannedLayers: [PlannedLayer]
  /// The learning rate of the next step; set it between steps, to a positive number.
  public var learningRate: Double {
    get { rule.rate }
    set {
      precondition(newValue.isFinite && newValue > 0, "a learning rate is a positive number")
      rule.rate = newValue
    }
  }

  private let data: TrainingData
  let executor: FastExecutor
  private let workers: Workers
  private let parameterCount: Int
  private var rule: Optimiser.Rule
  /// Where the run is.
  var progress: TrainerProgress
  /// The weights with the lowest validation loss, where they are to be kept.
  private var best: (loss: Double, network: Network)?

  /// Checks everything, draws the weights and lays out the memory; the first step is not yet made.
  ///
  /// - Parameters:
  ///   - configuration: What is trained, and how.
  ///   - data: The images.
  ///   - network: Weights to start from; nil draws them.
  ///   - instructionSet: The loops to use.
  /// - Throws: `TrainingError` when the run cannot begin.
  public init(
    _ configuration: TrainingConfiguration, data: TrainingData, network: Network? = nil,
    instructionSet: InstructionSet = .best
  ) throws(TrainingError) {
    try configuration.check(data)
    let plan: FastPlan
    let start: Network
    do throws(ShapeError) {
      plan = try FastPlan(
        configuration.architecture, batchCapacity: configuration.batchSize,
        instructionSet: instructionSet)
      if let network {
        start = network
      } else {
        start = try configuration.freshNetwork()
      }
    } catch {
      throw .shape(error)
    }
    guard start.architecture == configuration.architecture else { throw .otherNetwork }
    workers = Workers(count: configuration.threadCount ?? Workers.coreCount)
    guard let executor = FastExecutor(plan, workers: workers, source: data.training) else {
      throw .memory(batchSize: configuration.batchSize)
    }
    executor.load(start)
    self.configuration = configuration
    self.data = data
    self.executor = executor
    plannedLayers = plan.layers
    parameterCount = start.parameterCount
    rule = configuration.rule
    progress = TrainerProgress(order: Array(0..<data.training.count))
  }

  /// Does the work up to the next event; nil when the run is over.
  public func next() -> TrainingEvent? {
    switch progress.state {
    case .ready:
      progress.state = .training
      beginEpoch()
      return .started(start)
    case .training: return makeStep()
    case .epochEnd: return endEpoch()
    case .end:
      progress.state = .over
      if let best { executor.load(best.network) }
      let result = evaluate(data.test)
      cancel()
      return .finished(
        TrainingResult(
          testLoss: result.loss, predictions: result.predictions, labels: result.labels,
          losses: result.losses))
    case .over: return nil
    }
  }

  /// Ends the run and its threads at once; `network` and `evaluate` still work.
  public func cancel() {
    progress.state = .over
    workers.stop()
  }

  /// The network as it is now.
  public var network: Network {
    do {
      return try executor.network(configuration.architecture)
    } catch {
      preconditionFailure("a trained network fits its own architecture: \(error)")
    }
  }

  /// What the network makes of a set of images now, without learning.
  ///
  /// - Parameter source: Images of the shape of the training images.
  /// - Returns: Loss and predictions.
  public func evaluate(_ source: any ImageSource) -> Evaluation {
    executor.evaluate(source)
  }
}

extension Trainer {
  private var start: TrainingStart {
    let count = data.training.count
    let stepsPerEpoch = (count + configuration.batchSize - 1) / configuration.batchSize
    let stepCount = stepsPerEpoch * configuration.epochCount
    return TrainingStart(
      parameterCount: parameterCount, trainingCount: count,
      validationCount: data.validation.count, testCount: data.test.count,
      stepsPerEpoch: stepsPerEpoch,
      stepCount: Swift.min(stepCount, configuration.stepLimit ?? stepCount),
      dataName: data.training.name)
  }

  private func beginEpoch() {
    progress.epoch += 1
    progress.seenCount = 0
    progress.stepsOfEpoch = 0
    progress.lossSum = 0
    guard configuration.isShuffled else { return }
    var random = RandomSource(
      seed: configuration.seed, stream: RandomStream.shuffle(progress.epoch))
    progress.order.shuffle(using: &random)
  }

  private func makeStep() -> TrainingEvent {
    let end = Swift.min(progress.seenCount + configuration.batchSize, progress.order.count)
    progress.step += 1
    let loss = executor.train(
      on: progress.order[progress.seenCount..<end], of: data.training,
      settings: StepSettings(
        rule: ruleOfStep, step: progress.step, seed: configuration.seed,
        measuresGradientNorm: configuration.measuresGradientNorm))
    var report = TrainingStep(
      epoch: progress.epoch, step: progress.step, trainLoss: loss,
      imageCount: end - progress.seenCount,
      gradientNorm: configuration.measuresGradientNorm ? executor.gradientNorm : nil,
      learningRate: ruleOfStep.rate)
    guard loss.isFinite else {
      // The threads stay: one may go back to an earlier moment and on from there.
      progress.state = .over
      return .diverged(report)
    }
    progress.lossSum += loss
    progress.seenCount = end
    progress.stepsOfEpoch += 1
    if let interval = configuration.silenceInterval, progress.step % interval == 0 {
      report.silentFilters = silentFilters
    }
    if progress.seenCount == progress.order.count || isLastStep { progress.state = .epochEnd }
    return .step(report)
  }

  private var silentFilters: [SilentFilters] {
    silentFilters(on: data.validation, imageCount: TrainingConfiguration.silenceImageCount)
  }

  private var isLastStep: Bool { progress.step == configuration.stepLimit }

  /// The rule with the rate that is left of it.
  private var ruleOfStep: Optimiser.Rule {
    guard configuration.isRateFalling else { return rule }
    let last = start.stepCount
    var falling = rule
    falling.rate *= Double(last - progress.step + 1) / Double(last)
    return falling
  }

  private func endEpoch() -> TrainingEvent {
    let result = evaluate(data.validation)
    if configuration.keepsBestEpoch, result.loss < best?.loss ?? .infinity {
      best = (result.loss, network)
    }
    let report = TrainingEpoch(
      epoch: progress.epoch, step: progress.step,
      trainLoss: progress.lossSum / Double(progress.stepsOfEpoch),
      validationLoss: result.loss, validationWrongCount: result.wrongCount,
      validationCount: data.validation.count, silentFilters: silentFilters)
    if progress.epoch == configuration.epochCount || isLastStep {
      progress.state = .end
    } else {
      progress.state = .training
      beginEpoch()
    }
    return .epoch(report)
  }
}

extension TrainingConfiguration {
  /// Weights drawn from the seed.
  fileprivate func freshNetwork() throws(ShapeError) -> Network {
    try Network(
      architecture, initialiser: initialiser ?? .fitting(architecture), seed: seed)
  }
}
