internal import MathNotation

/// How texts, numbers and formulas are made alike before they are compared.
enum LookupText {
  /// Every number of a text, signs left out; `7,296` is 7296.
  static func numbers(in text: String) -> [Double] {
    var numbers: [Double] = []
    var rest = text.utf8[...]
    while let start = rest.firstIndex(where: isDigit) {
      rest = rest[start...]
      var digits = takeDigits(from: &rest)
      // Groups of three behind at most three digits belong to one number.
      if digits.utf8.count <= 3 {
        while rest.first == comma, rest.dropFirst().prefix(while: isDigit).count == 3 {
          rest = rest.dropFirst()
          digits += takeDigits(from: &rest)
        }
      }
      if rest.first == point, rest.dropFirst().first.map(isDigit) ?? false {
        rest = rest.dropFirst()
        digits += "." + takeDigits(from: &rest)
      }
      numbers += [Double(digits)].compactMap(\.self)
    }
    return numbers
  }

  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")

  private static func isDigit(_ sign: UInt8) -> Bool { (0x30...0x39).contains(sign) }

  private static func takeDigits(from rest: inout Substring.UTF8View) -> String {
    let digits = rest.prefix(while: isDigit)
    rest = rest[digits.endIndex...]
    return String(Substring(digits))
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
