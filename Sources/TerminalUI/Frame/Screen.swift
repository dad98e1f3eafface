package import Canvas
package import Tutor

/// A state machine that can be seen and typed at: keys in, grids out.
package protocol Screen: StateMachine {
  /// What a key means here and now; nil when it means nothing.
  ///
  /// The stack of screens gives meaning to what is left: `?` lists the keys, `/` looks something up, Esc goes back, F10 ends the program.
  func message(for key: Key) -> Message?
  /// What an event from outside means; nil when it means nothing.
  func message(for event: OutsideEvent) -> Message?
  /// Id of the lesson or quiz that time is spent on here; nil elsewhere.
  var place: String? { get }
  /// Whether an answer field has the focus, so that letters and `?` are text.
  var isTextEntry: Bool { get }
  /// All keys of the screen, for the list behind `?`.
  var allKeys: [FooterKey] { get }
  /// The message of one animation step; nil when nothing moves.
  var tick: Message? { get }
  /// Time between animation steps in milliseconds; nil when nothing moves, so that the loop can sleep.
  var tickIntervalMilliseconds: Int? { get }
  /// Whether its steps tell the time, so that they pass also where nothing may move.
  var isTimed: Bool { get }
  /// Told before keys and drawing how large the screen is, for what depends on how much of it is seen.
  mutating func fit(size: Size, capabilities: Capabilities)
  /// Draws the whole screen.
  func draw(size: Size, capabilities: Capabilities) -> Grid
  /// The same content as lines of text, for pipes and screen readers.
  func plainText() -> String
}

extension Screen {
  package func message(for event: OutsideEvent) -> Message? { nil }
  package var place: String? { nil }
  package var isTextEntry: Bool { false }
  package var tick: Message? { nil }
  package var tickIntervalMilliseconds: Int? { nil }
  package var isTimed: Bool { false }
  package mutating func fit(size: Size, capabilities: Capabilities) {}

  /// Takes a key in; nil when it means nothing here.
  mutating func press(_ key: Key) -> [Effect]? {
    message(for: key).map { handle($0) }
  }

  /// Lets one animation step pass; nil when nothing moves.
  mutating func advance() -> [Effect]? {
    tick.map { handle($0) }
  }

  /// Takes an event from outside in; nil when it means nothing here.
  mutating func receive(_ event: OutsideEvent) -> [Effect]? {
    message(for: event).map { handle($0) }
  }
}
