/// How firmly a formula holds together, which says where brackets are needed.
public enum FormulaRank: Int, Comparable, Sendable {
  case relation
  case sum
  case quotient
  case product
  case postfix
  case atom

  /// Holds together less firmly.
  public static func < (left: FormulaRank, right: FormulaRank) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Formula {
  /// How firmly it holds together.
  public var rank: FormulaRank {
    switch self {
    case .relation, .list, .row, .aligned: .relation
    case .sum, .remainder: .sum
    case .fraction: .quotient
    case .product, .prefix: .product
    case .power, .percent, .subscripted: .postfix
    case .number, .symbol, .text, .call, .entry, .group, .root, .bigOperator, .matrix, .cases,
      .accent, .underbrace, .styled, .dots, .empty:
      .atom
    }
  }
}

extension Formula {
  /// Whether it is a differential such as `∂w`, which needs no brackets below a line.
  var isDifferential: Bool {
    guard case .product(let factors) = self else { return false }
    return factors.first?.value == .symbol("partial")
  }
}

/// Where two factors without a sign between them may touch.
public enum FormulaSpacing {
  /// Whether no space is needed: `2n`, `n(K-1)`; `n Var(w)` and `x[n] w[m]` need one.
  ///
  /// With `joinsLetters`, single letters touch, too: `xy`.
  public static func isTight(
    _ left: Formula, _ right: Formula, joinsLetters: Bool = false
  ) -> Bool {
    if case .text(let words) = left, words.last == " " { return true }
    if case .text(let words) = right, let first = words.first, " .;:!?,".contains(first) {
      return true
    }
    switch (left, right) {
    case (.symbol("partial"), _): return true
    case (.symbol(let first), .symbol(let second)) where joinsLetters:
      return first.count == 1 && second.count == 1
    case (.number, .symbol(let name)): return name.count == 1 || GreekLetters.names.contains(name)
    case (.number, .group), (.symbol, .group), (.subscripted(.symbol, _), .group),
      (.group, .group), (.power(.symbol, _), .group), (.styled, .group), (.accent, .group):
      return true
    case (.number, .power(.symbol(let name), _)), (.number, .subscripted(.symbol(let name), _)):
      return name.count == 1
    default: return false
    }
  }
}
