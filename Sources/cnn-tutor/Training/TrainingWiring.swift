internal import CNNEngine
internal import Canvas
internal import Course
internal import Foundation
internal import TerminalUI
internal import Tutor

extension Wiring {
  /// The dashboard of the run that was asked for, or of the default one.
  func trainingScreen(experiment: String?) throws -> any Screen {
    let request = try trainingRequest(experiment: experiment)
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

  private func trainingRequest(experiment: String?) throws -> TrainingRequest {
    var settings = trainingSettings ?? TrainingSettings()
    if let experiment { settings.experiment = experiment }
    return try TrainingRequest(settings, content: { try library.folder })
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

  /// The run in lines on standard output: text, or one JSON object an event.
  func trainInLines(experiment: String?, json: Bool) throws {
    endAtOnceOnSignals()
    let request = try trainingRequest(experiment: experiment)
    let printer = TrainingPrinter(isJSON: json, isUnicode: options.capabilities.isUnicode)
    var state = TrainingState(plan: request.plan)
    let run = try request.begin()
    let clock = ContinuousClock()
    let start = clock.now
    while let event = try run.next() {
      let elapsed = (clock.now - start).milliseconds
      for case .record(let entry) in state.handle(
        .report(.events([event], elapsedMilliseconds: elapsed)))
      {
        recordOrComplain(entry)
      }
      try printer.print(event, state)
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

/// Lines of output for each event of a run.
private struct TrainingPrinter {
  private let isJSON: Bool
  private let text: PlainText
  private let encoder = JSONEncoder()

  init(isJSON: Bool, isUnicode: Bool) {
    self.isJSON = isJSON
    text = PlainText(isUnicode: isUnicode)
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  func print(_ event: TrainingEvent, _ state: TrainingState) throws {
    if isJSON {
      text.print(String(decoding: try encoder.encode(state.line(for: event)), as: UTF8.self))
    } else {
      for line in state.words(for: event) { text.print(line) }
    }
  }
}

/// Without a screen there is nothing to put back: a signal ends the program with 128 + its number.
private func endAtOnceOnSignals() {
  for number in [SIGINT, SIGTERM, SIGHUP] {
    signal(number) { _exit(128 + $0) }
  }
}
