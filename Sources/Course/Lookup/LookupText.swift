internal import MathNotation

/// How texts, numbers and formulas are made alike before they are compared.
enum LookupText {
  /// Every number of a text, signs left out; `7,296` is 7296.
  static func numbers(in text: String) -> [Double] {
    text.matches(of: #/[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]+)?/#).compactMap {
      Double($0.output.0.filter { $0 != "," })
    }
  }

  /// The number that a whole text is; nil for anything else.
  static func number(_ text: String) -> Double? {
    let digits = text.trimmingPrefix("-")
    guard digits.count > 1, digits.allSatisfy({ $0.isASCII && ($0.isNumber || ".,".contains($0)) })
    else { return nil }
    let found = numbers(in: String(digits))
    return found.count == 1 ? found[0] : nil
  }

  /// A formula in one line, without spaces and signs of multiplication, in lower case.
  static func normal(_ formula: Formula) -> String { normal(formula.linearText(.ascii)) }

  /// The same of a text that is no whole formula.
  static func normal(_ text: String) -> String {
    text.lowercased().filter { !$0.isWhitespace && !"*·×".contains($0) }
      .replacing("−", with: "-").replacing("√", with: "sqrt")
  }

  /// Whether a text looks like a piece of a formula rather than like words.
  static func isFormula(_ text: String) -> Bool {
    text.count > 1
      && (text.contains { "+-*/^=_()√²³·−".contains($0) } && !text.contains(" - ")
        || ["sqrt", "sum", "floor"].contains(text.lowercased()))
  }
}
