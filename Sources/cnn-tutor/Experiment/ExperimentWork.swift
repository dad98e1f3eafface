internal import CNNEngine
internal import DataSets
internal import Tutor

/// The runs of an experiment one after the other, as reports; it knows no clock and no thread of its own.
///
/// A class because it owns the trainer of the run that is under way.
final class ExperimentWork {
  private let requests: [TrainingRequest]
  private let asksForSignals: Bool
  /// The images as they were read, kept for the next run.
  private var images: LoadedImages?
  private var run: TrainingRun?
  private var index = -1
  private var waiting: [ExperimentReport] = []
  private var isOver = false

  init(_ requests: [TrainingRequest], asksForSignals: Bool) {
    self.requests = requests
    self.asksForSignals = asksForSignals
  }

  /// Images that the signals of the layers are taken from.
  private static let signalCount = 128
  /// Training images that are read once more after the last step, at most.
  private static let trainErrorCount = 1_024

  /// Ends the run that is under way.
  func cancel() {
    run?.trainer.cancel()
    isOver = true
  }

  /// Does the work up to the next report; nil when all runs are over.
  func next() throws -> ExperimentReport? {
    if waiting.isEmpty, !isOver { try work() }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }

  private func work() throws {
    guard let run else { return try beginNextRun() }
    guard let event = try run.next() else {
      self.run = nil
      return try beginNextRun()
    }
    waiting = [.training(.events([event], elapsedMilliseconds: nil))]
    switch event {
    case .started:
      guard asksForSignals else { return }
      waiting.append(
        .signals(try run.trainer.signals(on: run.data.validation, imageCount: Self.signalCount)))
    case .finished: waiting.append(.ended(trainError: trainError(of: run)))
    case .diverged: waiting.append(.ended(trainError: nil))
    case .step, .epoch: break
    }
  }

  private func beginNextRun() throws {
    index += 1
    guard requests.indices.contains(index) else {
      isOver = true
      waiting = [.finished]
      return
    }
    let images = try images ?? requests[index].load()
    self.images = images
    run = try requests[index].begin(images)
    waiting = [.began(run: index)]
  }

  private func trainError(of run: TrainingRun) -> Double {
    let training = run.data.training
    let count = min(training.count, Self.trainErrorCount)
    let result = run.trainer.evaluate(ImageRange(training, 0..<count))
    return Double(result.wrongCount) / Double(count)
  }
}
