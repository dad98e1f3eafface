import CNNEngine
import Course

/// One event of a run of an experiment as one JSON object: that of a training run, and which run it is.
package struct ExperimentLine: Encodable, Hashable, Sendable {
  package var training: TrainingLine
  /// From 1.
  package var run: Int
  /// Such as `0.1`; empty when the experiment has only one.
  package var variant: String

  private enum Key: String, CodingKey {
    case run, variant
  }

  package init(training: TrainingLine, run: Int, variant: String) {
    self.training = training
    self.run = run
    self.variant = variant
  }

  package func encode(to encoder: any Encoder) throws {
    try training.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(run, forKey: .run)
    try container.encode(variant, forKey: .variant)
  }
}

/// The table of an experiment as one JSON object, the last line of several runs.
package struct ExperimentResultLine: Encodable, Hashable, Sendable {
  private let experiment: String
  private let data: String
  private let rows: [Row]
  private let claims: [Claim]
  private let event = "result"

  /// A variant with the mean of each measure.
  private struct Row: Encodable, Hashable, Sendable {
    var variant: String
    var seeds: Int
    var diverged: Int
    var means: [String: Double]
    var deviations: [String: Double]
    var source: Double?
  }

  private struct Claim: Encodable, Hashable, Sendable {
    var claim: String
    var holds: Bool?
    var holdingSeeds: Int
    var seeds: Int
  }

  /// Sums up the runs that are over.
  package init(_ state: ExperimentState) {
    let table = state.table
    let measures = state.plan.experiment.measures
    experiment = state.plan.experiment.id
    data = state.plan.dataName
    rows = table.rows.map { row in
      var (means, deviations): ([String: Double], [String: Double]) = ([:], [:])
      for (measure, number) in zip(measures, row.numbers) {
        if let mean = number?.mean, mean.isFinite { means[measure.rawValue] = mean }
        deviations[measure.rawValue] = number?.deviation
      }
      return Row(
        variant: row.variant, seeds: row.seedCount, diverged: row.divergedCount, means: means,
        deviations: deviations, source: row.sourceFigure)
    }
    claims = table.judgements.map {
      Claim(
        claim: $0.claim, holds: $0.holds, holdingSeeds: $0.holdingSeedCount, seeds: $0.seedCount)
    }
  }
}
