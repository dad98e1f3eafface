package import Canvas
package import Tutor

/// A state machine that can be seen and typed at: keys in, grids out.
package protocol Screen: StateMachine {
  /// What a key means here and now; nil when it means nothing.
  func message(for key: Key) -> Message?
  /// The message of one animation step; nil when nothing moves.
  var tick: Message? { get }
  /// Time between animation steps in milliseconds; nil when nothing moves, so that the loop can sleep.
  var tickIntervalMilliseconds: Int? { get }
  /// Draws the whole screen.
  func draw(size: Size, capabilities: Capabilities) -> Grid
  /// The same content as lines of text, for pipes and screen readers.
  func plainText() -> String
}
