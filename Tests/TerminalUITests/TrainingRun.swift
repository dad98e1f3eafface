import CNNEngine
import Foundation

@testable import TerminalUI
@testable import Tutor

/// A run of 20 epochs with 100 steps each, made from a formula, as the session would report it.
struct TrainingRun {
  static let plan = TrainingPlan(
    experiment: "lenet5", dataName: "mnist", epochCount: 20, batchSize: 64, learningRate: 0.1,
    seed: 1)

  private static let start = TrainingStart(
    parameterCount: 61_706, trainingCount: 6_400, validationCount: 1_024, testCount: 1_000,
    stepsPerEpoch: 100, stepCount: 2_000, dataName: "mnist")

  /// The screen after so many steps, 20,000 images a second.
  static func screen(
    afterSteps count: Int, behind overlays: [CurveOverlay] = []
  ) -> TrainingScreen {
    var screen = TrainingScreen(TrainingState(plan: plan, overlays: overlays))
    _ = screen.handle(.report(.events([.started(start)], elapsedMilliseconds: 0)))
    var noise = RandomSource(seed: 7)
    for step in stride(from: 1, through: count, by: 1) {
      var events = [TrainingEvent.step(self.step(step, &noise))]
      if step % 100 == 0 { events.append(.epoch(epoch(step / 100))) }
      _ = screen.handle(.report(.events(events, elapsedMilliseconds: step * 64 / 20)))
    }
    if count > 0 { _ = screen.handle(.report(.kernels(kernels))) }
    return screen
  }

  /// Another run of 2,000 steps whose loss falls as 1 / (1 + step / 50).
  static func overlay(stepsPerEpoch: Int) -> CurveOverlay {
    let points = stride(from: 20.0, through: 2_000, by: 20).map {
      TrainingCurve.Point(step: $0, value: 1 / (1 + $0 / 50), count: 20)
    }
    return CurveOverlay(name: "run 3", points: points, stepsPerEpoch: stepsPerEpoch)
  }

  /// The screen after the last epoch, with the test set's digits.
  static var finished: TrainingScreen {
    var screen = screen(afterSteps: 2_000)
    let labels = (0..<1_000).map { $0 * 7 % 10 }
    let predictions = labels.enumerated().map { $0 % 71 == 70 ? (3 * $1 + $0 / 71) % 10 : $1 }
    let result = TrainingResult(testLoss: 0.041, predictions: predictions, labels: labels)
    _ = screen.handle(.report(.events([.finished(result)], elapsedMilliseconds: 6_500)))
    let digits = (0..<1_000).filter { $0 < 30 || labels[$0] != predictions[$0] }.map {
      TestDigit(
        index: $0, label: labels[$0], prediction: predictions[$0], side: 32,
        pixels: stroke(slope: labels[$0]))
    }
    _ = screen.handle(.report(.digits(digits)))
    return screen
  }

  private static func step(_ step: Int, _ noise: inout RandomSource) -> TrainingStep {
    let loss = 2.2 * exp(-Double(step) / 60) + 0.25 * exp(-Double(step) / 500) + 0.02
    return TrainingStep(
      epoch: (step - 1) / 100 + 1, step: step,
      trainLoss: loss * (0.7 + 0.6 * noise.uniform()), imageCount: 64)
  }

  private static func epoch(_ epoch: Int) -> TrainingEpoch {
    let wrong = epoch > 6 ? 13 : [80, 40, 25, 18, 14, 11][epoch - 1]
    return TrainingEpoch(
      epoch: epoch, step: epoch * 100, trainLoss: 0.3 / Double(epoch),
      validationLoss: 0.04 + 0.25 * exp(-Double(epoch) / 4), validationWrongCount: wrong,
      validationCount: 1_024)
  }

  private static let kernels = (0..<6).map { index in
    let weights = (0..<25).map { (tap: Int) -> Double in
      let angle = tap % 5 * (index + 1) + tap / 5
      return sin(Double(angle))
    }
    return KernelPicture(width: 5, height: 5, weights: weights)
  }

  /// A bright line through a dark image.
  private static func stroke(slope: Int) -> [Float] {
    (0..<1_024).map { index in
      let (x, y) = (index % 32 - 16, index / 32 - 16)
      return abs(x - y * (slope - 5) / 5) < 2 ? 1 : 0
    }
  }

  /// A digit on its way through two layers.
  static let layers = LayerPictures(
    image: TestDigit(index: 3, label: 7, prediction: 7, side: 32, pixels: stroke(slope: 7)),
    layers: [
      .init(name: "C1", width: 28, height: 28, maps: (1...6).map { map(side: 28, $0) }),
      .init(name: "S4", width: 5, height: 5, maps: (1...16).map { map(side: 5, $0) }),
    ], probabilities: [0.01, 0, 0, 0, 0, 0, 0, 0.97, 0.02, 0])

  private static func map(side: Int, _ number: Int) -> [Double] {
    (0..<side * side).map { Double($0 % side * number % side) / Double(side) }
  }
}
