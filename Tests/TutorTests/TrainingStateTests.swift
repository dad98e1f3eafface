import CNNEngine
import Testing

@testable import Tutor

struct TrainingStateTests {
  @Test func `space pauses and continues`() {
    var state = TrainingSamples.state(after: [TrainingSamples.step(1)])
    #expect(state.handle(.pauseOrContinue) == [.training(.pause)])
    #expect(state.phase == .paused)
    #expect(state.handle(.pauseOrContinue) == [.training(.resume)])
    #expect(state.phase == .running)
  }

  @Test func `nothing is paused before the first step or after the last`() {
    var state = TrainingState(plan: TrainingSamples.plan)
    #expect(state.handle(.pauseOrContinue).isEmpty)
    #expect(state.phase == .preparing)
    state = TrainingSamples.state(after: [TrainingSamples.result])
    #expect(state.handle(.pauseOrContinue).isEmpty)
    #expect(state.phase == .finished)
  }

  @Test func `leaving a run is asked about`() {
    var state = TrainingSamples.state(after: [TrainingSamples.step(1)])
    #expect(state.handle(.leave(.back)).isEmpty)
    #expect(state.pendingExit == .back)
    #expect(state.handle(.answer(isYes: false)).isEmpty)
    #expect(state.pendingExit == nil)
    _ = state.handle(.leave(.quit))
    #expect(state.handle(.answer(isYes: true)) == [.training(.cancel), .quit])
  }

  @Test func `a run that is over is left at once`() {
    var state = TrainingSamples.state(after: [TrainingSamples.result])
    #expect(state.handle(.leave(.back)) == [.training(.cancel), .back])
  }

  @Test func `the question goes away when the run ends by itself`() {
    var state = TrainingSamples.state(after: [TrainingSamples.step(1)])
    _ = state.handle(.leave(.back))
    _ = state.handle(.report(.events([TrainingSamples.result], elapsedMilliseconds: nil)))
    #expect(state.pendingExit == nil)
    #expect(state.handle(.answer(isYes: true)).isEmpty)
  }

  @Test func `gauges follow the steps`() {
    #expect(TrainingSamples.state(after: []).epochFraction == 0)
    let half = TrainingSamples.state(after: [TrainingSamples.step(15)])
    #expect(half.epochFraction == 0.5)
    #expect(half.runFraction == 0.75)
    #expect(TrainingSamples.state(after: [TrainingSamples.step(10)]).epochFraction == 1)
  }

  @Test func `the best epoch is the first with the fewest errors`() {
    let state = TrainingSamples.state(after: [
      TrainingSamples.epoch(1, wrong: 20), TrainingSamples.epoch(2, wrong: 13),
      TrainingSamples.epoch(3, wrong: 13), TrainingSamples.epoch(4, wrong: 14),
    ])
    #expect(state.bestEpoch?.epoch == 2)
    #expect(state.epochs.map(\.epoch) == [1, 2, 3, 4])
  }

  @Test func `a thousand epochs keep the last ones only`() {
    let state = TrainingSamples.state(
      after: (1...1_000).map { TrainingSamples.epoch($0, wrong: 1) })
    #expect(state.epochs.count == TrainingState.epochLimit)
    #expect(state.epochs.last?.epoch == 1_000)
    #expect(state.validationCurve.points.count == 1_000)
  }

  @Test func `times come in with the reports`() throws {
    var state = TrainingSamples.state(after: [])
    let steps = (1...5).map { TrainingSamples.step($0) }
    _ = state.handle(.report(.events([], elapsedMilliseconds: 0)))
    _ = state.handle(.report(.events(steps, elapsedMilliseconds: 160)))
    // 5 x 64 images in 160 ms; 2 x 640 - 320 are left.
    #expect(state.speed.imagesPerSecond == 2_000)
    #expect(state.secondsLeft == 0.48)
  }

