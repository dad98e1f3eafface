import CNNEngine
import Foundation
import Testing

@testable import Tutor

/// Each rule on a recorded curve where it fires, and on one where it must not.
struct CoachTests {
  /// Numbers of a recorded run, a row a line; the file's first line is the command that made it.
  private static func rows(_ name: String) throws -> [[Double]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures/\(name).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").compactMap { Double($0) } }
  }

  private static func plan(batchSize: Int = 64) -> TrainingPlan {
    TrainingPlan(
      experiment: "lenet5", dataName: "mnist", epochCount: 20, batchSize: batchSize,
      learningRate: 0.1, seed: 1)
  }

  private static func state(batchSize: Int = 64, _ events: [TrainingEvent]) -> TrainingState {
    var state = TrainingState(plan: plan(batchSize: batchSize))
    let start = TrainingStart(
      parameterCount: 61_706, trainingCount: 58_976, validationCount: 1_024, testCount: 10_000,
      stepsPerEpoch: 922, stepCount: 18_440, dataName: "mnist")
    _ = state.handle(.report(.events([.started(start)] + events, elapsedMilliseconds: nil)))
    return state
  }

  /// The first steps of a recorded run; in step 26 the gradient is 8.1, and at 32 a look finds silent filters.
  private static func steps(
    _ name: String, count: Int = 320, batchSize: Int = 64, silent: Int = 0
  ) throws -> TrainingState {
    let events = try rows(name).prefix(count).enumerated().map { index, row in
      let look = SilentFilters(
        layer: "C3", silent: Array(0..<(index < 31 ? 0 : silent)), filterCount: 16,
        imageCount: 128)
      return TrainingEvent.step(
        TrainingStep(
          epoch: 1, step: index + 1, trainLoss: row[0], imageCount: batchSize,
          gradientNorm: index == 25 ? 8.1 : 0.5,
          silentFilters: (index + 1) % 16 == 0 ? [look] : []))
    }
    return state(batchSize: batchSize, events)
  }

  private static func epochs(_ count: Int) throws -> TrainingState {
    state(
      try rows("epochs").prefix(count).enumerated().map { index, row in
        .epoch(
          TrainingEpoch(
            epoch: index + 1, step: 922 * (index + 1), trainLoss: row[0], validationLoss: row[1],
            validationWrongCount: Int(row[2]), validationCount: 1_024))
      })
  }

  private func kind(_ state: TrainingState) -> Advice.Kind? { Coach(state).advice?.kind }

  @Test func `stuck at the loss of guessing with silent filters`() throws {
    let state = try Self.steps("rate-1", silent: 10)
    #expect(kind(state) == .stuck)
    #expect(
      Coach(state).advice?.sentence == "Stuck at ln 10 = 2.303, the loss of guessing: 10 of 16 "
        + "filters are silent, many since step 26 with gradient 8.1.")
    #expect(kind(try Self.steps("rate-0.1", silent: 10)) != .stuck)
    #expect(kind(try Self.steps("rate-1", silent: 2)) != .stuck)
  }

  @Test func `a loss that is no number`() throws {
    let end = TrainingStep(
      epoch: 1, step: 3, trainLoss: .nan, imageCount: 64, learningRate: 100)
    let state = Self.state([.diverged(end)])
    #expect(kind(state) == .diverged)
    #expect(Coach(state).advice?.sentence.contains("since step 3") == true)
    #expect(kind(try Self.steps("rate-1")) != .diverged)
  }

  @Test func `overfitting names the epoch since which validation rises`() throws {
    #expect(kind(try Self.epochs(5)) != .overfitting)
    let state = try Self.epochs(9)
    #expect(kind(state) == .overfitting)
    #expect(Coach(state).advice?.sentence.hasPrefix("Overfitting since epoch 6:") == true)
  }

  @Test func `a rate too small falls for certain but slowly`() throws {
    #expect(kind(try Self.steps("rate-0.001")) == .rateTooSmall)
    #expect(kind(try Self.steps("rate-0.01")) != .rateTooSmall)
    #expect(kind(try Self.steps("rate-0.1")) != .rateTooSmall)
  }

  @Test func `a plateau does not move within its error`() throws {
    #expect(kind(try Self.steps("pytorch-rate-0.01")) == .plateau)
    #expect(kind(try Self.steps("rate-0.01")) != .plateau)
    #expect(kind(try Self.steps("rate-0.001")) != .plateau)
  }

  @Test func `a small batch is noisy`() throws {
    #expect(kind(try Self.steps("batch-4", batchSize: 4)) == .noisy)
    #expect(kind(try Self.steps("rate-0.1")) == nil)
  }

  @Test func `validation that moves within its error is settled`() throws {
    #expect(kind(try Self.epochs(3)) == nil)
    #expect(kind(try Self.epochs(7)) == .settled)
  }

  @Test func `the end is told once, with what the best epoch is worth`() {
    let state = TrainingSamples.state(after: [
      TrainingSamples.epoch(1, wrong: 10), TrainingSamples.epoch(2, wrong: 11),
      TrainingSamples.result,
    ])
    #expect(kind(state) == .done)
    #expect(Coach(state).advice?.sentence.contains("within the error") == true)
    #expect(kind(TrainingSamples.state(after: [TrainingSamples.epoch(1, wrong: 10)])) != .done)
  }

  @Test func `the line changes at most every five seconds, never while pinned, and at the end`() {
    let advice = { Advice(kind: .settled, sentence: $0, lesson: "training-lab") }
    var line = CoachLine()
    line.take(advice("one"), milliseconds: 1_000, isOver: false)
    line.take(advice("two"), milliseconds: 5_999, isOver: false)
    #expect(line.advice?.sentence == "one")
    line.take(advice("two"), milliseconds: 6_000, isOver: false)
    #expect(line.advice?.sentence == "two")
    line.take(advice("three"), milliseconds: 6_001, isOver: true)
    #expect(line.advice?.sentence == "three")
    line.togglePin()
    line.take(advice("four"), milliseconds: 60_000, isOver: false)
    #expect(line.advice?.sentence == "three")
    line.togglePin()
    line.take(nil, milliseconds: 70_000, isOver: false)
    #expect(line.advice?.sentence == "three")
  }
}
