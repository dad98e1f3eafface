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
    #expect(state.handle(.dashboard(.leave(.back))).isEmpty)
    #expect(state.current?.pendingExit == .back)
    #expect(state.handle(.dashboard(.answer(isYes: false))).isEmpty)
    #expect(state.current?.pendingExit == nil)
    _ = state.handle(.dashboard(.leave(.quit)))
    #expect(state.handle(.dashboard(.answer(isYes: true))) == [.training(.cancel), .quit])
  }

  @Test func `signals become ratios of the hidden layers`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    _ = state.handle(.report(.began(run: 0)))
    let signals = [(8.0, 1.0), (2.0, 4.0), (100.0, 100.0)].enumerated().map {
      LayerSignal(layer: "fc\($0)", outputVariance: $1.0, gradientVariance: $1.1)
    }
    _ = state.handle(.report(.training(.signals(signals))))
    _ = state.handle(.report(.ended(trainError: 0.25)))
    let result = try #require(state.results.first)
    // The last layer gives scores and does not count: 2 / 8 and 1 / 4.
    #expect(result.number(.outputRatio) == 0.25 && result.number(.gradientRatio) == 0.25)
    #expect(result.number(.trainAccuracy) == 0.75)
  }

  @Test func `a failure is kept in its own words`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    _ = state.handle(.report(.failed("no such folder")))
    #expect(state.phase == .failed("no such folder"))
    #expect(state.handle(.leave(.back)) == [.training(.cancel), .back])
  }

  /// Runs to the end; the last one diverges in step 3.
  private func diverged() throws -> ExperimentState {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    for index in 0..<3 { run(index, wrong: 1, &state) }
    _ = state.handle(.report(.began(run: 3)))
    let step = TrainingStep(epoch: 1, step: 3, trainLoss: .nan, imageCount: 64)
    let events = [.started(TrainingSamples.start), TrainingSamples.step(1), .diverged(step)]
    _ = state.handle(.report(.training(.events(events, elapsedMilliseconds: nil))))
    _ = state.handle(.report(.ended(trainError: nil)))
    _ = state.handle(.report(.finished))
    return state
  }

  @Test func `going back from a divergence takes its result back`() throws {
    var state = try diverged()
    #expect(state.phase == .finished && state.results.count == 4)
    let orders = state.handle(.dashboard(.change(.goBack)))
    #expect(orders == [.training(.pause), .training(.change(.goBack))])
    // Nothing is taken back until the run is really there.
    #expect(state.results.count == 4)
    _ = state.handle(.report(.training(.wentBack(step: 1))))
    #expect(state.phase == .running && state.results.count == 3 && !state.showsTable)
  }

  @Test func `a run that begins again takes its result back`() throws {
    var state = try diverged()
    let orders = state.handle(.dashboard(.change(.restart(withNextSeed: false))))
    #expect(orders == [.training(.change(.restart(seed: 2)))])
    #expect(state.phase == .running && state.results.count == 3)
  }

  @Test func `the seeds of several runs are fixed`() throws {
    var state = try diverged()
    #expect(state.handle(.dashboard(.change(.restart(withNextSeed: true)))).isEmpty)
    #expect(state.current?.note?.hasPrefix("The seeds of this experiment are fixed") == true)
    #expect(state.results.count == 4)
  }

  @Test func `a run that was changed by hand is told, and the bands say nothing of it`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    _ = state.handle(.report(.began(run: 0)))
    let start = TrainingEvent.started(TrainingSamples.start)
    _ = state.handle(.report(.training(.events([start], elapsedMilliseconds: nil))))
    #expect(
      state.handle(.dashboard(.change(.scaleRate(2)))) == [.training(.change(.learningRate(0.2)))])
    _ = state.handle(.report(.ended(trainError: 0)))
    #expect(state.table.isAltered)
    #expect(state.table.judgements.map(\.isBand) == [false])
  }

  @Test func `the other variants lie over the plot, and the way of looking stays`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    run(0, wrong: 1, &state)
    _ = state.handle(.dashboard(.toggle(.logarithm)))
    _ = state.handle(.dashboard(.showNextView))
    _ = state.handle(.report(.began(run: 1)))
    #expect(state.current?.overlays.map(\.name) == ["a"])
    #expect(state.current?.plotView.isLogarithmic == false)
    #expect(state.current?.view == .curves)
    // The same variant with the next seed has only the other one behind it.
    run(1, wrong: 1, &state)
    _ = state.handle(.report(.began(run: 2)))
    #expect(state.current?.overlays.map(\.name) == ["b"])
  }

  @Test func `a drawn digit is read by the next run, too`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    run(0, wrong: 1, &state)
    _ = state.handle(.dashboard(.draw(.begin(x: 9, y: 9))))
    _ = state.handle(.report(.began(run: 1)))
    let pixels = try #require(state.current?.pad.pixels)
    #expect(pixels[9 * 28 + 9] == 1)
    let start = TrainingEvent.started(TrainingSamples.start)
    #expect(
      state.handle(.report(.training(.events([start], elapsedMilliseconds: nil))))
        == [.training(.change(.read(pixels: pixels)))])
  }

  @Test func `the guess is recorded once, however often the last run is made`() throws {
    var state = ExperimentState(plan: try Self.plan())
    _ = state.handle(.choose)
    for index in 0..<4 { run(index, wrong: 1, &state) }
    #expect(state.handle(.report(.finished)).count == 1)
    _ = state.handle(.dashboard(.change(.restart(withNextSeed: false))))
    #expect(state.handle(.report(.finished)).isEmpty)
  }

  @Test func `kept runs that were chosen lie over the plot`() throws {
    var state = ExperimentState(plan: try Self.plan(), asks: false)
    _ = state.handle(.report(.began(run: 0)))
    #expect(state.handle(.openRuns) == [.runs(.list)])
    _ = state.handle(.kept(RunSamples.kept))
    _ = state.handle(.runs(.toggle))
    #expect(state.current?.overlays.map(\.name) == ["run 7"])
    _ = state.handle(.runs(.close))
    #expect(!state.showsRuns)
  }
}
