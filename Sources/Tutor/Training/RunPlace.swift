/// Where a run stands in its experiment, and what the student expects of it.
package struct RunPlace: Hashable, Sendable {
  /// From 0.
  package let index: Int
  /// Runs of the experiment.
  package let count: Int
  /// Such as `0.1` of a sweep; empty when the experiment has only one.
  package let variant: String
  /// What the student said before the first run; nil when nothing was said.
  package var expectation: String?

  /// The only run, unless said.
  package init(index: Int = 0, count: Int = 1, variant: String = "") {
    self.index = index
    self.count = count
    self.variant = variant
  }

  /// Whether other runs come before or after it.
  package var isOneOfSeveral: Bool { count > 1 }
}

/// The training loss of another run, drawn over the plot of the run that goes.
package struct CurveOverlay: Hashable, Sendable {
  /// As the legend names it.
  package var name: String
  package var points: [TrainingCurve.Point]
  package var stepsPerEpoch: Int

  package init(name: String, points: [TrainingCurve.Point], stepsPerEpoch: Int) {
    self.name = name
    self.points = points
    self.stepsPerEpoch = stepsPerEpoch
  }

  /// A run that was kept.
  package init(_ run: KeptRun) {
    self.init(
      name: "run \(run.number)",
      points: run.record.training.map {
        TrainingCurve.Point(step: $0.step, value: $0.loss, count: 1)
      }, stepsPerEpoch: run.record.stepsPerEpoch)
  }
}
