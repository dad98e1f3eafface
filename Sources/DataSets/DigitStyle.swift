/// One way to write a digit: movements of a pen in a box whose sides are 1.
package struct DigitStyle: Hashable, Sendable {
  /// A place that the pen passes through.
  package struct Point: Hashable, Sendable {
    package var x: Float
    package var y: Float
    /// Whether the pen turns here at once.
    package var isCorner: Bool
  }

  package var digit: Int
  /// Such as `barred`; unique for its digit.
  package var name: String
  /// How common it is among the styles of its digit.
  package var weight: Double
  /// At least one, each of two points or more.
  package var strokes: [[Point]]
}

/// All the ways to write all ten digits, as `Assets/digits/strokes.txt` describes them.
package struct DigitStyles: Hashable, Sendable {
  /// Styles by digit, none of the ten lists empty.
  private let byDigit: [[DigitStyle]]

  init(byDigit: [[DigitStyle]]) {
    precondition(byDigit.count == 10 && byDigit.allSatisfy { !$0.isEmpty }, "a digit has no style")
    self.byDigit = byDigit
  }

  /// The styles of one digit, in the order of the file.
  package func styles(of digit: Int) -> [DigitStyle] { byDigit[digit] }

  /// The style that a number from 0 to 1 falls on when each takes room by its weight.
  func style(of digit: Int, at position: Double) -> DigitStyle {
    let styles = byDigit[digit]
    var left = position * styles.reduce(0) { $0 + $1.weight }
    for style in styles.dropLast() {
      left -= style.weight
      if left < 0 { return style }
    }
    return styles[styles.count - 1]
  }
}