  @Test func `the end gives the test error and a record of it`() {
    var state = TrainingSamples.state(after: [])
    let effects = state.handle(
      .report(.events([TrainingSamples.result], elapsedMilliseconds: nil)))
    #expect(
      effects == [.record(.trained(experiment: "lenet5", data: "made", testError: 0.25))])
    #expect(state.outcome?.test == ErrorCount(wrong: 1, total: 4))
    #expect(state.outcome?.confusion[9][4] == 1)
    #expect(state.outcome?.mixUps == [MixUp(label: 9, prediction: 4, count: 1)])
  }

  @Test func `a loss that is no number ends the run`() {
    let step = TrainingStep(epoch: 1, step: 3, trainLoss: .nan, imageCount: 64)
    let state = TrainingSamples.state(after: [TrainingSamples.step(2), .diverged(step)])
    #expect(state.phase == .diverged)
    #expect(state.lastStep?.step == 3)
    #expect(state.trainCurve.points.count == 1)
  }

  @Test func `a run that diverged goes back and waits there`() {
    let step = TrainingStep(epoch: 1, step: 3, trainLoss: .nan, imageCount: 64)
    var state = TrainingSamples.state(
      after: [TrainingSamples.step(1), TrainingSamples.step(2), .diverged(step)])
    #expect(state.handle(.change(.goBack)) == [.training(.pause), .training(.change(.goBack))])
    #expect(state.phase == .diverged)
    _ = state.handle(.report(.wentBack(step: 1)))
    #expect(state.phase == .paused)
    #expect(state.trainCurve.points.map(\.step) == [1])
    #expect(state.handle(.pauseOrContinue) == [.training(.resume)])
  }

  @Test func `steps of a run that was broken off are forgotten when the next one starts`() {
    var state = TrainingSamples.state(after: [TrainingSamples.step(1)])
    _ = state.handle(.change(.restart(withNextSeed: true)))
    _ = state.handle(.answer(isYes: true))
    _ = state.handle(.report(.events([TrainingSamples.step(2)], elapsedMilliseconds: nil)))
    _ = state.handle(
      .report(.events([.started(TrainingSamples.start)], elapsedMilliseconds: nil)))
    #expect(state.trainCurve.points.isEmpty && state.lastStep == nil)
    #expect(state.phase == .running && state.plan.seed == 2)
  }

  @Test func `views open when there is something to see`() {
    var state = TrainingSamples.state(after: [])
    var seen: [TrainingState.View] = []
    for _ in 0..<4 {
      _ = state.handle(.showNextView)
      seen.append(state.view)
    }
    #expect(seen == [.curves, .layers, .pad, .loss])
    state = TrainingSamples.state(after: [TrainingSamples.result])
    seen = []
    for _ in 0..<6 {
      _ = state.handle(.showNextView)
      seen.append(state.view)
    }
    #expect(seen == [.curves, .layers, .pad, .digits, .confusion, .loss])
  }

  @Test func `going back forgets what came later`() {
    var state = TrainingSamples.state(
      after: (1...10).map { TrainingSamples.step($0) } + [TrainingSamples.epoch(1, wrong: 5)]
        + (11...15).map { TrainingSamples.step($0) })
    _ = state.handle(.report(.wentBack(step: 7)))
    #expect(state.trainCurve.points.last?.step == 7)
    #expect(state.epochs.isEmpty)
    #expect(state.lastStep?.step == 7)
    #expect(state.lastStep?.epoch == 1)
    #expect(state.epochFraction == 0.7)
  }

  @Test func `the rate stays within what can be trained with`() {
    var state = TrainingSamples.state(after: [TrainingSamples.step(1)])
    for _ in 0..<40 { _ = state.handle(.change(.scaleRate(2))) }
    #expect(state.plan.learningRate == 51.2)
    for _ in 0..<9 { _ = state.handle(.change(.scaleRate(0.5))) }
    #expect(state.plan.learningRate == 0.1)
  }

  @Test func `slow motion has steps and ends`() {
    var state = TrainingSamples.state(after: [TrainingSamples.step(1)])
    for _ in 0..<9 { _ = state.handle(.change(.pace(-1))) }
    #expect(state.stepMilliseconds == 500)
    for _ in 0..<9 { _ = state.handle(.change(.pace(1))) }
    #expect(state.stepMilliseconds == 0)
  }

  @Test func `digits are the misses first and all of the first ones on demand`() {
    var state = TrainingSamples.state(after: [TrainingSamples.result])
    let digits = [(0, 7, 7), (1, 2, 2), (2, 9, 4), (8, 5, 6)].map {
      TestDigit(index: $0.0, label: $0.1, prediction: $0.2, side: 1, pixels: [0])
    }
    _ = state.handle(.report(.digits(digits)))
    #expect(state.shownDigits.map(\.index) == [2, 8])
    _ = state.handle(.scrollDigits(10))
    #expect(state.firstDigit == 1)
    _ = state.handle(.toggleMisses)
    #expect(state.shownDigits.map(\.index) == [0, 1, 2])
    #expect(state.firstDigit == 0)
    _ = state.handle(.scrollDigits(-10))
    #expect(state.firstDigit == 0)
  }

  @Test func `the pen draws while it is down, and the network is asked`() {
    var state = TrainingSamples.state(after: [TrainingSamples.step(1)])
    #expect(state.handle(.draw(.move(x: 1, y: 0))).isEmpty)
    #expect(state.pad.isBlank)
    #expect(state.handle(.draw(.togglePen)).count == 1)
    let ink = state.pad.pixels.reduce(0, +)
    _ = state.handle(.draw(.move(x: 0, y: 1)))
    #expect(state.pad.pixels.reduce(0, +) > ink)
    for _ in 0..<40 { _ = state.handle(.draw(.move(x: 0, y: 1))) }
    #expect(state.pad.y == 27)
    #expect(state.handle(.draw(.clear)).isEmpty)
    #expect(state.pad == DigitPad())
  }

  @Test func `of the misses the worst comes first`() {
    var state = TrainingSamples.state(after: [TrainingSamples.result])
    let digits = [(0, 1, 0.2), (1, 2, 3.5), (2, 2, 0.1), (3, 4, 3.5), (4, 4, 7.0)].map {
      TestDigit(index: $0.0, label: $0.1, prediction: 2, side: 1, pixels: [0], loss: $0.2)
    }
    _ = state.handle(.report(.digits(digits)))
    // Images 1 and 2 are read rightly; as wrong as each other are none of the rest.
    #expect(state.shownDigits.map(\.index) == [4, 3, 0])
    _ = state.handle(.toggleMisses)
    #expect(state.shownDigits.map(\.index) == [0, 1, 2, 3, 4])
  }
}
