/// Commands of TeX.
extension FormulaParser {
  mutating func parseCommand(_ name: String) throws(FormulaError) -> Formula {
    let start = next
    advance()
    switch name {
    case "frac", "dfrac", "tfrac":
      let above = try parseArgument()
      return .fraction(above, try parseArgument())
    case "sqrt": return try parseRoot()
    case "sum": return try parseLimits(.sum)
    case "prod": return try parseLimits(.product)
    case "int": return try parseLimits(.integral)
    case "hat", "widehat": return .accent(.hat, try parseArgument())
    case "bar", "overline": return .accent(.bar, try parseArgument())
    case "tilde", "widetilde": return .accent(.tilde, try parseArgument())
    case "vec": return .accent(.arrow, try parseArgument())
    case "dot": return .accent(.dot, try parseArgument())
    case "mathbb": return .styled(.blackboard, try parseArgument())
    case "mathcal": return .styled(.calligraphic, try parseArgument())
    case "mathbf", "boldsymbol", "bm": return .styled(.bold, try parseArgument())
    case "underbrace":
      let inner = try parseArgument()
      return .underbrace(inner, label: take(.sign(.lowered)) ? try parseArgument() : nil)
    case "begin": return try parseEnvironment(start)
    default: throw FormulaError(.unexpected(start.written), at: start.position)
    }
  }

  /// A group, or one token: of `\frac12` the first digit.
  mutating func parseArgument() throws(FormulaError) -> Formula {
    try nested { parser throws(FormulaError) in
      if parser.take(.openGroup) { return try parser.finishGroup(from: parser.index - 1) }
      if case .number(let digits) = parser.next.kind, digits.count > 1 {
        parser.tokens[parser.index].kind = .number(String(digits.dropFirst()))
        return .number(String(digits.prefix(1)))
      }
      if parser.take(.sign(.asterisk)) { return .symbol("ast") }
      if case .word(let name) = parser.next.kind {
        parser.advance()
        return .symbol(name)
      }
      return try parser.parseAtom()
    }
  }

  private mutating func parseRoot() throws(FormulaError) -> Formula {
    let open = next
    guard take(.open(.square)) else { return .root(try parseArgument(), degree: nil) }
    let degree = try parseInner()
    _ = try close(open)
    return .root(try parseArgument(), degree: degree)
  }

  /// The limits of a big operator, in either order.
  mutating func parseLimits(_ kind: BigOperator.Kind) throws(FormulaError) -> Formula {
    var sign = BigOperator(kind)
    while true {
      if sign.lower == nil, take(.sign(.lowered)) {
        sign.lower = try parseArgument()
      } else if sign.upper == nil, take(.sign(.power)) {
        sign.upper = try parseArgument()
      } else {
        return .bigOperator(sign)
      }
    }
  }

  // MARK: Environments

  private mutating func parseEnvironment(_ start: FormulaToken) throws(FormulaError) -> Formula {
    guard case .text(let name) = next.kind else { throw unexpected() }
    advance()
    if name == "array", take(.openGroup) { _ = try finishGroup(from: index - 1) }
    let rows = try nested { parser throws(FormulaError) in
      let bars = parser.openBars
      parser.openBars = 0
      defer { parser.openBars = bars }
      return try parser.parseRows()
    }
    guard take(.command("end")) else {
      guard next.kind == .end else { throw unexpected() }
      throw FormulaError(.unclosed(start.written + "{\(name)}"), at: start.position)
    }
    guard case .text(let closing) = next.kind, closing == name else {
      throw FormulaError(
        .mismatched(open: "\\begin{\(name)}", close: "\\end{...}"), at: next.position)
    }
    advance()
    return try Self.environment(name, rows, at: start.position)
  }

  private mutating func parseRows() throws(FormulaError) -> [[Formula]] {
    var rows: [[Formula]] = [[]]
    while true {
      rows[rows.count - 1].append(endsCell ? .empty : try parsePhrase())
      if take(.nextCell) { continue }
      guard take(.nextRow) else { return rows }
      if next.kind == .command("end") { return rows }
      rows.append([])
    }
  }

  private var endsCell: Bool {
    switch next.kind {
    case .nextCell, .nextRow, .end: true
    case .command(let name): name == "end"
    case .number, .word, .text, .sign, .relation, .open, .close, .openGroup, .closeGroup, .bar,
      .dots:
      false
    }
  }

  private static func environment(
    _ name: String, _ rows: [[Formula]], at position: Int
  ) throws(FormulaError) -> Formula {
    switch name {
    case "pmatrix": .matrix(.round, rows)
    case "bmatrix": .matrix(.square, rows)
    case "Bmatrix": .matrix(Brackets(.curly, .curly), rows)
    case "vmatrix": .matrix(.bars, rows)
    case "matrix", "smallmatrix", "array": .matrix(.none, rows)
    case "cases": .cases(rows)
    case "aligned", "align", "align*", "split", "gathered": .aligned(rows)
    default: throw FormulaError(.unknownEnvironment(name), at: position)
    }
  }
}
