import MathNotation

/// Brackets as high as what they hold.
struct FormulaBrackets {
  let isUnicode: Bool

  /// A box between two brackets.
  func around(_ inner: FormulaBox, _ brackets: Brackets) -> FormulaBox {
    var inner = inner
    if inner.core.count == 2, brackets.open == .curly || brackets.close == .curly {
      // A brace has a middle, so that it takes three rows.
      inner = inner.parted
    }
    return FormulaBox.beside([
      side(brackets.open, isLeft: true, inner), inner, side(brackets.close, isLeft: false, inner),
    ])
  }

  private func side(_ kind: Brackets.Kind, isLeft: Bool, _ inner: FormulaBox) -> FormulaBox {
    guard kind != .none else { return .empty }
    guard inner.core.count > 1 else {
      return FormulaBox(kind.text(isLeft: isLeft, isUnicode: isUnicode))
    }
    let parts = isUnicode ? Self.unicode(kind, isLeft) : Self.ascii(kind, isLeft)
    let height = inner.core.count
    let rows = (0..<height).map { y -> [Character] in
      if y == 0 { return Array(parts.top) }
      if y == height - 1 { return Array(parts.bottom) }
      return Array(y == height / 2 ? parts.centre : parts.middle)
    }
    return FormulaBox(rows: rows, baseline: inner.baseline - inner.core.lowerBound)
  }

  /// What a tall bracket is built from.
  private struct Parts {
    let top: String
    let middle: String
    let centre: String
    let bottom: String

    init(_ top: String, _ middle: String, _ bottom: String, centre: String? = nil) {
      self.top = top
      self.middle = middle
      self.centre = centre ?? middle
      self.bottom = bottom
    }
  }

  private static func unicode(_ kind: Brackets.Kind, _ isLeft: Bool) -> Parts {
    switch kind {
    case .round: isLeft ? Parts("⎛", "⎜", "⎝") : Parts("⎞", "⎟", "⎠")
    case .square: isLeft ? Parts("⎡", "⎢", "⎣") : Parts("⎤", "⎥", "⎦")
    case .curly: isLeft ? Parts("⎧", "⎪", "⎩", centre: "⎨") : Parts("⎫", "⎪", "⎭", centre: "⎬")
    case .angle: isLeft ? Parts("╱", "│", "╲", centre: "⟨") : Parts("╲", "│", "╱", centre: "⟩")
    case .bar: Parts("│", "│", "│")
    case .doubleBar: Parts("║", "║", "║")
    case .floor: isLeft ? Parts("⎢", "⎢", "⎣") : Parts("⎥", "⎥", "⎦")
    case .ceiling: isLeft ? Parts("⎡", "⎢", "⎢") : Parts("⎤", "⎥", "⎥")
    case .none: Parts("", "", "")
    }
  }

  private static func ascii(_ kind: Brackets.Kind, _ isLeft: Bool) -> Parts {
    switch kind {
    case .round: isLeft ? Parts("/", "|", "\\") : Parts("\\", "|", "/")
    case .square: isLeft ? Parts("[", "[", "[") : Parts("]", "]", "]")
    case .curly: isLeft ? Parts("/", "|", "\\", centre: "<") : Parts("\\", "|", "/", centre: ">")
    case .angle: isLeft ? Parts("/", "<", "\\") : Parts("\\", ">", "/")
    case .bar: Parts("|", "|", "|")
    case .doubleBar: Parts("||", "||", "||")
    case .floor: isLeft ? Parts("| ", "| ", "|_") : Parts(" |", " |", "_|")
    case .ceiling: isLeft ? Parts("|^", "| ", "| ") : Parts("^|", " |", " |")
    case .none: Parts("", "", "")
    }
  }
}
