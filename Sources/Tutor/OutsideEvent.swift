/// What reaches a screen from outside: not a key, and not the passing of time.
package enum OutsideEvent: Sendable {
  /// The screen is on top again; what the record says by now.
  case progress(ProgressSummary)
  /// A text that was asked for is a file now.
  case written(path: String)
  /// The runs that are kept, oldest first.
  case runs([KeptRun])
  /// The runs behind an experiment report.
  case experiment(ExperimentReport)
}
