/// Numbers, names, calls and brackets.
extension FormulaParser {
  mutating func parseAtom() throws(FormulaError) -> Formula {
    let start = next
    switch start.kind {
    case .number(let digits):
      advance()
      return .number(digits)
    case .text(let words):
      advance()
      return .text(words)
    case .dots(let dots):
      advance()
      return .dots(dots)
    case .word(let name):
      advance()
      return try parseName(name)
    case .open(let bracket):
      advance()
      return try finishBracket(bracket, start)
    case .openGroup:
      advance()
      return try finishGroup(from: index - 1)
    case .bar(let bar) where openBars == 0:
      advance()
      return try finishBars(bar, start)
    case .sign(.root):
      advance()
      return .root(Self.withoutBrackets(try parseScript()), degree: nil)
    case .command(let name):
      return try parseCommand(name)
    case .sign, .relation, .close, .closeGroup, .bar, .nextCell, .nextRow, .end:
      throw expected()
    }
  }

  /// Like `unexpected`, where a number or a name should stand.
  private func expected() -> FormulaError {
    switch next.kind {
    case .close, .closeGroup:
      let before = index > 0 ? tokens[index - 1].written : ""
      return depth == 0
        ? unexpected() : FormulaError(.ends(after: before), at: next.position)
    default: return unexpected()
    }
  }

  private mutating func parseName(_ name: String) throws(FormulaError) -> Formula {
    if syntax.isTeX, TeXCommands.limitNames.contains(name), next.kind == .sign(.lowered) {
      return try parseLimits(.word(name))
    }
    let open = next
    if open.kind == .open(.round), syntax.isCalled(name) {
      advance()
      return Self.call(name, try parseArguments(open: open))
    }
    if syntax != .expression, Vocabulary.prefix.contains(name), !endsPhrase {
      return try parsePrefix(name)
    }
    if case .number(let digits) = next.kind, next.isAdjacent, case .answer = syntax,
      digits.allSatisfy(\.isNumber)
    {
      advance()
      return .subscripted(.symbol(name), .number(digits))
    }
    return .symbol(name)
  }

  /// A function without brackets works on what follows without a sign: `ln 2n + 1` is `ln(2n) + 1`.
  private mutating func parsePrefix(_ name: String) throws(FormulaError) -> Formula {
    let argument = try nested { parser throws(FormulaError) in
      guard name != "sqrt" else { return try parser.parsePower() }
      var factors = [Factor(.implicit, try parser.parsePower())]
      while parser.startsAtom, !parser.startsPrefix {
        factors.append(Factor(.implicit, try parser.parsePower()))
      }
      return factors.count == 1 ? factors[0].value : .product(factors)
    }
    return name == "sqrt" ? Self.call(name, [argument]) : .prefix(name, argument)
  }

  private var startsPrefix: Bool {
    if case .word(let name) = next.kind { Vocabulary.prefix.contains(name) } else { false }
  }

  /// Roots have a node of their own, so that `sqrt(2)` and `\sqrt{2}` are one thing.
  static func call(_ name: String, _ arguments: [Formula]) -> Formula {
    if name == "sqrt", arguments.count == 1 {
      return .root(withoutBrackets(arguments[0]), degree: nil)
    }
    return .call(name, arguments.map { arguments.count == 1 ? withoutBrackets($0) : $0 })
  }

  static func withoutBrackets(_ formula: Formula) -> Formula {
    if case .group(.round, let inner) = formula { inner } else { formula }
  }

  /// What stands in brackets; the opening one has been taken.
  private mutating func finishBracket(
    _ bracket: Brackets.Kind, _ open: FormulaToken
  ) throws(FormulaError) -> Formula {
    let inner = try parseInner()
    let closing = try close(open)
    return .group(Brackets(bracket, closing), inner)
  }

  /// A phrase in which bars open anew.
  mutating func parseInner() throws(FormulaError) -> Formula {
    try nested { parser throws(FormulaError) in
      let bars = parser.openBars
      parser.openBars = 0
      defer { parser.openBars = bars }
      return try parser.parsePhrase()
    }
  }

  /// Takes the closing bracket; only TeX may close `[` with `)`.
  mutating func close(_ open: FormulaToken) throws(FormulaError) -> Brackets.Kind {
    guard case .close(let closing) = next.kind else {
      if next.kind == .end { throw FormulaError(.unclosed(open.written), at: open.position) }
      throw unexpected()
    }
    guard syntax.isTeX || .open(closing) == open.kind else {
      throw FormulaError(
        .mismatched(open: open.written, close: next.written), at: next.position)
    }
    advance()
    return closing
  }

  /// What stands in braces that only group; the opening one has been taken.
  mutating func finishGroup(from open: Int) throws(FormulaError) -> Formula {
    let inner = next.kind == .closeGroup && syntax.isTeX ? .empty : try parseInner()
    guard take(.closeGroup) else {
      if next.kind == .end {
        throw FormulaError(.unclosed(tokens[open].written), at: tokens[open].position)
      }
      throw unexpected()
    }
    return inner
  }

  private mutating func finishBars(
    _ bar: Brackets.Kind, _ open: FormulaToken
  ) throws(FormulaError) -> Formula {
    let inner = try nested { parser throws(FormulaError) in
      parser.openBars += 1
      defer { parser.openBars -= 1 }
      return try parser.parseComparison()
    }
    guard take(.bar(bar)) else {
      throw FormulaError(.unclosed(open.written), at: open.position)
    }
    return .group(Brackets(bar, bar), inner)
  }
}
