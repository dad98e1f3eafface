/// One tree for everything mathematical: what TeX says, what students type, what content computes.
///
/// Sums and products are flat lists, so that a long line of terms is no deep tree. A tree that a reader
/// returns is never higher than `FormulaLimits.height`, so recursion over it is safe.
public indirect enum Formula: Hashable, Sendable {
  /// Digits as a machine reads them, without separators: `3`, `0.25`, `1e6`.
  case number(String)
  /// A letter or a name; Greek letters and signs by their TeX names: `n`, `sigma`, `infinity`.
  case symbol(String)
  /// Upright words: `\text{if }` in TeX, `"weights"` in an expression.
  case text(String)
  /// Terms with their signs; a single term with a minus sign is a negation.
  case sum([Term])
  /// Factors with the signs between them.
  case product([Factor])
  /// Numerator over denominator.
  case fraction(Formula, Formula)
  /// `a mod b`.
  case remainder(Formula, Formula)
  /// Base and exponent.
  case power(Formula, Formula)
  /// Base and what stands below it: `w_1`.
  case subscripted(Formula, Formula)
  /// A name and its arguments in round brackets: `Var(w)`, `outputSize(W, K, P, s, d)`.
  case call(String, [Formula])
  /// A function and what it works on without brackets: `ln 10`.
  case prefix(String, Formula)
  /// Arguments in square brackets: `x[n+m]`, `E[x^2]`.
  case entry(Formula, [Formula])
  /// Something in brackets.
  case group(Brackets, Formula)
  /// Things with commas between them.
  case list([Formula])
  /// A root; without a degree it is the square root.
  case root(Formula, degree: Formula?)
  /// `55 %`.
  case percent(Formula)
  /// A first side and what follows it: `a = b <= c`.
  case relation(Formula, [Link])
  /// A sum, product or integral sign with its limits; what it works on follows as a factor.
  case bigOperator(BigOperator)
  /// Rows of entries in brackets.
  case matrix(Brackets, [[Formula]])
  /// Rows behind one opening brace, each a value and its condition.
  case cases([[Formula]])
  /// Lines whose columns are lined up.
  case aligned([[Formula]])
  /// A hat, bar, tilde or arrow over something.
  case accent(Accent, Formula)
  /// A brace under something, with what is written below it.
  case underbrace(Formula, label: Formula?)
  /// A letter of another alphabet: blackboard, calligraphic, bold.
  case styled(Alphabet, Formula)
  /// Dots that stand for more of the same.
  case dots(Dots)
  /// Pieces side by side without a meaning between them, a wide space apart.
  case row([Formula])
  /// Nothing: an empty cell of a matrix, the missing side of a relation.
  case empty
}

extension Formula {
  /// Whole numbers of this machine.
  public static func number(_ value: Int) -> Formula {
    value < 0
      ? .sum([Term(.minus, .number(String(value.magnitude)))]) : .number(String(value))
  }

  /// The parts directly below this one, in reading order.
  public var children: [Formula] {
    switch self {
    case .number, .symbol, .text, .dots, .empty: []
    case .sum(let terms): terms.map(\.value)
    case .product(let factors): factors.map(\.value)
    case .fraction(let first, let second), .remainder(let first, let second),
      .power(let first, let second), .subscripted(let first, let second):
      [first, second]
    case .call(_, let items), .list(let items), .row(let items): items
    case .entry(let head, let items): [head] + items
    case .prefix(_, let inner), .group(_, let inner), .percent(let inner), .accent(_, let inner),
      .styled(_, let inner):
      [inner]
    case .root(let inner, let degree): degree.map { [$0, inner] } ?? [inner]
    case .relation(let first, let links): [first] + links.map(\.value)
    case .bigOperator(let sign): [sign.lower, sign.upper].compactMap(\.self)
    case .matrix(_, let rows), .cases(let rows), .aligned(let rows): rows.flatMap(\.self)
    case .underbrace(let inner, let label): [inner] + (label.map { [$0] } ?? [])
    }
  }

  /// How many levels the tree has, counted without recursion.
  var height: Int {
    var level = [self]
    var height = 0
    while !level.isEmpty {
      height += 1
      level = level.flatMap(\.children)
    }
    return height
  }

  /// Every part of the tree, this one first.
  public var parts: [Formula] {
    var found: [Formula] = []
    var waiting = [self]
    while let next = waiting.popLast() {
      found.append(next)
      waiting.append(contentsOf: next.children.reversed())
    }
    return found
  }
}
