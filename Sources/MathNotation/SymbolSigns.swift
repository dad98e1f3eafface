/// How symbols look, by their TeX names.
public enum SymbolSigns {
  /// The Unicode sign of a symbol; a name without one is shown as it is.
  public static func unicode(_ name: String) -> String {
    GreekLetters.letters[name].map(String.init) ?? signs[name]?.unicode ?? name
  }

  /// The same in ASCII.
  public static func ascii(_ name: String) -> String {
    signs[name]?.ascii ?? name
  }

  /// Letters of other alphabets that Unicode has outside its mathematical planes, which fonts lack.
  public static func letter(_ name: String, in alphabet: Alphabet) -> String {
    switch alphabet {
    case .blackboard: blackboard[name] ?? name
    case .calligraphic: calligraphic[name] ?? name
    case .bold, .upright: unicode(name)
    }
  }

  static let signs: [String: (unicode: String, ascii: String)] = [
    "infinity": ("∞", "inf"), "partial": ("∂", "d"), "nabla": ("∇", "grad"),
    "prime": ("′", "'"), "ell": ("ℓ", "l"), "star": ("⋆", "*"), "ast": ("∗", "*"),
    "forall": ("∀", "for all"), "exists": ("∃", "exists"), "circ": ("∘", "o"),
    "odot": ("⊙", "(.)"), "otimes": ("⊗", "(x)"), "oplus": ("⊕", "(+)"), "top": ("⊤", "T"),
    "emptyset": ("∅", "{}"), "square": ("□", "[]"), "bullet": ("•", "*"),
    "because": ("∵", "because"), "cap": ("∩", "and"), "cup": ("∪", "or"),
    "setminus": ("∖", "\\"), "backslash": ("\\", "\\"), "percent": ("%", "%"),
    "comma": (",", ","), "colon": (":", ":"), "period": (".", "."), "exclamation": ("!", "!"),
    "question": ("?", "?"),
  ]

  private static let blackboard: [String: String] = [
    "R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "P": "ℙ", "E": "𝔼", "1": "𝟙", "I": "𝕀",
  ]

  private static let calligraphic: [String: String] = [
    "L": "ℒ", "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "M": "ℳ", "R": "ℛ", "N": "𝒩",
    "D": "𝒟", "O": "𝒪", "X": "𝒳", "Y": "𝒴",
  ]
}
