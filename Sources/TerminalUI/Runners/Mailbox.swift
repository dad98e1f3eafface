internal import Synchronization
package import Tutor

/// Where tasks leave events for the main loop; a class because several threads share the one box.
package final class Mailbox: Sendable {
  private let events = Mutex<[OutsideEvent]>([])
  private let wake: @Sendable () -> Void

  /// An empty box; `wake` ends the wait of the terminal's loop and is called from any thread.
  package init(wake: @escaping @Sendable () -> Void = {}) {
    self.wake = wake
  }

  /// Leaves an event and wakes the loop, once for all that lie there unread.
  package func post(_ event: OutsideEvent) {
    let isFirst = events.withLock { events in
      events.append(event)
      return events.count == 1
    }
    if isFirst { wake() }
  }

  /// Takes everything out, in order of arrival.
  package func takeAll() -> [OutsideEvent] {
    events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
