extension Character {
  /// What stands for it where only ASCII is drawn; nil when it has no twin.
  ///
  /// A twin may be longer than one character (`≤` is `<=`), which prose can take and a cell cannot.
  public var asciiTwin: String? { isASCII ? String(self) : twins[self] }
}

extension String {
  /// The same text with signs replaced by their ASCII twins; letters without a twin stay.
  public var asciiTwin: String {
    utf8.allSatisfy { $0 < 0x80 }
      ? self : reduce(into: "") { $0 += $1.asciiTwin ?? ($1.isLetter ? String($1) : "?") }
  }
}

extension StyledText {
  /// The same text as a terminal with these capabilities can show it; to be called before wrapping.
  public func fitted(to capabilities: Capabilities) -> StyledText {
    if capabilities.isUnicode { return self }
    return StyledText(runs.map { Run($0.text.asciiTwin, $0.style) })
  }
}

extension Grid {
  /// The same screen drawn with ASCII signs only; letters without a twin stay.
  public var asciiTwin: Grid {
    var twin = self
    for y in 0..<size.height {
      for x in 0..<size.width {
        guard let character = self[x, y].character, !character.isASCII else { continue }
        if character == "…" {
          twin[x, y].character = "~"
        } else if let sign = character.asciiTwin, sign.count == 1, let only = sign.first {
          twin[x, y].character = only
        } else if !character.isLetter {
          twin[x, y].character = "?"
        }
      }
    }
    return twin
  }
}

/// Signs that the screens and the course use, and what stands for them in ASCII.
private let twins: [Character: String] = [
  "─": "-", "━": "=", "│": "|", "┃": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+",
  "┤": "+", "┬": "+", "┴": "+", "┼": "+", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "╳": "x",
  "█": "#", "▓": "%", "▒": "+", "░": ".", "▀": "#", "▄": "#", "▌": "|", "▐": "|", "▆": "#",
  "▮": "#", "▯": ".", "■": "#", "□": ".", "▪": "#", "▫": ".",
  "●": "*", "○": "o", "◐": "o", "◆": "*", "◇": "o", "•": "*", "·": ".", "∙": ".", "…": "...",
  "▸": ">", "▹": ">", "◂": "<", "▾": "v", "▴": "^", "▲": "^", "▼": "v", "►": ">", "◄": "<",
  "▶": ">", "◀": "<", "✓": "+", "✔": "+", "✗": "x", "✘": "x", "★": "*", "☆": "*",
  "←": "<", "→": ">", "↑": "^", "↓": "v", "↔": "<>", "⇒": "=>", "⇐": "<=", "↵": "Enter",
  "×": "x", "÷": "/", "−": "-", "–": "-", "—": "-", "‐": "-", "±": "+-", "≤": "<=", "≥": ">=",
  "≠": "!=", "≈": "~", "≡": "==", "∼": "~", "∝": "~", "∞": "inf", "√": "sqrt", "∑": "sum",
  "∏": "prod", "∂": "d", "∇": "grad", "∈": "in", "²": "^2", "³": "^3", "⊛": "(*)", "∗": "*",
  "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")", "½": "1/2", "¼": "1/4", "°": " deg",
  "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "eps", "η": "eta", "θ": "theta",
  "λ": "lambda", "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi",
  "ω": "omega", "Δ": "Delta", "Σ": "Sigma", "Π": "Pi", "Ω": "Omega",
  "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "′": "'", "«": "\"", "»": "\"",
  "\u{A0}": " ", "é": "e", "è": "e", "ö": "o", "ü": "u", "ä": "a", "ç": "c", "ï": "i",
]
