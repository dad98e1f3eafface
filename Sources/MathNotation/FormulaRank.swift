/// How firmly a formula holds together, which says where brackets are needed.
enum FormulaRank: Int, Comparable {
  case relation
  case sum
  case quotient
  case product
  case postfix
  case atom

  static func < (left: FormulaRank, right: FormulaRank) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Formula {
  var rank: FormulaRank {
    switch self {
    case .relation, .list, .row, .aligned: .relation
    case .sum, .remainder: .sum
    case .fraction: .quotient
    case .product: .product
    case .power, .percent, .subscripted: .postfix
    case .number, .symbol, .text, .call, .entry, .group, .root, .bigOperator, .matrix, .cases,
      .accent, .underbrace, .styled, .dots, .empty:
      .atom
    }
  }
}

/// Where two factors without a sign between them may touch.
public enum FormulaSpacing {
  /// Whether no space is needed: `2n`, `n(K-1)`; `n Var(w)` and `x[n] w[m]` need one.
  public static func isTight(_ left: Formula, _ right: Formula) -> Bool {
    if case .text(let words) = left, words.last == " " { return true }
    if case .text(let words) = right, let first = words.first, " .;:!?,".contains(first) {
      return true
    }
    switch (left, right) {
    case (.number, .symbol(let name)): return name.count == 1 || GreekLetters.names.contains(name)
    case (.symbol("partial"), _), (.symbol("nabla"), _): return true
    case (.number, .group), (.symbol, .group), (.subscripted(.symbol, _), .group),
      (.group, .group), (.power(.symbol, _), .group), (.styled, .group), (.accent, .group):
      return true
    case (.number, .power(.symbol(let name), _)), (.number, .subscripted(.symbol(let name), _)):
      return name.count == 1
    default: return false
    }
  }
}

extension Accent {
  /// The mark that Unicode puts over the letter before it.
  public var combiningMark: String {
    switch self {
    case .hat: "\u{302}"
    case .bar: "\u{304}"
    case .tilde: "\u{303}"
    case .arrow: "\u{20D7}"
    case .dot: "\u{307}"
    }
  }
}

extension Brackets.Kind {
  /// One side of a bracket on one row.
  public func text(isLeft: Bool, isUnicode: Bool) -> String {
    switch self {
    case .round: isLeft ? "(" : ")"
    case .square: isLeft ? "[" : "]"
    case .curly: isLeft ? "{" : "}"
    case .angle: isUnicode ? (isLeft ? "⟨" : "⟩") : (isLeft ? "<" : ">")
    case .bar: "|"
    case .doubleBar: isUnicode ? "‖" : "||"
    case .floor: isUnicode ? (isLeft ? "⌊" : "⌋") : (isLeft ? "|_" : "_|")
    case .ceiling: isUnicode ? (isLeft ? "⌈" : "⌉") : (isLeft ? "|^" : "^|")
    case .none: ""
    }
  }
}

/// Raised and lowered characters for scripts that are short enough to read so.
public enum Scripts {
  /// An exponent in raised characters, when each of its characters has one.
  public static func raised(_ formula: Formula) -> String? {
    converted(formula, "0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
  }

  /// A subscript in lowered characters; letters stay out, few fonts have them.
  public static func lowered(_ formula: Formula) -> String? {
    converted(formula, "0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
  }

  private static func converted(_ formula: Formula, _ plain: String, _ twins: String) -> String? {
    guard isShort(formula) else { return nil }
    let table = Dictionary(uniqueKeysWithValues: zip(plain, twins))
    let text = formula.linearText(.ascii)
    var result = ""
    for character in text {
      guard let twin = table[character] else { return nil }
      result.append(twin)
    }
    return result
  }

  private static func isShort(_ formula: Formula) -> Bool {
    switch formula {
    case .number(let digits): digits.allSatisfy(\.isWholeNumber)
    case .symbol: true
    case .sum(let terms): terms.count == 1 && isShort(terms[0].value)
    default: false
    }
  }
}
