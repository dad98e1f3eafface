internal import CNNEngine
internal import Canvas
internal import Course
internal import Foundation
internal import TerminalUI
internal import Tutor

extension Wiring {
  /// The dashboard of the run that was asked for, or of the default one.
  func trainingScreen(experiment: String?) throws -> any Screen {
    let asked = try experimentRequest(experiment)
    guard asked.plan.experiment.id == Experiment.lenet5.id, let request = asked.single else {
      return experimentScreen(asked)
    }
    if isScripted {
      stepTraining = stepper(of: request)
    } else {
      let session = TrainingSession(request, mailbox: mailbox)
      trainingSession = session
      train = { session.obey($0) }
      // Mail is collected after the first frame is drawn, so nothing is computed before it.
      mailbox.post(.training(.ready))
    }
    return TrainingScreen(plan: request.plan)
  }

  /// One event a step, without a clock, so that a script gives the same frames every time.
  private func stepper(of request: TrainingRequest) -> () -> OutsideEvent? {
    var run: TrainingRun?
    var waiting: [TrainingReport] = []
    return {
      do {
        if waiting.isEmpty {
          let current = try run ?? request.begin()
          run = current
          waiting = try current.nextReports()
        }
      } catch {
        waiting = [.failed("\(error)")]
      }
      return waiting.isEmpty ? nil : .training(waiting.removeFirst())
    }
  }
}

extension TrainingRun {
  /// The next event as the reports that a session would send for it.
  fileprivate func nextReports() throws -> [TrainingReport] {
    guard let event = try next() else { return [] }
    let report = TrainingReport.events([event], elapsedMilliseconds: nil)
    switch event {
    case .started, .epoch: return [report, .kernels(kernels)]
    case .finished(let result): return [report, .digits(digits(of: result))]
    case .step, .diverged: return [report]
    }
  }
}
