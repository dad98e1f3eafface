/// A figure with the numbers of a question, on which a student finds out what went wrong.
package struct Trial: Hashable, Sendable {
  /// Such as `conv1d`.
  package var figure: String
  /// A size or numbers, as `cnn-tutor animate` takes them; nil for the figure's own.
  package var input: String?
  package var kernel: String?
  package var padding: Int
  /// Nil for the usual one.
  package var stride: Int?
  package var dilation: Int
  /// Misconceptions that it answers, such as `same-assumed`.
  package var misconceptions: [String]
  /// In the file, from 1.
  package var line: Int

  package init(
    figure: String, input: String? = nil, kernel: String? = nil, padding: Int = 0,
    stride: Int? = nil, dilation: Int = 1, misconceptions: [String], line: Int = 1
  ) {
    self.figure = figure
    self.input = input
    self.kernel = kernel
    self.padding = padding
    self.stride = stride
    self.dilation = dilation
    self.misconceptions = misconceptions
    self.line = line
  }
}
