import CNNEngine
import Grading
import Testing

@testable import Course
@testable import Tutor

/// An experiment of two variants and two seeds, fed with reports made by hand.
@Suite struct ExperimentStateTests {
  private static func plan(judgesBands: Bool = true) throws -> ExperimentPlan {
    let network = try #require(Architecture.named("lenet5"))
    let settings = ExperimentSettings(
      network: network, rule: .sgd(rate: 0.1), batchSize: 64, initialiser: nil,
      length: .epochs(2))
    let experiment = Experiment(
      id: "two", title: "Two rates",
      variants: ["a", "b"].map { ExperimentVariant(name: $0, settings: settings) },
      seeds: [1, 2],
      prediction: ExperimentPrediction(
        ask: RichText([.text("Which is better?")]),
        choices: [RichText([.text("a")]), RichText([.text("b")])], right: 0),
      source: ExperimentSource(
        says: RichText([.text("a is better")]), place: "a book", measure: .testError,
        figures: ["a": 0.2]),
      measures: [.testError, .validationLoss],
      expectations: [try ExperimentClaim("testError[a] < testError[b]", variants: ["a", "b"])],
      bands: [try ExperimentClaim("testError[a] < 0.1", variants: ["a", "b"])])
    var runs: [ExperimentPlan.Run] = []
    for seed in [UInt64(1), 2] {
      for variant in 0...1 {
        var training = TrainingSamples.plan
        training.seed = seed
        runs.append(.init(variant: variant, training: training))
      }
    }
    return ExperimentPlan(
      experiment: experiment, runs: runs, dataName: "made", judgesBands: judgesBands)
  }

  /// Takes in a run that reads so many of ten test digits wrongly.
  private func run(_ index: Int, wrong: Int, _ state: inout ExperimentState) {
    let labels = Array(repeating: 3, count: 10)
    let predictions = (0..<10).map { $0 < wrong ? 5 : 3 }
    let result = TrainingEvent.finished(
      TrainingResult(testLoss: 0.1, predictions: predictions, labels: labels))
    _ = state.handle(.report(.began(run: index)))
    for event in [.started(TrainingSamples.start), TrainingSamples.epoch(1, wrong: 9), result] {
      _ = state.handle(.report(.training(.events([event], elapsedMilliseconds: nil))))
    }
    _ = state.handle(.report(.ended(trainError: 0)))
  }

  private func finished(judgesBands: Bool = true) throws -> ExperimentState {
    var state = ExperimentState(plan: try Self.plan(judgesBands: judgesBands), asks: false)
    for (index, wrong) in [1, 4, 3, 2].enumerated() { run(index, wrong: wrong, &state) }
    return state
  }

  @Test func `the question comes before the first run`() throws {
    var state = ExperimentState(plan: try Self.plan())
    #expect(state.phase == .asking)
    #expect(state.handle(.report(.ready)).isEmpty)
    _ = state.handle(.move(5))
    #expect(state.selection == 1)
    #expect(state.handle(.choose) == [.training(.start)])
    #expect(state.phase == .running)
    #expect(state.guess == 1 && state.isGuessRight == false)
  }

  @Test func `without a question the runs begin at once`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    #expect(state.handle(.report(.ready)) == [.training(.start)])
  }

  @Test func `a guess is kept when the runs are over, marked`() throws {
    var state = ExperimentState(plan: try Self.plan())
    #expect(state.guess("neither").isRead == false)
    #expect(state.guess("A").isRead)
    for index in 0..<4 { run(index, wrong: 1, &state) }
    let effects = state.handle(.report(.finished))
    guard case .record(.attempt(let attempt))? = effects.first else {
      Issue.record("nothing is kept")
      return
    }
    #expect(attempt.question == "experiment.two")
    #expect(attempt.answer == "a" && attempt.verdict == .right)
  }

  @Test func `the table has mean and deviation over the seeds`() throws {
    let rows = try finished().table.rows
    #expect(rows.map(\.variant) == ["a", "b"])
    #expect(rows.map(\.seedCount) == [2, 2])
    // a: 0.1 and 0.3 have the mean 0.2 and the deviation sqrt(0.02 / 1); b: 0.4 and 0.2.
    let first = try #require(rows[0].numbers[0])
    #expect(abs(first.mean - 0.2) < 1e-12)
    #expect(abs((first.deviation ?? 0) - 0.02.squareRoot()) < 1e-12)
    #expect(abs((rows[1].numbers[0]?.mean ?? 0) - 0.3) < 1e-12)
    #expect(rows.map(\.sourceFigure) == [0.2, nil])
  }

  @Test func `claims are judged by the means, and counted by seed`() throws {
    let judgements = try finished().table.judgements
    #expect(judgements.map(\.holds) == [true, false])
    // Seed 1: 0.1 < 0.4 holds; seed 2: 0.3 < 0.2 does not. The band holds for no seed: 0.1 is not below 0.1.
    #expect(judgements.map(\.holdingSeedCount) == [1, 0])
    #expect(judgements.map(\.seedCount) == [2, 2])
    #expect(judgements.map(\.isBand) == [false, true])
    #expect(try finished(judgesBands: false).table.judgements.count == 1)
  }

  @Test func `a run that diverged has an infinite loss`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    _ = state.handle(.report(.began(run: 0)))
    let step = TrainingStep(epoch: 1, step: 3, trainLoss: .nan, imageCount: 64)
    _ = state.handle(.report(.training(.events([.diverged(step)], elapsedMilliseconds: nil))))
    _ = state.handle(.report(.ended(trainError: nil)))
    #expect(state.results.first?.isDiverged == true)
    #expect(state.results.first?.number(.validationLoss) == .infinity)
    #expect(state.table.rows[0].divergedCount == 1)
  }

  @Test func `leaving in a run is asked about, and ends it`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    _ = state.handle(.report(.began(run: 0)))
    #expect(state.handle(.leave(.back)).isEmpty)
    #expect(state.pendingExit == .back)
    #expect(state.handle(.answer(isYes: false)).isEmpty && state.pendingExit == nil)
    _ = state.handle(.leave(.quit))
    #expect(state.handle(.answer(isYes: true)) == [.training(.cancel), .quit])
  }

  @Test func `signals become ratios of the hidden layers`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    _ = state.handle(.report(.began(run: 0)))
    let signals = [(8.0, 1.0), (2.0, 4.0), (100.0, 100.0)].enumerated().map {
      LayerSignal(layer: "fc\($0)", outputVariance: $1.0, gradientVariance: $1.1)
    }
    _ = state.handle(.report(.signals(signals)))
    _ = state.handle(.report(.ended(trainError: 0.25)))
    let result = try #require(state.results.first)
    // The last layer gives scores and does not count: 2 / 8 and 1 / 4.
    #expect(result.number(.outputRatio) == 0.25 && result.number(.gradientRatio) == 0.25)
    #expect(result.number(.trainAccuracy) == 0.75)
  }
}
