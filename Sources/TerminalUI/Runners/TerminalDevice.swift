package import Canvas

/// What screens are shown on and keys come from: a real terminal, or a scripted one.
package protocol TerminalDevice: ~Copyable {
  /// Width and height now.
  var size: Size { get }
  /// What may be drawn.
  var capabilities: Capabilities { get }
  /// A clock that never goes back, in milliseconds; its zero means nothing.
  var nowMilliseconds: Int { get }
  /// Shows a whole screen; only what changed goes out.
  mutating func show(_ grid: Grid)
  /// Waits for something to happen, at most so long; nil waits for ever.
  mutating func nextEvent(timeoutMilliseconds: Int?) -> TerminalEvent
  /// Gives the terminal back to the shell until the student continues the program.
  mutating func suspend()
}

/// What ends a wait.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  case resized
  /// The student wants the shell for a while (Ctrl-Z).
  case suspensionAsked
  /// Something lies in the mailbox.
  case woken
  case timedOut
  /// A signal asks the program to end.
  case signal(Int32)
  /// The terminal is gone.
  case endOfInput
}
