internal import CNNEngine
internal import Dispatch
internal import Foundation
internal import Synchronization
internal import TerminalUI
internal import Tutor

/// A run on a thread of its own, which reports through the mailbox and obeys the dashboard.
///
/// A class because the main loop and the run's thread share it.
final class TrainingSession: Sendable {
  private struct Orders {
    var isPaused = false
    var isCancelled = false
    /// What the student asked for, in order.
    var changes: [TrainingChange] = []
    /// Time after each step: slow motion.
    var pace = Duration.zero
  }

  private let request: TrainingRequest
  private let mailbox: Mailbox
  private let orders = Mutex(Orders())
  /// Signalled at each order, so that a run that waits looks at it.
  private let bell = DispatchSemaphore(value: 0)
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
      return
    case .pause: orders.withLock { $0.isPaused = true }
    case .resume: orders.withLock { $0.isPaused = false }
    case .cancel: orders.withLock { $0.isCancelled = true }
    case .change(.pace(let milliseconds)):
      orders.withLock { $0.pace = .milliseconds(milliseconds) }
    case .change(.restart(let seed)):
      orders.withLock {
        $0.isPaused = false
        $0.changes.append(.restart(seed: seed))
      }
    case .change(let change): orders.withLock { $0.changes.append(change) }
    }
    bell.signal()
  }

  private func train() {
    do {
      try work()
    } catch {
      failureText.withLock { $0 = "\(error)" }
      post(.failed("\(error)"))
    }
  }

  /// Steps and obeys until it is cancelled; a run that is paused or over sleeps until the bell rings.
  private func work() throws {
    let driver = TrainingDriver(request)
    defer { driver.cancel() }
    var clock = WorkClock()
    var isOver = false
    while true {
      let now = orders.withLock { orders in
        defer { orders.changes = [] }
        return orders
      }
      if now.isCancelled { return }
      for change in now.changes {
        if case .restart = change {
          clock = WorkClock()
          isOver = false
        }
        try driver.carryOut(change).forEach(post)
      }
      if now.isPaused || isOver {
        if now.changes.isEmpty { bell.wait() }
      } else {
        isOver = try stretch(driver, &clock, pace: now.pace)
      }
    }
  }

  /// Steps until a report is due or an order is there, with time counted only while it steps.
  ///
  /// - Returns: Whether the run is over.
  private func stretch(
    _ driver: TrainingDriver, _ clock: inout WorkClock, pace: Duration
  ) throws -> Bool {
    var pending: [TrainingEvent] = []
    let first = clock.worked
    while true {
      let event = try clock.measure { try driver.next(keepsMark: pending.isEmpty).first }
      guard let event else { return true }
      pending.append(event)
      let isDue = clock.worked - first >= Self.reportInterval || pace > .zero
      guard isDue || event.isLandmark || hasOrder else { continue }
      post(.events(pending, elapsedMilliseconds: clock.worked.milliseconds))
      for event in pending { try driver.pictures(after: event).forEach(post) }
      if pace > .zero { _ = bell.wait(timeout: .now() + .milliseconds(pace.milliseconds)) }
      return event.isLast
    }
  }

  private var hasOrder: Bool {
    orders.withLock { $0.isPaused || $0.isCancelled || !$0.changes.isEmpty }
  }

  private func post(_ report: TrainingReport) {
    mailbox.post(.training(report))
  }
}

/// Adds up the time that is spent on steps.
private struct WorkClock {
  private(set) var worked = Duration.zero
  private let clock = ContinuousClock()

  mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
    let start = clock.now
    defer { worked += clock.now - start }
    return try work()
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
