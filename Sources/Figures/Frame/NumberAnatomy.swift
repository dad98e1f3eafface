package import Canvas

/// A number of a figure taken apart: its formula, the numbers put in, and where the formula comes from.
package struct NumberAnatomy: Hashable, Sendable {
  package var formula: String
  package var numbers: String
  package var source: String

  package init(formula: String, numbers: String, source: String) {
    self.formula = formula
    self.numbers = numbers
    self.source = source
  }

  /// A line for each of the three.
  package var lines: [StyledText] {
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
