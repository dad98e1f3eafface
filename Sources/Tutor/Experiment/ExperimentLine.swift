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
    /// Nil, which becomes null, where there is no finite number.
    var means: [String: Double?]
    var deviations: [String: Double?]
    var source: [String: Double?]
  }

  private struct Claim: Encodable, Hashable, Sendable {
    private enum Key: String, CodingKey {
      case claim, holds, holdingSeeds, seeds
    }

    var claim: String
    var holds: Bool?
    var holdingSeeds: Int
    var seeds: Int

    /// Written by hand because nil is to be null, which the compiler's own form leaves out.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(claim, forKey: .claim)
      try container.encode(holds, forKey: .holds)
      try container.encode(holdingSeeds, forKey: .holdingSeeds)
      try container.encode(seeds, forKey: .seeds)
    }
  }

  /// Sums up the runs that are over.
  package init(_ state: ExperimentState) {
    let table = state.table
    let measures = state.plan.experiment.measures
    let sourceMeasure = state.plan.experiment.source?.measure
    experiment = state.plan.experiment.id
    data = state.plan.dataName
    rows = table.rows.map { row in
      var (means, deviations): ([String: Double?], [String: Double?]) = ([:], [:])
      for (measure, number) in zip(measures, row.numbers) {
        let mean = number.flatMap { $0.mean.isFinite ? $0.mean : nil }
        means.updateValue(mean, forKey: measure.rawValue)
        deviations.updateValue(number?.deviation, forKey: measure.rawValue)
      }
      return Row(
        variant: row.variant, seeds: row.seedCount, diverged: row.divergedCount, means: means,
        deviations: deviations,
        source: sourceMeasure.map { [$0.rawValue: row.sourceFigure] } ?? [:])
    }
    claims = table.judgements.map {
      Claim(
        claim: $0.claim, holds: $0.holds, holdingSeeds: $0.holdingSeedCount, seeds: $0.seedCount)
    }
  }
}
