import Canvas

extension Key {
  /// The key at the same place of a Latin keyboard, for commands typed while a Hebrew layout is on.
  ///
  /// Only letters are translated: the Hebrew layout has `/` where `q` is, and `/` is a key of its own.
  var onLatinLayout: Key {
    guard case .character(let typed) = self, let latin = latinByHebrew[typed] else { return self }
    return .character(latin)
  }
}

/// Letters of the standard Hebrew layout (SI 1452) by their place on a Latin keyboard.
private let latinByHebrew: [Character: Character] = [
  "ק": "e", "ר": "r", "א": "t", "ט": "y", "ו": "u", "ן": "i", "ם": "o", "פ": "p",
  "ש": "a", "ד": "s", "ג": "d", "כ": "f", "ע": "g", "י": "h", "ח": "j", "ל": "k", "ך": "l",
  "ז": "z", "ס": "x", "ב": "c", "ה": "v", "נ": "b", "מ": "n", "צ": "m",
]
