/// An answer as it is read: without what comes along when it is pasted.
public enum AnswerText {
  /// Without invisible marks, the signs around TeX and an equals sign before all, and with plain letters, digits and
  /// signs for their twins in other parts of Unicode.
  ///
  /// `$\frac{2}{n}$` becomes `\frac{2}{n}`, `= ４８` becomes `48`, `N‑K` becomes `N-K`.
  public static func plain(_ text: String) -> String {
    let body = withoutStars(withoutDelimiters(withPlainSigns(text))).drop {
      $0.isWhitespace || $0 == "="
    }
    let end = body.lastIndex { !$0.isWhitespace } ?? body.endIndex
    // A point at the end ends the sentence; three of them are dots.
    guard end < body.endIndex, body[end] == ".", !body[..<end].hasSuffix(".") else {
      return String(body)
    }
    return String(body[..<end])
  }

  /// The text without invisible marks, and with plain twins of its signs.
  public static func withPlainSigns(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !UnicodeSigns.invisible.contains(scalar) {
      scalars.append(UnicodeTwins.plain(scalar))
    }
    return String(scalars)
  }

  private static let delimiters = [
    ("$$", "$$"), ("$", "$"), (#"\("#, #"\)"#), (#"\["#, #"\]"#), ("`", "`"),
  ]

  /// Without the stars around bold words, which are no powers.
  private static func withoutStars(_ text: String) -> String {
    guard text.contains("**") else { return text }
    var pieces = text.split(separator: "**", omittingEmptySubsequences: false)
    guard pieces.count == 3, pieces[0].last?.isWhitespace ?? true,
      pieces[2].first.map({ $0.isWhitespace || $0.isPunctuation }) ?? true
    else { return text }
    let last = pieces.removeLast()
    return pieces.joined() + last
  }

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
