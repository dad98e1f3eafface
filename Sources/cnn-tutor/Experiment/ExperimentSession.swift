internal import CNNEngine
internal import Foundation
internal import Synchronization
internal import TerminalUI
internal import Tutor

/// The runs of an experiment on a thread of their own, reported through the mailbox.
///
/// A class because the main loop and the thread share it.
final class ExperimentSession: Sendable {
  private let request: ExperimentRequest
  private let mailbox: Mailbox
  private let isCancelled = Mutex(false)
  private let failureText = Mutex<String?>(nil)

  /// Reports leave at most this often: the screen is drawn no faster.
  private static let reportInterval = Duration.milliseconds(50)

  init(_ request: ExperimentRequest, mailbox: Mailbox) {
    self.request = request
    self.mailbox = mailbox
  }

  /// Why the runs could not begin or go on; nil when they could.
  var failure: String? { failureText.withLock { $0 } }

  /// Carries out what the screen asks for.
  func obey(_ command: TrainingCommand) {
    switch command {
    case .start:
      let thread = Thread { [self] in work() }
      thread.name = "experiment"
      thread.start()
    case .cancel: isCancelled.withLock { $0 = true }
    case .pause, .resume, .change: break
    }
  }

  private func work() {
    do {
      try report(request.begin())
    } catch {
      failureText.withLock { $0 = "\(error)" }
      mailbox.post(.experiment(.failed("\(error)")))
    }
  }

  /// Steps to the end; events of neighbouring steps leave together.
  private func report(_ work: ExperimentWork) throws {
    defer { work.cancel() }
    let clock = ContinuousClock()
    let start = clock.now
    var lastPost = start
    var pending: [TrainingEvent] = []
    func post() {
      guard !pending.isEmpty else { return }
      let elapsed = (clock.now - start).milliseconds
      mailbox.post(.experiment(.training(.events(pending, elapsedMilliseconds: elapsed))))
      pending = []
      lastPost = clock.now
    }
    while !isCancelled.withLock({ $0 }), let next = try work.next() {
      if case .training(.events(let events, _)) = next {
        pending += events
        if clock.now - lastPost >= Self.reportInterval { post() }
      } else {
        post()
        mailbox.post(.experiment(next))
      }
    }
  }
}
