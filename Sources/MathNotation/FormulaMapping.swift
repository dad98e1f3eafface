extension Formula {
  /// The same formula with its direct parts replaced.
  public func mapChildren<Failure: Error>(
    _ transform: (Formula) throws(Failure) -> Formula
  ) throws(Failure) -> Formula {
    switch self {
    case .number, .symbol, .text, .dots, .empty: return self
    case .sum(let terms):
      return .sum(
        try terms.map { term throws(Failure) in Term(term.sign, try transform(term.value)) })
    case .product(let factors):
      return .product(
        try factors.map { factor throws(Failure) in
          Factor(factor.sign, try transform(factor.value))
        })
    case .relation(let first, let links):
      return .relation(
        try transform(first),
        try links.map { link throws(Failure) in Link(link.relation, try transform(link.value)) })
    case .bigOperator(var sign):
      if let lower = sign.lower { sign.lower = try transform(lower) }
      if let upper = sign.upper { sign.upper = try transform(upper) }
      return .bigOperator(sign)
    case .matrix, .cases, .aligned, .list, .row, .call, .entry:
      return try mapLists(transform)
    case .fraction, .remainder, .power, .subscripted, .group, .root, .percent, .accent, .styled,
      .prefix, .underbrace:
      return try mapParts(transform)
    }
  }

  private func mapLists<Failure: Error>(
    _ transform: (Formula) throws(Failure) -> Formula
  ) throws(Failure) -> Formula {
    func each(_ items: [Formula]) throws(Failure) -> [Formula] { try items.map(transform) }
    switch self {
    case .matrix(let brackets, let rows): return .matrix(brackets, try rows.map(each))
    case .cases(let rows): return .cases(try rows.map(each))
    case .aligned(let rows): return .aligned(try rows.map(each))
    case .list(let items): return .list(try each(items))
    case .row(let items): return .row(try each(items))
    case .call(let name, let items): return .call(name, try each(items))
    case .entry(let head, let items): return .entry(try transform(head), try each(items))
    default: return self
    }
  }

  private func mapParts<Failure: Error>(
    _ transform: (Formula) throws(Failure) -> Formula
  ) throws(Failure) -> Formula {
    switch self {
    case .fraction(let first, let second):
      return .fraction(try transform(first), try transform(second))
    case .remainder(let first, let second):
      return .remainder(try transform(first), try transform(second))
    case .power(let first, let second): return .power(try transform(first), try transform(second))
    case .subscripted(let first, let second):
      return .subscripted(try transform(first), try transform(second))
    case .group(let brackets, let inner): return .group(brackets, try transform(inner))
    case .percent(let inner): return .percent(try transform(inner))
    case .accent(let accent, let inner): return .accent(accent, try transform(inner))
    case .styled(let alphabet, let inner): return .styled(alphabet, try transform(inner))
    case .prefix(let name, let inner): return .prefix(name, try transform(inner))
    case .root(let inner, let degree):
      guard let degree else { return .root(try transform(inner), degree: nil) }
      return .root(try transform(inner), degree: try transform(degree))
    case .underbrace(let inner, let label):
      guard let label else { return .underbrace(try transform(inner), label: nil) }
      return .underbrace(try transform(inner), label: try transform(label))
    default: return self
    }
  }
}
