import Canvas
import Figures
import Tutor

/// What one kind of figure shows inside the frame that all figures share.
protocol FigureView {
  /// Whether the steps are shown as a table.
  var isTable: Bool { get }
  /// Whether words need a line of their own, because the figure's last line is no place for them.
  var hasWordLine: Bool { get }
  /// Whether a wide window shows the table beside the figure.
  var hasTableBeside: Bool { get }
  /// The number that is looked at, taken apart; nil where there is none, or keys mean something else now.
  var anatomy: NumberAnatomy? { get }
  /// What is shown, in words and numbers, for pipes and screen readers.
  var plainSettings: String { get }

  /// The line above the figure: its settings, and how far it has come.
  func settings(width: Int) -> StyledText
  /// What to do or what went wrong; empty when there is nothing to say.
  func words(width: Int) -> [StyledText]
  /// The moving part in so many columns and at most so many rows.
  func figure(width: Int, room: Int) -> Grid
  /// The steps as a table: the lines around the current one, as many as there is room for.
  func table(width: Int, room: Int) -> [StyledText]
  /// The whole table, nothing hidden, as in a pipe, where nothing moves.
  func completeTable(width: Int) -> [StyledText]
  /// The table where it is one thing among others: the whole of it, unless it is very long.
  func abridgedTable(width: Int) -> [StyledText]
}

extension FigureView {
  var hasTableBeside: Bool { true }
  var anatomy: NumberAnatomy? { nil }
  func abridgedTable(width: Int) -> [StyledText] { completeTable(width: width) }
}

extension Int {
  /// Whether these rows are a screen's, which a figure may fill, and not the room without end of a page that is
  /// measured.
  var isRoomOfScreen: Bool { self < .max / 4 }
}
