import CNNEngine

@testable import Tutor

/// Reports of a run made by hand: two epochs of ten steps of 64 images.
enum TrainingSamples {
  static let plan = TrainingPlan(
    experiment: "lenet5", dataName: "made", epochCount: 2, batchSize: 64, learningRate: 0.1,
    seed: 1)

  static let start = TrainingStart(
    parameterCount: 61_706, trainingCount: 640, validationCount: 1_024, testCount: 4,
    stepsPerEpoch: 10, stepCount: 20, dataName: "made")

  static func step(_ step: Int, loss: Double = 1) -> TrainingEvent {
    .step(
      TrainingStep(epoch: (step - 1) / 10 + 1, step: step, trainLoss: loss, imageCount: 64))
  }

  static func epoch(_ epoch: Int, wrong: Int) -> TrainingEvent {
    .epoch(
      TrainingEpoch(
        epoch: epoch, step: epoch * 10, trainLoss: 1, validationLoss: 1 / Double(epoch),
        validationWrongCount: wrong, validationCount: 1_024))
  }

  static let result = TrainingEvent.finished(
    TrainingResult(testLoss: 0.1, predictions: [7, 2, 4, 9], labels: [7, 2, 9, 9]))

  /// A state that took these events in, without times.
  static func state(after events: [TrainingEvent]) -> TrainingState {
    var state = TrainingState(plan: plan)
    _ = state.handle(.report(.events([.started(start)] + events, elapsedMilliseconds: nil)))
    return state
  }
}
