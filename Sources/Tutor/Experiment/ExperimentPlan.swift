package import Course

/// An experiment as it will be run: every variant once a seed, the seeds one after the other.
package struct ExperimentPlan: Hashable, Sendable {
  /// One training run of the experiment.
  package struct Run: Hashable, Sendable {
    /// Place of the variant in the experiment.
    package var variant: Int
    package var training: TrainingPlan

    package init(variant: Int, training: TrainingPlan) {
      self.variant = variant
      self.training = training
    }
  }

  package let experiment: Experiment
  package let runs: [Run]
  /// What the data calls itself: `mnist`, `generated`.
  package let dataName: String
  /// Whether the bands are judged: they hold on MNIST's files, with nothing overridden.
  package let judgesBands: Bool

  package init(
    experiment: Experiment, runs: [Run], dataName: String, judgesBands: Bool
  ) {
    self.experiment = experiment
    self.runs = runs
    self.dataName = dataName
    self.judgesBands = judgesBands
  }

  /// Whether there is more to say than the only run has said: several runs, a source, or claims.
  package var hasTable: Bool {
    runs.count > 1 || experiment.source != nil || !experiment.expectations.isEmpty
  }

  /// Where a run stands among the others.
  package func place(ofRun index: Int) -> RunPlace {
    RunPlace(index: index, count: runs.count, variant: variantName(of: runs[index]))
  }

  /// Name of a run's variant; empty when there is only one.
  package func variantName(of run: Run) -> String { experiment.variants[run.variant].name }
}
