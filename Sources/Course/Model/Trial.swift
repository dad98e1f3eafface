package import ContentFormat

/// A figure with the numbers of a question, on which a student finds out what went wrong.
package struct Trial: Hashable, Sendable {
  /// The figure, its settings as `cnn-tutor animate` takes them.
  package var request: FigureRequest
  /// Misconceptions that it answers, such as `same-assumed`.
  package var misconceptions: [String]
  /// In the file, from 1.
  package var line: Int

  package init(_ request: FigureRequest, misconceptions: [String], line: Int = 1) {
    self.request = request
    self.misconceptions = misconceptions
    self.line = line
  }
}
