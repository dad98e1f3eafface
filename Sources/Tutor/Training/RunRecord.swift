internal import Checked
import CNNEngine

/// A run that is over, as it is kept to be compared with others: settings, curves, and what came out.
package struct RunRecord: Codable, Hashable, Sendable {
  /// A place of a curve.
  package struct Point: Codable, Hashable, Sendable {
    package var step: Double
    package var loss: Double
  }

  /// Validation after an epoch.
  package struct Epoch: Codable, Hashable, Sendable {
    package var step: Int
    package var validationLoss: Double?
    /// A share, from 0 to 1.
    package var validationError: Double
  }

  /// Given by the student; empty until then.
  package var name = ""
  package var experiment: String
  /// Such as `0.1` of a sweep; empty when the experiment has only one.
  package var variant: String
  package var data: String
  package var seed: UInt64
  package var learningRate: Double
  package var batchSize: Int
  package var epochCount: Int
  package var parameterCount: Int
  package var stepsPerEpoch: Int
  package var stepCount: Int
  package var hasDiverged: Bool
  package var testLoss: Double?
  /// Nil when the run diverged.
  package var testError: Double?
  package var testCount: Int
  package var training: [Point]
  package var epochs: [Epoch]

  /// What is drawn of a curve: as many places as a wide screen has dots.
  static let pointLimit = 256
}

extension RunRecord {
  /// A run that is over; nil for one that is under way or never began.
  package init?(_ state: TrainingState, variant: String = "") {
    guard let start = state.start, state.phase == .finished || state.phase == .diverged else {
      return nil
    }
    let plan = state.plan
    experiment = plan.experiment
    self.variant = variant
    data = state.dataName
    seed = plan.seed
    learningRate = plan.learningRate
    batchSize = plan.batchSize
    epochCount = plan.epochCount
    parameterCount = start.parameterCount
    stepsPerEpoch = start.stepsPerEpoch
    stepCount = state.lastStep?.step ?? 0
    hasDiverged = state.phase == .diverged
    testLoss = state.outcome?.testLoss
    testError = state.outcome?.test.share
    testCount = state.outcome?.test.total ?? 0
    training = state.trainCurve.points.thinned(to: Self.pointLimit).map {
      Point(step: $0.step, loss: $0.value)
    }
    epochs = state.epochs.map {
      Epoch(
        step: $0.step, validationLoss: $0.validationLoss.isFinite ? $0.validationLoss : nil,
        validationError: $0.validation.share)
    }
  }

  /// Counts beyond it nobody has trained, and sums and products of numbers below it hold.
  private static let countLimit = 1 << 40

  /// The first key whose value no run can have, in a file that others may have written; nil when all is well.
  package var wrongValue: String? {
    let counts = [
      ("batchSize", batchSize), ("epochCount", epochCount), ("parameterCount", parameterCount),
      ("stepsPerEpoch", stepsPerEpoch), ("stepCount", stepCount), ("testCount", testCount),
    ]
    let shares =
      (testError.map { [("testError", $0)] } ?? []) + epochs.map { ("epochs", $0.validationError) }
    let steps = training.map { ("training", $0.step) } + epochs.map { ("epochs", Double($0.step)) }
    return counts.first { !(0...Self.countLimit).contains($0.1) }?.0
      ?? shares.first { !(0...1).contains($0.1) }?.0
      ?? steps.first { !(0...Double(Self.countLimit)).contains($0.1) }?.0
  }

  /// What a list calls the run: its name, or what it trained.
  package var title: String {
    if !name.isEmpty { return name }
    let what = variant.isEmpty ? experiment : "\(experiment) \(variant)"
    return "\(what), rate \(learningRate), batch \(batchSize), seed \(seed)"
  }

  /// Its test error with its standard error; nil when it diverged.
  package var test: ErrorCount? {
    testError.map {
      ErrorCount(wrong: ($0 * Double(testCount)).rounded().clampedInt, total: testCount)
    }
  }
}

extension [TrainingCurve.Point] {
  /// At most so many points: neighbours are joined, so that noise is averaged and not picked.
  fileprivate func thinned(to limit: Int) -> [Element] {
    guard count > limit else { return self }
    let length = (count + limit - 1) / limit
    return stride(from: 0, to: count, by: length).map { first in
      let part = self[first..<Swift.min(first + length, count)]
      return part.dropFirst().reduce(part[first]) { $0.joined(with: $1) }
    }
  }
}
