internal import CNNEngine
internal import Course
internal import Foundation
internal import TerminalUI
internal import Tutor

extension Wiring {
  /// The experiment that was asked for with its options; the default run needs no course.
  func experimentRequest(_ id: String?) throws -> ExperimentRequest {
    var settings = trainingSettings ?? TrainingSettings()
    if settings.log == nil { settings.log = try RunLog() }
    let experiment = try experiment(id ?? settings.experiment)
    return try ExperimentRequest(experiment, settings, content: { try library.folder })
  }

  private func experiment(_ id: String?) throws -> Experiment {
    let standard = Experiment.lenet5
    do {
      return try library.experiment(id ?? standard.id)
    } catch  where id == nil || id == standard.id {
      return standard
    }
  }

  /// The dashboard of the experiment that was asked for, or of the default one.
  func trainingScreen(experiment: String?) throws -> any Screen {
    let request = try experimentRequest(experiment)
    if isScripted {
      let steps = ScriptedTraining(request)
      train = { steps.obey($0) }
      stepTraining = { steps.next() }
    } else {
      let session = ExperimentSession(request, mailbox: mailbox)
      trainingSession = session
      train = { session.obey($0) }
      // Mail is collected after the first frame is drawn, so nothing is computed before it.
      mailbox.post(.experiment(.ready))
    }
    return ExperimentScreen(ExperimentState(plan: request.plan))
  }

  /// An experiment in lines on standard output: text, or one JSON object an event.
  ///
  /// `asks` lets the student guess first, line by line.
  func trainInLines(experiment id: String?, json: Bool, asks: Bool) throws {
    endAtOnceOnSignals()
    let request = try experimentRequest(id)
    let printer = ExperimentPrinter(isJSON: json, capabilities: options.capabilities)
    var state = ExperimentState(plan: request.plan, asks: asks)
    try printer.printOpening(request.plan)
    if state.phase == .asking { try askForGuess(&state, printer) }
    let work = request.begin(.figures)
    let clock = ContinuousClock()
    let start = clock.now
    while case let reports = try work.next(), !reports.isEmpty {
      for report in reports {
        let report = report.timed(milliseconds: (clock.now - start).milliseconds)
        for case .record(let entry) in state.handle(.report(report)) { recordOrComplain(entry) }
        try printer.print(report, state)
      }
    }
  }

  /// Asks until a choice is named, a line is empty, or no line is left.
  private func askForGuess(_ state: inout ExperimentState, _ printer: ExperimentPrinter) throws {
    try printer.printQuestion(state)
    repeat {
      try printer.printRequest()
      guard let line = readLine(), line.contains(where: { !$0.isWhitespace }) else { break }
      if state.guess(line).isRead { return }
    } while true
    _ = state.handle(.skip)
  }
}

extension ExperimentReport {
  /// The same report with the time at which its events were over.
  fileprivate func timed(milliseconds: Int) -> ExperimentReport {
    guard case .training(.events(let events, _)) = self else { return self }
    return .training(.events(events, elapsedMilliseconds: milliseconds))
  }
}

/// Without a screen there is nothing to put back: a signal ends the program with 128 + its number.
private func endAtOnceOnSignals() {
  for number in [SIGINT, SIGTERM, SIGHUP] {
    signal(number) { _exit(128 + $0) }
  }
}
