/// What the work behind an experiment reports.
package enum ExperimentReport: Sendable {
  /// The screen may be shown; the question comes first.
  case ready
  /// A run begins, by its place in the plan.
  case began(run: Int)
  /// What the run did since the last report.
  case training(TrainingReport)
  /// What was measured of a run after its last step; the run is over.
  case ended(trainError: Double?)
  /// All runs are over.
  case finished
  /// The experiment cannot begin or go on: a sentence.
  case failed(String)
}
