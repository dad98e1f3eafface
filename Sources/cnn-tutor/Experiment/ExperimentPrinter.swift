internal import CNNEngine
internal import Canvas
internal import Course
internal import Foundation
internal import TerminalUI
internal import Tutor

/// Lines of output for each report of an experiment: text, or one JSON object an event.
struct ExperimentPrinter {
  private let isJSON: Bool
  private let text: PlainText
  private let capabilities: Capabilities

  init(isJSON: Bool, capabilities: Capabilities) {
    self.isJSON = isJSON
    self.capabilities = capabilities
    text = PlainText(isUnicode: capabilities.isUnicode)
  }

  /// What is about to be done; a single run without a question says it by its first line.
  func printOpening(_ plan: ExperimentPlan) throws {
    guard !isJSON, plan.runs.count > 1 else { return }
    try text.print(plan.openingWords)
  }

  func printQuestion(_ state: ExperimentState) throws {
    for line in state.questionWords { try text.print(line) }
  }

  func printRequest() throws {
    try text.print("Type the number of your guess, or press return to go on without one.")
  }

  /// What a report means, after the state has taken it in.
  func print(_ report: ExperimentReport, _ state: ExperimentState) throws {
    switch report {
    case .began(let run):
      if !isJSON, state.plan.runs.count > 1 { try text.print(state.plan.runWords(run)) }
    case .training(.events(let events, _)):
      guard let current = state.current else { return }
      for event in events { try print(event, current, state) }
    case .finished: try printEnd(state)
    case .ready, .training, .ended, .failed: break
    }
  }

  private func print(
    _ event: TrainingEvent, _ current: TrainingState, _ state: ExperimentState
  ) throws {
    guard isJSON else {
      for line in current.words(for: event) { try text.print(line) }
      return
    }
    let plan = state.plan
    try Output.results.object(
      ExperimentLine(
        training: current.line(for: event), run: state.runIndex + 1,
        variant: plan.variantName(of: plan.runs[state.runIndex])))
  }

  private func printEnd(_ state: ExperimentState) throws {
    guard state.plan.hasTable else { return }
    if isJSON {
      // Of a single run the line before says all that there is.
      if state.plan.runs.count > 1 { try Output.results.object(ExperimentResultLine(state)) }
    } else {
      try text.print("")
      for line in state.resultLines(width: 78, capabilities: capabilities) {
        try text.print(line.string.isEmpty ? " " : line.string)
      }
    }
  }
}
