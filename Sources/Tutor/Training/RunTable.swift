package import CNNEngine

/// Events of a run as lines of comma-separated values: a row a step, an epoch and the end.
package struct RunTable {
  /// Names of the columns.
  package static let header =
    "run,experiment,variant,seed,event,epoch,step,learningRate,trainLoss,gradientNorm,"
    + "validationLoss,validationError,silentFilters,testLoss,testError"

  private let run: Int
  private let variant: String
  private let state: TrainingState

  /// The state has taken in the event that is asked for.
  package init(run: Int, variant: String, state: TrainingState) {
    self.run = run
    self.variant = variant
    self.state = state
  }

  /// The row of the event that was taken in last; nil for the start, which has no numbers.
  package func line(for event: TrainingEvent) -> String? {
    if case .started = event { return nil }
    let line = state.line(for: event)
    let silent = line.silentFilters.map { "\($0.reduce(0) { $0 + $1.silent })" }
    let fields: [String] = [
      "\(run)", quoted(state.plan.experiment), quoted(variant), "\(line.seed)",
      line.event.rawValue, "\(line.epoch)", "\(line.step)", number(line.learningRate),
      number(line.trainLoss), number(line.gradientNorm), number(line.validationLoss),
      number(line.validationError), silent ?? "", number(line.testLoss), number(line.testError),
    ]
    return fields.joined(separator: ",")
  }

  /// Empty where there is no finite number.
  private func number(_ value: Double?) -> String {
    value.flatMap { $0.isFinite ? "\($0)" : nil } ?? ""
  }

  private func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" }) else { return text }
    let inner = text.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) }
    return "\"\(inner)\""
  }
}
