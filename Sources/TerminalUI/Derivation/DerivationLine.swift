import Canvas

/// A line of a derivation: its formula, what it comes to where networks run beside it, and its rules.
struct DerivationLine {
  /// Columns of the formula, where there is room for them.
  private static let formulaWidth = 22

  let text: String
  let rules: [String]
  var value: String?

  /// One row, or two where the formula leaves no room for what is said of it.
  func lines(width: Int, capabilities: Capabilities) -> [StyledText] {
    let formula = StyledText(text, Style(.text, isBold: true))
    var remark = StyledText()
    if let value { remark.append(StyledText(value, .output).padded(to: 6, .right)) }
    if !rules.isEmpty { remark.append("  " + rules.joined(separator: ", "), Style(.quiet)) }
    let whole = formula.padded(to: Self.formulaWidth) + remark
    if remark.isEmpty || whole.width <= width { return [whole.fitted(to: capabilities)] }
    let indent = StyledText(String(repeating: " ", count: min(Self.formulaWidth, width / 4)))
    return formula.fitted(to: capabilities).wrapped(to: width, indent: 2)
      + [(indent + remark).fitted(to: capabilities).truncated(to: width)]
  }
}
