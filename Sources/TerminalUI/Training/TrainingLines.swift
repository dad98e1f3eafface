package import CNNEngine
import Canvas
package import Tutor

extension TrainingState {
  /// What is said of an event, just taken in, where there is no screen: a heading, a line an epoch, the result.
  package func words(for event: TrainingEvent) -> [String] {
    switch event {
    case .started(let start):
      [
        "\(plan.experiment) on \(start.dataName), \(start.parameterCount.grouped) parameters, "
          + "\(start.trainingCount.grouped) training images, rate \(plan.learningRate), "
          + "batch \(plan.batchSize), seed \(plan.seed)"
      ]
    case .step: []
    case .epoch(let epoch):
      [
        epoch.words(of: plan.epochCount)
          + (speed.imagesPerSecond.map { "   \(speedWords($0)) images/s" } ?? "")
      ]
    case .diverged: [statusText.string]
    case .finished: outcome?.words ?? []
    }
  }
}
