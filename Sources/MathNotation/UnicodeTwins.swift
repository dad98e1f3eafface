/// Characters that look like plain ones and come from other keyboards, fonts and word processors.
enum UnicodeTwins {
  /// The plain character of a twin, or the character itself.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard !scalar.isASCII else { return scalar }
    if let sign = signs[scalar] { return sign }
    if (0xFF01...0xFF5E).contains(scalar.value) {
      // Full width, as East Asian keyboards type.
      return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
    return digit(scalar) ?? mathematicalLetter(scalar) ?? scalar
  }

  private static let signs: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for scalar in Array("‐‑‒–—―−﹘﹣➖˗".unicodeScalars) { table[scalar] = "-" }
    for scalar in Array("➕﹢".unicodeScalars) { table[scalar] = "+" }
    for scalar in Array("✕✖⨯╳⨉".unicodeScalars) { table[scalar] = "×" }
    for scalar in Array("⋅∙•‧・".unicodeScalars) { table[scalar] = "·" }
    for scalar in Array("∕⁄÷".unicodeScalars) { table[scalar] = "/" }
    for (twin, plain) in zip("﹦٫٬∶؟؛،ℰℯℎℓ𝟙".unicodeScalars, "=.,:?;,Eehl1".unicodeScalars) {
      table[twin] = plain
    }
    for (twin, plain) in zip("ℂℍℕℙℚℝℤℬℱℋℐℒℳℛ".unicodeScalars, "CHNPQRZBFHILMR".unicodeScalars) {
      table[twin] = plain
    }
    return table
  }()

  /// The digit 0 to 9 of a digit of another script.
  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue
    else { return nil }
    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
  }

  /// The letter of the block of italic, bold, blackboard and other alphabets, Latin or Greek.
  private static func mathematicalLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x1D400...0x1D6A3:
      let place = (scalar.value - 0x1D400) % 52
      return Unicode.Scalar(place < 26 ? 0x41 + place : 0x61 + place - 26)
    case 0x1D6A8...0x1D7C9:
      let place = (scalar.value - 0x1D6A8) % 58
      if place < 25 { return Unicode.Scalar(0x391 + place) }
      return (26...50).contains(place) ? Unicode.Scalar(0x3B1 + place - 26) : nil
    default: return nil
    }
  }
}
