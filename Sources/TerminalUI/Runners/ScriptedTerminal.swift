package import Canvas

/// A terminal that types what it was told and keeps what it was shown: for tests of the loop.
package struct ScriptedTerminal: TerminalDevice {
  package var size: Size
  package var capabilities: Capabilities
  /// Moves by the timeout when a wait ends with one.
  package var nowMilliseconds = 0
  /// Everything that was shown, in order.
  package private(set) var frames: [Grid] = []
  /// How often the terminal was given back to the shell.
  package private(set) var suspensionCount = 0
  /// The timeouts that were asked for, in order; nil is a wait for ever.
  package private(set) var waits: [Int?] = []
  private var events: [TerminalEvent]

  /// Events in order; after the last one the input ends.
  package init(
    _ events: [TerminalEvent], size: Size = Size(width: 80, height: 24),
    capabilities: Capabilities = Capabilities()
  ) {
    self.events = events
    self.size = size
    self.capabilities = capabilities
  }

  package mutating func show(_ grid: Grid) { frames.append(grid) }

  package mutating func nextEvent(timeoutMilliseconds: Int?) -> TerminalEvent {
    waits.append(timeoutMilliseconds)
    guard !events.isEmpty else { return .endOfInput }
    let event = events.removeFirst()
    if event == .timedOut { nowMilliseconds += timeoutMilliseconds ?? 0 }
    return event
  }

  package mutating func suspend() { suspensionCount += 1 }
}
