/// Characters beyond ASCII that formulas are typed and pasted with.
enum UnicodeSigns {
  /// Raised characters and their plain twins.
  static let raised: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁺": "+", "⁻": "-", "⁽": "(", "⁾": ")", "ⁿ": "n", "ⁱ": "i", "ᵏ": "k", "ᵐ": "m",
    "ᵀ": "T", "ᵗ": "t",
  ]

  /// Lowered characters and their plain twins.
  static let lowered: [Character: Character] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9", "₊": "+", "₋": "-", "₍": "(", "₎": ")", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₘ": "m",
    "ₙ": "n", "ₓ": "x", "ₜ": "t",
  ]

  /// Fractions in one character.
  static let fractions: [Character: (Int, Int)] = [
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8),
  ]

  /// Marks that are not seen but come along when text is pasted: direction, joiners, byte order.
  static let invisible: Set<Unicode.Scalar> = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{061C}", "\u{202A}",
    "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2067}",
    "\u{2068}", "\u{2069}", "\u{FEFF}", "\u{AD}", "\u{2061}", "\u{2062}", "\u{2063}", "\u{FE0E}",
    "\u{FE0F}",
  ]

  /// Signs of one character.
  static let signs: [Character: FormulaToken.Kind] = [
    "+": .sign(.plus), "-": .sign(.minus), "−": .sign(.minus), "–": .sign(.minus),
    "±": .sign(.plusMinus), "*": .sign(.dot), "·": .sign(.dot), "⋅": .sign(.dot),
    "∙": .sign(.dot), "•": .sign(.dot), "∗": .sign(.dot), "×": .sign(.cross),
    "/": .sign(.slash), "÷": .sign(.slash), "∕": .sign(.slash), "⁄": .sign(.slash),
    "^": .sign(.power), "_": .sign(.lowered), "%": .sign(.percent), ",": .sign(.comma),
    ";": .sign(.comma), "√": .sign(.root), "'": .sign(.prime), "′": .sign(.prime),
    "(": .open(.round), ")": .close(.round), "[": .open(.square), "]": .close(.square),
    "⌊": .open(.floor), "⌋": .close(.floor), "⌈": .open(.ceiling), "⌉": .close(.ceiling),
    "{": .openGroup, "}": .closeGroup, "|": .bar(.bar), "‖": .bar(.doubleBar),
    "=": .relation(.equal), "<": .relation(.less), ">": .relation(.greater),
    "≤": .relation(.lessOrEqual), "≥": .relation(.greaterOrEqual), "≠": .relation(.notEqual),
    "≈": .relation(.approximately), "~": .relation(.distributed), "∈": .relation(.element),
    "∝": .relation(.proportional), "→": .relation(.arrow), "≡": .relation(.equivalent),
    "≔": .relation(.definition), "⇒": .relation(.implies), "∞": .word("infinity"),
    "…": .dots(.low), "⋯": .dots(.centred), "∑": .word("sum"), "∂": .word("partial"),
  ]

  /// Signs of two or three characters, the longest first.
  static let longSigns: [(String, FormulaToken.Kind)] = [
    ("...", .dots(.low)), ("**", .sign(.power)), ("<=", .relation(.lessOrEqual)),
    (">=", .relation(.greaterOrEqual)), ("!=", .relation(.notEqual)),
    ("==", .relation(.equal)), (":=", .relation(.definition)), ("->", .relation(.arrow)),
    ("=>", .relation(.implies)), ("~=", .relation(.approximately)),
  ]
}
