/// An answer as it is read: without what comes along when it is pasted.
public enum AnswerText {
  /// Without invisible marks, the signs around TeX and an equals sign before all, and with the digits 0 to 9 for those
  /// of other scripts.
  ///
  /// `$\frac{2}{n}$` becomes `\frac{2}{n}`, `= ４８` becomes `48`.
  public static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !UnicodeSigns.invisible.contains(scalar) {
      scalars.append(digit(scalar) ?? scalar)
    }
    return String(withoutDelimiters(String(scalars)).drop { $0.isWhitespace || $0 == "=" })
  }

  /// The digit 0 to 9 of a digit of another script.
  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard !scalar.isASCII, scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue
    else { return nil }
    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
  }

  private static let delimiters = [("$$", "$$"), ("$", "$"), (#"\("#, #"\)"#), (#"\["#, #"\]"#)]

  private static func withoutDelimiters(_ text: String) -> String {
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
    let body = text[start..<end]
    for (open, close) in delimiters
    where body.hasPrefix(open) && body.hasSuffix(close) && body.count > open.count + close.count {
      return String(body.dropFirst(open.count).dropLast(close.count))
    }
    return text
  }
}
