import CNNEngine
import Testing

struct TrainerTests {
  private static let images = NoiseImages(count: 50, imageShape: [1, 16, 16], classCount: 4)

  private func configuration(
    batchSize: Int = 16, epochCount: Int = 2, threadCount: Int = 1,
    rule: Optimiser.Rule = .sgd(rate: 0.1)
  ) -> TrainingConfiguration {
    TrainingConfiguration(
      architecture: FastExecutorTests.lenet, rule: rule, batchSize: batchSize,
      epochCount: epochCount, threadCount: threadCount)
  }

  private func trainer(_ configuration: TrainingConfiguration) throws -> Trainer {
    try Trainer(
      configuration,
      data: TrainingData(training: Self.images, validation: Self.images, test: Self.images))
  }

  private func losses(_ trainer: Trainer) -> [Double] {
    trainer.compactMap { event in
      switch event {
      case .step(let step), .diverged(let step): step.trainLoss
      case .epoch(let epoch): epoch.validationLoss
      case .started: nil
      case .finished(let result): result.testLoss
      }
    }
  }

  @Test func `a run starts, makes its steps and epochs, and finishes once`() throws {
    let trainer = try trainer(configuration())
    let names = trainer.map { event in
      switch event {
      case .started: "started"
      case .step(let step): "step \(step.epoch).\(step.step) of \(step.imageCount)"
      case .epoch(let epoch): "epoch \(epoch.epoch)"
      case .diverged: "diverged"
      case .finished: "finished"
      }
    }
    // 50 images in batches of 16: three full ones and a short one of 2.
    #expect(
      names == [
        "started",
        "step 1.1 of 16", "step 1.2 of 16", "step 1.3 of 16", "step 1.4 of 2", "epoch 1",
        "step 2.5 of 16", "step 2.6 of 16", "step 2.7 of 16", "step 2.8 of 2", "epoch 2",
        "finished",
      ])
    #expect(trainer.next() == nil)
  }

  @Test func `a limit of steps ends the run within an epoch`() throws {
    var settings = configuration(epochCount: 9)
    settings.stepLimit = 6
    let steps = try trainer(settings).compactMap { event -> String? in
      switch event {
      case .step(let step): "\(step.epoch).\(step.step)"
      case .epoch(let epoch): "epoch \(epoch.epoch) after \(epoch.step)"
      case .finished: "finished"
      case .started, .diverged: nil
      }
    }
    #expect(
      steps == [
        "1.1", "1.2", "1.3", "1.4", "epoch 1 after 4", "2.5", "2.6", "epoch 2 after 6", "finished",
      ])
    settings.stepLimit = 0
    #expect(throws: TrainingError.stepLimit(0)) { try settings.check() }
  }

  @Test func `a falling rate makes the first step alike and the last one small`() throws {
    var settings = configuration(epochCount: 1)
    let steady = try losses(trainer(settings))
    settings.isRateFalling = true
    let falling = try losses(trainer(settings))
    // The loss of a step is taken before its update: two losses come before the rates differ.
    #expect(falling[0] == steady[0] && falling[1] == steady[1])
    #expect(falling[2] != steady[2])
    // Four steps at 1, 3/4, 1/2 and 1/4 of the rate, made by hand.
    settings.isRateFalling = false
    let byHand = try trainer(settings)
    var index = 0
    let made = byHand.compactMap { event -> Double? in
      guard case .step(let step) = event else { return nil }
      index += 1
      byHand.learningRate = 0.1 * (Double(4 - index + (index == 4 ? 1 : 0)) / 4)
      return step.trainLoss
    }
    #expect(made == Array(falling.prefix(4)))
  }

  @Test func `the weights of the best epoch are kept when asked for`() throws {
    var settings = configuration(epochCount: 30)
    settings.keepsBestEpoch = true
    let others = NoiseImages(count: 20, imageShape: [1, 16, 16], classCount: 4, seed: 8)
    let trainer = try Trainer(
      settings, data: TrainingData(training: Self.images, validation: others, test: others))
    var (validationLosses, testLoss): ([Double], Double?) = ([], nil)
    for event in trainer {
      if case .epoch(let epoch) = event { validationLosses.append(epoch.validationLoss) }
      if case .finished(let result) = event { testLoss = result.testLoss }
    }
    // Validation and test images are the same here; what is learned of noise holds for no other noise.
    #expect(testLoss == validationLosses.min())
    #expect(validationLosses.last != validationLosses.min())
  }

  @Test func `the start tells sizes and names`() throws {
    guard case .started(let start)? = try trainer(configuration()).next() else {
      Issue.record("the first event is not the start")
      return
    }
    // By hand: 30 + 245 + 147 + 32.
    #expect(start.parameterCount == 3 * 9 + 3 + 5 * 3 * 16 + 5 + 7 * 20 + 7 + 4 * 7 + 4)
    #expect(start.stepsPerEpoch == 4)
    #expect(start.trainingCount == 50)
    #expect(start.dataName == "noise")
  }

  @Test(arguments: [
    Optimiser.Rule.sgd(rate: 0.1), .sgd(rate: 0.05, momentum: 0.9, isNesterov: true),
    .adam(rate: 0.001),
  ])
  func `losses are the same bit for bit for any number of threads`(rule: Optimiser.Rule) throws {
    let one = try losses(trainer(configuration(rule: rule)))
    for threadCount in [2, 3] {
      let more = try losses(trainer(configuration(threadCount: threadCount, rule: rule)))
      #expect(one == more)
    }
  }

  @Test func `another seed gives other losses`() throws {
    var other = configuration()
    other.seed = 2
    #expect(try losses(trainer(configuration())) != losses(trainer(other)))
  }

  @Test func `learning by heart lowers the loss`() throws {
    let few = NoiseImages(count: 8, imageShape: [1, 6, 6], classCount: 4)
    let linear = Architecture(
      input: few.imageShape,
      layers: [NamedLayer("flat", .flatten), NamedLayer("out", .linear(outputs: 4))])
    let trainer = try Trainer(
      TrainingConfiguration(
        architecture: linear, rule: .sgd(rate: 0.2), batchSize: 8, epochCount: 100, threadCount: 1),
      data: TrainingData(training: few, validation: few, test: few))
    let losses = losses(trainer)
    let first = try #require(losses.first)
    let last = try #require(losses.last)
    #expect(last < first / 4)
    #expect(trainer.evaluate(few).wrongCount == 0)
  }

  @Test func `a loss that is not finite ends the run with its step`() throws {
    let events = Array(try trainer(configuration(epochCount: 50, rule: .sgd(rate: 1e20))))
    guard case .diverged(let step)? = events.last else {
      Issue.record("the run did not diverge")
      return
    }
    #expect(!step.trainLoss.isFinite)
    #expect(step.step == events.count - 1)
  }

  @Test func `the rate can be changed between steps`() throws {
    let changed = try trainer(configuration())
    let plain = try trainer(configuration())
    for trainer in [changed, plain] {
      _ = trainer.next()
      _ = trainer.next()
    }
    #expect(changed.network == plain.network)
    changed.learningRate = 0.5
    for trainer in [changed, plain] { _ = trainer.next() }
    #expect(changed.learningRate == 0.5)
    #expect(changed.network != plain.network)
  }

  @Test func `a cancelled run gives no more events and keeps its network`() throws {
    let trainer = try trainer(configuration(threadCount: 2))
    for _ in 0..<3 { _ = trainer.next() }
    let network = trainer.network
    trainer.cancel()
    #expect(trainer.next() == nil)
    #expect(trainer.network == network)
    #expect(trainer.evaluate(Self.images).predictions.count == 50)
    let result = trainer.evaluate(Self.images)
    // The loss is the mean of the images' own, in Double of Float's values.
    #expect(result.losses.count == 50)
    #expect(abs(result.losses.reduce(0, +) / 50 - result.loss) < 1e-5 * max(1, result.loss))
  }

  @Test func `a run goes on from given weights`() throws {
    let first = try trainer(configuration())
    for _ in 0..<3 { _ = first.next() }
    let second = try Trainer(
      configuration(),
      data: TrainingData(training: Self.images, validation: Self.images, test: Self.images),
      network: first.network)
    #expect(second.network == first.network)
  }

  @Test func `the norm of the gradient is that of the step`() throws {
    var configuration = configuration(rule: .sgd(rate: 1))
    configuration.measuresGradientNorm = true
    let trainer = try trainer(configuration)
    _ = trainer.next()
    let before = trainer.network
    guard case .step(let step)? = trainer.next() else { return }
    let after = trainer.network
    var squares = 0.0
    for spec in before.specs {
      let pair = zip(before[spec.name]?.elements ?? [], after[spec.name]?.elements ?? [])
      squares += pair.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let norm = try #require(step.gradientNorm)
    #expect(abs(norm - squares.squareRoot()) < 1e-5 * norm)
  }
}
