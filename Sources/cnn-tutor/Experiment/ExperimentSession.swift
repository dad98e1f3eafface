internal import CNNEngine
internal import Dispatch
internal import Foundation
internal import Synchronization
internal import TerminalUI
internal import Tutor

/// The runs of an experiment on a thread of their own, which reports through the mailbox and obeys the dashboard.
///
/// A class because the main loop and the thread share it.
final class ExperimentSession: Sendable {
  private struct Orders {
    var isPaused = false
    var isCancelled = false
    /// What the student asked for, in order.
    var changes: [TrainingChange] = []
    /// Time after each step: slow motion.
    var pace = Duration.zero
  }

  private let request: ExperimentRequest
  private let mailbox: Mailbox
  private let orders = Mutex(Orders())
  /// Signalled at each order, so that a run that waits looks at it.
  private let bell = DispatchSemaphore(value: 0)
  private let failureText = Mutex<String?>(nil)

  /// Reports leave at most this often: the screen is drawn no faster.
  private static let reportInterval = Duration.milliseconds(50)

  init(_ request: ExperimentRequest, mailbox: Mailbox) {
    self.request = request
    self.mailbox = mailbox
  }

  /// Why the runs could not begin or go on; nil when they could, or have not tried.
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
      mailbox.post(.experiment(.failed("\(error)")))
    }
  }

  /// Steps and obeys until it is cancelled; a run that is paused or over sleeps until the bell rings.
  private func work() throws {
    let work = request.begin(.pictures)
    defer { work.cancel() }
    var post = ExperimentPost(mailbox)
    var isOver = false
    while true {
      let now = orders.withLock { orders in
        defer { orders.changes = [] }
        return orders
      }
      if now.isCancelled { return }
      for change in now.changes {
        if change.beginsAgain { isOver = false }
        post.send(try work.carryOut(change))
        post.flush()
      }
      if now.isPaused || isOver {
        if now.changes.isEmpty { bell.wait() }
      } else {
        isOver = try stretch(work, &post, pace: now.pace)
      }
    }
  }

  /// Steps until a report is due or an order is there, with time counted only while it steps.
  ///
  /// - Returns: Whether all runs are over.
  private func stretch(
    _ work: ExperimentWork, _ post: inout ExperimentPost, pace: Duration
  ) throws -> Bool {
    let first = post.worked
    var keepsMark = true
    while true {
      let reports = try post.measure { try work.next(keepsMark: keepsMark) }
      if reports.isEmpty {
        post.flush()
        return true
      }
      post.send(reports)
      keepsMark = false
      guard post.worked - first >= Self.reportInterval || pace > .zero || hasOrder else { continue }
      post.flush()
      if pace > .zero { _ = bell.wait(timeout: .now() + .milliseconds(pace.milliseconds)) }
      return false
    }
  }

  private var hasOrder: Bool {
    orders.withLock { $0.isPaused || $0.isCancelled || !$0.changes.isEmpty }
  }
}

/// Sends reports: events of neighbouring steps leave together, with the time that the run has worked.
private struct ExperimentPost {
  private let mailbox: Mailbox
  private let clock = ContinuousClock()
  private var pending: [TrainingEvent] = []
  /// Time that was spent on the steps of this run.
  private(set) var worked = Duration.zero

  init(_ mailbox: Mailbox) {
    self.mailbox = mailbox
  }

  mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
    let start = clock.now
    defer { worked += clock.now - start }
    return try work()
  }

  mutating func send(_ reports: [ExperimentReport]) {
    for report in reports {
      if case .training(.events(let events, _)) = report {
        if case .started? = events.first { worked = .zero }
        pending += events
        // The first frame of a run and its end are shown at once.
        if events.contains(where: \.isLandmark) { flush() }
      } else {
        flush()
        mailbox.post(.experiment(report))
      }
    }
  }

  mutating func flush() {
    guard !pending.isEmpty else { return }
    mailbox.post(
      .experiment(.training(.events(pending, elapsedMilliseconds: worked.milliseconds))))
    pending = []
  }
}

extension TrainingChange {
  /// Whether a run that was over goes on with it.
  fileprivate var beginsAgain: Bool {
    switch self {
    case .restart, .goBack: true
    case .oneStep, .learningRate, .restoreBest, .save, .pace, .look, .read: false
    }
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
