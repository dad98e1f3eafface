import Canvas
import Tutor

/// A number of a figure taken apart: its formula, the numbers put in, and where the formula comes from.
struct NumberAnatomy: Hashable {
  var formula: String
  var numbers: String
  var source: String

  /// A line for each of the three.
  var lines: [StyledText] {
    [
      StyledText(formula, Style(.focus, isBold: true)), StyledText(numbers),
      StyledText("from " + source, .quiet),
    ]
  }
}

extension Sequence<Double> {
  /// `2·1 + 0·0 + (-1)·2`, a pair of factors a term.
  func products(with others: some Sequence<Double>) -> String {
    zip(self, others).map { "\($0.factorText)·\($1.factorText)" }.joined(separator: " + ")
  }
}
