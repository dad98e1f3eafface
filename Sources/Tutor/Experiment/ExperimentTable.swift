import Course

/// What an experiment came to: its numbers by variant, and which of its claims hold.
package struct ExperimentTable: Hashable, Sendable {
  /// Mean and spread of some seeds.
  package struct Statistic: Hashable, Sendable {
    package var mean: Double
    /// Standard deviation over the seeds; nil with fewer than two.
    package var deviation: Double?
    package var count: Int

    init?(_ numbers: [Double]) {
      guard !numbers.isEmpty else { return nil }
      count = numbers.count
      let mean = numbers.reduce(0, +) / Double(numbers.count)
      self.mean = mean
      guard numbers.count > 1, mean.isFinite else { return }
      let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      deviation = (squares / Double(numbers.count - 1)).squareRoot()
    }
  }

  /// A variant's line.
  package struct Row: Hashable, Sendable {
    package var variant: String
    package var seedCount: Int
    /// Runs whose loss became infinite or no number.
    package var divergedCount: Int
    /// In the order of the experiment's measures.
    package var numbers: [Statistic?]
    /// What the source reports, of its own measure.
    package var sourceFigure: Double?
  }

  /// A claim, and whether the runs bear it out.
  package struct Judgement: Hashable, Sendable {
    package var claim: String
    /// Of the means over the seeds; nil when a number is missing.
    package var holds: Bool?
    /// Seeds whose own numbers bear it out, of those that have all numbers.
    package var holdingSeedCount: Int
    package var seedCount: Int
    /// Whether it is a band, which holds on MNIST at full length alone.
    package var isBand: Bool
  }

  package let rows: [Row]
  package let judgements: [Judgement]
  /// Whether a run was changed by hand, so that the bands say nothing about it.
  package let isAltered: Bool

  /// Sums up the runs that are over.
  package init(_ plan: ExperimentPlan, _ results: [ExperimentResult]) {
    let experiment = plan.experiment
    rows = experiment.variants.enumerated().map { index, variant in
      let own = results.filter { $0.variant == index }
      return Row(
        variant: variant.name, seedCount: own.count, divergedCount: own.count { $0.isDiverged },
        numbers: experiment.measures.map { measure in
          Statistic(own.compactMap { $0.number(measure) })
        },
        sourceFigure: experiment.source?.figures[variant.name])
    }
    isAltered = results.contains(where: \.isAltered)
    let names = experiment.variants.map(\.name)
    judgements =
      experiment.expectations.map { Self.judge($0, names, results, isBand: false) }
      + (plan.judgesBands && !isAltered
        ? experiment.bands.map { Self.judge($0, names, results, isBand: true) } : [])
  }

  private static func judge(
    _ claim: ExperimentClaim, _ names: [String], _ results: [ExperimentResult], isBand: Bool
  ) -> Judgement {
    let verdict = { (results: [ExperimentResult]) in
      claim.holds { measure, variant in
        let own = results.filter { names[$0.variant] == variant }
        return Statistic(own.compactMap { $0.number(measure) })?.mean
      }
    }
    let bySeed = Dictionary(grouping: results, by: \.seed).values.compactMap(verdict)
    return Judgement(
      claim: claim.text, holds: verdict(results), holdingSeedCount: bySeed.count { $0 },
      seedCount: bySeed.count, isBand: isBand)
  }
}
