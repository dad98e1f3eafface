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
          + (silence.layers.isEmpty ? "" : "   silent \(silence.words)")
      ]
    case .diverged: [statusText.string] + silence.closingWords + coachLines
    case .finished: (outcome?.words ?? []) + silence.closingWords + coachLines
    }
  }

  /// What the coach sees at the end.
  private var coachLines: [String] {
    coach.advice.map { ["coach: \($0.sentence) Lesson \($0.lesson)."] } ?? []
  }
}

extension SilenceWatch {
  /// `C1 0/6, C3 3/16`: silent filters of each layer.
  var words: String {
    layers.map { "\($0.layer) \($0.silentCount)/\($0.filterCount)" }.joined(separator: ", ")
  }

  /// What was found at the end, with what is meant by it; nothing where nobody looked.
  var closingWords: [String] {
    guard let first = layers.first else { return [] }
    let dead = layers.map { "\($0.layer) \($0.deadCount)/\($0.filterCount)" }
    return [
      "silent filters: \(words) (no position positive on any of \(first.imageCount) validation images)",
      "dead filters: \(dead.joined(separator: ", ")) (silent for \(Self.deadSteps) steps or more)",
    ]
  }
}
