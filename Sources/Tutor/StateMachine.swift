/// State and message to state and effects: no drawing, no input or output, no clock.
package protocol StateMachine: Sendable {
  /// What can happen to it.
  associatedtype Message: Sendable
  /// Takes a message in and says what the outside should do.
  mutating func handle(_ message: Message) -> [Effect]
}
