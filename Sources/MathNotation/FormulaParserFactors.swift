/// Products, powers and what follows an atom.
extension FormulaParser {
  mutating func parseTerm() throws(FormulaError) -> Formula {
    var factors = [Factor(.implicit, try parseFactor())]
    var links = 0
    while true {
      if take(.sign(.slash)) || take(.sign(.remainder)) {
        let isFraction = tokens[index - 1].kind == .sign(.slash)
        let divisor = try parseFactor()
        links += 1
        try checkChain(links)
        if isFraction {
          let last = factors[factors.count - 1].value
          factors[factors.count - 1].value = .fraction(last, divisor)
        } else {
          factors = [Factor(.implicit, .remainder(Self.product(factors), divisor))]
        }
      } else if take(.sign(.dot)) {
        factors.append(Factor(.dot, try parseFactor()))
      } else if take(.sign(.asterisk)) {
        factors.append(Factor(.asterisk, try parseFactor()))
      } else if take(.sign(.cross)) {
        factors.append(Factor(.cross, try parseFactor()))
      } else if syntax.allowsImplicitProducts, startsAtom {
        factors.append(Factor(.implicit, try parsePower()))
      } else {
        return Self.product(factors)
      }
    }
  }

  private static func product(_ factors: [Factor]) -> Formula {
    factors.count == 1 ? factors[0].value : .product(factors)
  }

  /// A chain such as `a/b/c` makes a deep tree without any bracket.
  private func checkChain(_ length: Int) throws(FormulaError) {
    guard length <= FormulaLimits.nesting else {
      throw FormulaError(.tooDeep(limit: FormulaLimits.nesting), at: next.position)
    }
  }

  /// Whether the next token can begin a factor of an implicit product.
  var startsAtom: Bool {
    switch next.kind {
    case .number, .word, .text, .open, .openGroup, .dots: true
    case .sign(let sign): sign == .root
    case .command(let name): name != "right" && name != "end"
    case .bar: false
    case .relation, .close, .closeGroup, .nextCell, .nextRow, .end: false
    }
  }

  /// A factor, perhaps with signs before it: `2*-3`.
  private mutating func parseFactor() throws(FormulaError) -> Formula {
    if take(.sign(.minus)) {
      return .sum([
        Term(.minus, try nested { parser throws(FormulaError) in try parser.parseFactor() })
      ])
    }
    if take(.sign(.plus)) {
      return try nested { parser throws(FormulaError) in try parser.parseFactor() }
    }
    return try parsePower()
  }

  mutating func parsePower() throws(FormulaError) -> Formula {
    let base = try parsePostfix()
    guard take(.sign(.power)) else { return base }
    let exponent = try parseExponent()
    if let called = try parseCall(of: base) { return .power(called, exponent) }
    if next.kind == .sign(.power) && syntax.isTeX {
      throw FormulaError(.doubleScript("^"), at: next.position)
    }
    if take(.sign(.lowered)) {
      let script = try parseScript()
      return .power(.subscripted(base, script), exponent)
    }
    return .power(base, exponent)
  }

  /// The brackets of a function behind its exponent: `E^2[x]` is `E[x]^2`.
  private mutating func parseCall(of base: Formula) throws(FormulaError) -> Formula? {
    let open = next
    guard case .symbol(let name) = base.withoutStyle, syntax.declares(function: name),
      open.kind == .open(.square) || open.kind == .open(.round)
    else { return nil }
    advance()
    let arguments = try parseArguments(open: open)
    return open.kind == .open(.square) ? .entry(base, arguments) : Self.call(name, arguments)
  }

  /// In TeX one token or a group; elsewhere `2^-3^2` groups to the right.
  private mutating func parseExponent() throws(FormulaError) -> Formula {
    if syntax.isTeX { return try parseArgument() }
    if next.kind == .openGroup {
      // A raised group ends where it is closed: what stands below belongs to the base, as in σ²_w.
      advance()
      let group = try finishGroup(from: index - 1)
      guard take(.sign(.power)) else { return group }
      return .power(
        group, try nested { parser throws(FormulaError) in try parser.parseExponent() })
    }
    return try nested { parser throws(FormulaError) in try parser.parseFactor() }
  }

  /// What stands below a letter: a group, a number or a single name.
  mutating func parseScript() throws(FormulaError) -> Formula {
    try nested { parser throws(FormulaError) in
      if parser.syntax.isTeX { return try parser.parseArgument() }
      if parser.take(.openGroup) { return try parser.finishGroup(from: parser.index - 1) }
      return try parser.parseAtom()
    }
  }

  private mutating func parsePostfix() throws(FormulaError) -> Formula {
    var result = try parseAtom()
    var links = 0
    while true {
      let start = next
      if take(.sign(.lowered)) {
        if case .subscripted = result {
          throw FormulaError(.doubleScript("_"), at: start.position)
        }
        result = .subscripted(result, try parseScript())
      } else if start.kind == .open(.square), start.isAdjacent || syntax == .expression,
        isIndexable(result)
      {
        advance()
        result = .entry(result, try parseArguments(open: start))
      } else if take(.sign(.percent)) {
        result = .percent(result)
      } else if take(.sign(.prime)) {
        result = .power(result, .symbol("prime"))
      } else {
        return result
      }
      links += 1
      try checkChain(links)
    }
  }

  private func isIndexable(_ formula: Formula) -> Bool {
    switch formula {
    case .symbol, .subscripted, .styled, .accent, .entry: true
    case .call: syntax == .expression
    default: false
    }
  }

  /// Arguments up to the closing bracket; the opening one has been taken.
  mutating func parseArguments(open: FormulaToken) throws(FormulaError) -> [Formula] {
    try nested { parser throws(FormulaError) in
      let bars = parser.openBars
      parser.openBars = 0
      defer { parser.openBars = bars }
      var arguments: [Formula] = []
      if !parser.isClosing {
        arguments.append(try parser.parseComparison())
        while parser.take(.sign(.comma)) { arguments.append(try parser.parseComparison()) }
      }
      _ = try parser.close(open)
      return arguments
    }
  }

  private var isClosing: Bool {
    if case .close = next.kind { true } else { false }
  }
}

extension Formula {
  /// A letter of another alphabet as the letter itself.
  fileprivate var withoutStyle: Formula {
    if case .styled(_, let inner) = self { inner } else { self }
  }
}
