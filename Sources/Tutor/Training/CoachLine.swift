/// The one line of the coach: a new thing at most every five seconds, and none while it is pinned.
package struct CoachLine: Hashable, Sendable {
  /// Time that a thing said is left in peace.
  package static let calmMilliseconds = 5_000

  package private(set) var advice: Advice?
  package private(set) var isPinned = false
  private var saidAt: Int?

  package init() {}

  /// Takes in what could be said at a time; nil where there is no clock.
  mutating func take(_ new: Advice?, milliseconds: Int?, isOver: Bool) {
    guard let new, new != advice, !isPinned else { return }
    if !isOver, let saidAt, let milliseconds, milliseconds - saidAt < Self.calmMilliseconds {
      return
    }
    advice = new
    saidAt = milliseconds
  }

  mutating func togglePin() {
    if advice != nil { isPinned.toggle() }
  }
}
