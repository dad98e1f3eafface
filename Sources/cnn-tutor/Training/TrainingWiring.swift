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
      stepTraining = stepper(of: TrainingDriver(request))
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
  private func stepper(of driver: TrainingDriver) -> () -> OutsideEvent? {
    var waiting: [TrainingReport] = []
    train = { command in
      guard case .change(let change) = command else { return }
      waiting += reports { try driver.carryOut(change) }
    }
    return {
      if waiting.isEmpty { waiting = reports { try driver.nextReports() } }
      return waiting.isEmpty ? nil : .training(waiting.removeFirst())
    }
  }
}

/// What a piece of work reports, its failure included.
private func reports(_ work: () throws -> [TrainingReport]) -> [TrainingReport] {
  do { return try work() } catch { return [.failed("\(error)")] }
}

extension TrainingDriver {
  /// The next event as the reports that a session would send for it.
  fileprivate func nextReports() throws -> [TrainingReport] {
    guard let event = try next(keepsMark: true).first else { return [] }
    return [.events([event], elapsedMilliseconds: nil)] + (try pictures(after: event))
  }
}
