package import Canvas
package import ContentFormat

/// A figure of some kind, on a page or a screen of its own.
package protocol FigurePart: Sendable {
  /// The word that asks for it.
  var name: String { get }
  /// The step that is shown, from 0, of so many.
  var step: Int { get }
  var stepCount: Int { get }
  var isPlaying: Bool { get }
  /// Milliseconds until the next step; nil while nothing moves.
  var intervalMilliseconds: Int? { get }
  /// Whether letters typed now are text.
  var isTextEntry: Bool { get }
  /// Why the last key was refused.
  var notice: String? { get }

  /// Whether a key means something now.
  func accepts(_ key: Key) -> Bool
  /// Takes a key that it accepts; hands back a figure that is to be opened.
  mutating func press(_ key: Key) -> FigureRequest?
  /// Lets one step pass, if it plays.
  mutating func tick()
  mutating func pause()
  /// Whether the answer to its question is still to be found, so that nothing shows it.
  var isSecret: Bool { get }
  /// Shows what its question asks for, without a guess.
  mutating func skipQuestion()
  /// Shows what questions hid whose answers are known.
  mutating func learn(earned: Set<String>)

  /// The keys that work now, the likeliest first: at most five.
  var footer: [FooterKey] { get }
  /// All its keys, for the list behind `?`.
  var keys: [FooterKey] { get }
  /// Rows that it takes when there is room for all of it.
  func height(width: Int) -> Int
  /// Rows without which the moving part would be cut; a table beside it can do with them.
  func leastHeight(width: Int) -> Int
  /// The figure in so many columns and at most so many rows.
  func draw(width: Int, room: Int, capabilities: Capabilities, hasFocus: Bool) -> Grid
  /// Settings in a line, then every step as a table, or the question while it is asked: for pipes and screen readers.
  ///
  /// On a page, where the figure is one thing among others, a long table is abridged.
  func plainText(isUnicode: Bool, isOnPage: Bool) -> String
  /// Keys that an author chose and that can only say what is wrong: the setting, and the sentence.
  var refusals: [(setting: String, sentence: String)] { get }
}
