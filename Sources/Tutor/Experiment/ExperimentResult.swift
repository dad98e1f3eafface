import CNNEngine
package import Course

/// What one run of an experiment came to.
package struct ExperimentResult: Hashable, Sendable {
  /// Place of the variant in the experiment.
  package let variant: Int
  package let seed: UInt64
  /// Whether the loss became infinite or no number.
  package let isDiverged: Bool
  /// Whether the student changed the run while it went.
  package let isAltered: Bool
  private let numbers: [ExperimentMeasure: Double]

  /// Reads the numbers off a run that is over.
  init(variant: Int, state: TrainingState, trainError: Double?) {
    self.variant = variant
    seed = state.plan.seed
    isDiverged = state.phase == .diverged
    isAltered = state.isAltered
    var numbers: [ExperimentMeasure: Double] = [:]
    numbers[.trainLoss] = state.epochs.last?.trainLoss
    numbers[.validationLoss] = state.epochs.last?.validationLoss
    numbers[.validationError] = state.epochs.last?.validation.share
    numbers[.bestValidationLoss] = state.lowestLoss?.validationLoss
    numbers[.bestEpoch] = state.lowestLoss.map { Double($0.epoch) }
    numbers[.testLoss] = state.outcome?.testLoss
    numbers[.testError] = state.outcome?.test.share
    numbers[.testAccuracy] = state.outcome.map { 1 - $0.test.share }
    numbers[.trainError] = trainError
    numbers[.trainAccuracy] = trainError.map { 1 - $0 }
    if isDiverged {
      for loss in [ExperimentMeasure.trainLoss, .validationLoss, .testLoss] {
        numbers[loss] = .infinity
      }
    }
    // The output layer gives scores, not a signal that is passed on.
    let hidden = state.firstSignals.dropLast()
    if let first = hidden.first, let last = hidden.last {
      numbers[.outputRatio] = last.outputVariance / first.outputVariance
      numbers[.gradientRatio] = first.gradientVariance / last.gradientVariance
    }
    self.numbers = numbers.filter { !$0.value.isNaN }
  }

  /// A number of the run; nil when it was not measured or does not exist.
  package func number(_ measure: ExperimentMeasure) -> Double? { numbers[measure] }
}

extension TrainingState {
  /// The epoch with the lowest validation loss of those that are kept.
  fileprivate var lowestLoss: TrainingEpoch? {
    epochs.min { $0.validationLoss < $1.validationLoss }
  }
}
