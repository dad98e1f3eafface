internal import CNNEngine
internal import Dispatch
internal import Foundation
internal import Synchronization
internal import TerminalUI
internal import Tutor

/// A run on a thread of its own, which reports through the mailbox and obeys pause, resume and cancel.
///
/// A class because the main loop and the run's thread share it.
final class TrainingSession: Sendable {
  private enum Order {
    case run
    case pause
    case cancel
  }

  private let request: TrainingRequest
  private let mailbox: Mailbox
  private let order = Mutex(Order.run)
  /// Signalled when a pause ends.
  private let pauseEnd = DispatchSemaphore(value: 0)
  private let failureText = Mutex<String?>(nil)

  /// Reports leave at most this often: the screen is drawn no faster.
  private static let reportInterval = Duration.milliseconds(50)

  init(_ request: TrainingRequest, mailbox: Mailbox) {
    self.request = request
    self.mailbox = mailbox
  }

  /// Why the run could not begin; nil when it could, or has not tried.
  var failure: String? { failureText.withLock { $0 } }

  /// Carries out what the dashboard asks for.
  func obey(_ command: TrainingCommand) {
    switch command {
    case .start:
      let thread = Thread { [self] in train() }
      thread.name = "training"
      thread.start()
    case .pause: order.withLock { if $0 == .run { $0 = .pause } }
    case .resume: endPause(with: .run)
    case .cancel: endPause(with: .cancel)
    }
  }

  private func endPause(with new: Order) {
    let old = order.withLock { order in
      defer { if order != .cancel { order = new } }
      return order
    }
    if old == .pause { pauseEnd.signal() }
  }

  /// Waits while the run is paused; false when it is cancelled.
  private func mayGoOn() -> Bool {
    while true {
      switch order.withLock({ $0 }) {
      case .run: return true
      case .cancel: return false
      case .pause: pauseEnd.wait()
      }
    }
  }

  private func train() {
    do {
      try report(try request.begin())
    } catch {
      failureText.withLock { $0 = "\(error)" }
      post(.failed("\(error)"))
    }
  }

  /// Steps to the end, with time counted only while it steps.
  private func report(_ run: TrainingRun) throws {
    defer { run.trainer.cancel() }
    let clock = ContinuousClock()
    var (worked, lastReport) = (Duration.zero, Duration.zero)
    var pending: [TrainingEvent] = []
    var kernelsChanged = true
    while mayGoOn() {
      let start = clock.now
      guard let event = try run.next() else { break }
      worked += clock.now - start
      pending.append(event)
      if case .epoch = event { kernelsChanged = true }
      let isDue = worked - lastReport >= Self.reportInterval
      guard isDue || event.isLandmark else { continue }
      post(.events(pending, elapsedMilliseconds: worked.milliseconds))
      pending = []
      lastReport = worked
      if kernelsChanged { post(.kernels(run.kernels)) }
      kernelsChanged = false
      if case .finished(let result) = event { post(.digits(run.digits(of: result))) }
    }
  }

  private func post(_ report: TrainingReport) {
    mailbox.post(.training(report))
  }
}

extension TrainingEvent {
  /// Whether it is shown at once, however short ago the last report was.
  fileprivate var isLandmark: Bool {
    switch self {
    case .started, .diverged, .finished: true
    case .step, .epoch: false
    }
  }
}

extension Duration {
  /// Whole milliseconds, rounded down.
  var milliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
