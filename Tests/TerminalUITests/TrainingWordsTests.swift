import CNNEngine
import Canvas
import Testing

@testable import TerminalUI
@testable import Tutor

struct TrainingWordsTests {
  @Test func `an error is given with as many digits as it deserves`() {
    #expect(ErrorCount(wrong: 13, total: 1_024).percentWords == "1.3 ± 0.35 %")
    #expect(ErrorCount(wrong: 98, total: 10_000).percentWords == "0.98 ± 0.10 %")
    #expect(ErrorCount(wrong: 922, total: 1_024).percentWords == "90.0 ± 0.94 %")
    #expect(ErrorCount(wrong: 13, total: 1_024).countWords == "13 of 1,024 wrong")
  }

  @Test func `time is told in the unit that suits it`() {
    #expect(durationWords(seconds: 4.06) == "4.1 s")
    #expect(durationWords(seconds: 42.4) == "42 s")
    #expect(durationWords(seconds: 125) == "2 min 05 s")
    #expect(durationWords(seconds: 4_200) == "1 h 10 min")
  }

  @Test func `a loss that ran away is a power of ten`() {
    #expect(lossWords(0.21534) == "0.2153")
    #expect(lossWords(15_449_105_378_811) == "1.5e13")
    #expect(lossWords(99_999) == "1.0e5")
    #expect(lossWords(.nan) == "-")
  }

  @Test func `speed has three digits`() {
    #expect(speedWords(201_345) == "201,000")
    #expect(speedWords(1_234) == "1,230")
    #expect(speedWords(999.6) == "1,000")
    #expect(speedWords(42) == "42")
  }

  @Test func `thousands are set apart`() {
    #expect(0.grouped == "0")
    #expect(999.grouped == "999")
    #expect(61_706.grouped == "61,706")
    #expect((-1_000_000).grouped == "-1,000,000")
    #expect(Double.nan.fixed(2) == "-")
  }

  @Test func `without a screen a run is a heading, a line an epoch and the result`() {
    var state = TrainingState(plan: TrainingRun.plan)
    let events: [TrainingEvent] = [
      .started(
        TrainingStart(
          parameterCount: 61_706, trainingCount: 58_976, validationCount: 1_024,
          testCount: 10_000, stepsPerEpoch: 922, stepCount: 18_440, dataName: "mnist")),
      .step(TrainingStep(epoch: 1, step: 1, trainLoss: 2.3, imageCount: 64)),
      .epoch(
        TrainingEpoch(
          epoch: 1, step: 922, trainLoss: 0.21534, validationLoss: 0.0851,
          validationWrongCount: 26, validationCount: 1_024)),
      .finished(TrainingResult(testLoss: 0.1, predictions: [4, 4, 4, 1], labels: [9, 9, 4, 1])),
    ]
    var lines: [String] = []
    for (index, event) in events.enumerated() {
      _ = state.handle(.report(.events([event], elapsedMilliseconds: index * 100)))
      lines += state.words(for: event)
    }
    #expect(
      lines == [
        "lenet5 on mnist, 61,706 parameters, 58,976 training images, rate 0.1, batch 64, seed 1",
        "epoch 1 of 20   training loss 0.2153   validation loss 0.0851   26 of 1,024 wrong, "
          + "2.5 ± 0.49 %   320 images/s",
        "test error 50.0 ± 25.00 %, 2 of 4 wrong",
        "most often mixed up: 9 as 4: 2",
        "coach: Done: test error 50 ± 25 %. The last epoch is as good as the best one, within the "
          + "error. Lesson early-stopping.",
      ])
  }

  @Test func `a run that diverges says so`() {
    var state = TrainingState(plan: TrainingRun.plan)
    let event = TrainingEvent.diverged(
      TrainingStep(epoch: 1, step: 27, trainLoss: .nan, imageCount: 64))
    _ = state.handle(.report(.events([event], elapsedMilliseconds: nil)))
    #expect(
      state.words(for: event) == [
        "diverged in step 27: the loss is no finite number any more. "
          + "A rate of 0.1 is too large here; try --learning-rate 0.01.",
        "coach: The loss is no finite number since step 27: each step at rate 0.1 overshot further "
          + "than the one before. Lesson learning-rate.",
      ])
  }

  @Test func `a thumbnail is the mean of four pixels inside the border`() {
    var pixels = [Float](repeating: 0, count: 1_024)
    pixels[2 * 32 + 2] = 1
    pixels[2 * 32 + 3] = 0.5
    let picture = Picture(thumbnailOf: pixels, side: 32)
    #expect(picture.width == 14 && picture.height == 14)
    #expect(picture.values[0] == 0.375)
    #expect(picture.values.dropFirst().allSatisfy { $0 == 0 })
  }
}
