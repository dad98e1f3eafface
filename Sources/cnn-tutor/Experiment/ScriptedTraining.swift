internal import Tutor

/// The runs of an experiment one report at a time, without a clock, so that a script gives the same frames every time.
///
/// A class because the closures that a script's screens call share it.
final class ScriptedTraining {
  private let request: ExperimentRequest
  private var work: ExperimentWork?
  private var isPaused = false
  private var isOver = false
  private var waiting: [ExperimentReport] = [.ready]

  init(_ request: ExperimentRequest) {
    self.request = request
  }

  /// Carries out what the dashboard asks for.
  func obey(_ command: TrainingCommand) {
    switch command {
    case .start: work = request.begin(.pictures)
    case .pause: isPaused = true
    case .resume: isPaused = false
    case .cancel: work = nil
    case .change(let change):
      isOver = false
      if case .restart = change { isPaused = false }
      waiting += reports { try $0.carryOut(change) }
    }
  }

  /// The next report; nil while nothing moves.
  func next() -> OutsideEvent? {
    if waiting.isEmpty, !isPaused, !isOver {
      waiting = reports { try $0.next(keepsMark: true) }
      isOver = waiting.isEmpty
    }
    return waiting.isEmpty ? nil : .experiment(waiting.removeFirst())
  }

  /// What a piece of work reports, its failure included.
  private func reports(_ task: (ExperimentWork) throws -> [ExperimentReport]) -> [ExperimentReport]
  {
    guard let work else { return [] }
    do { return try task(work) } catch {
      self.work = nil
      return [.failed("\(error)")]
    }
  }
}
