/// Builds the tree from tokens, whatever they were cut from.
///
/// comparison = sum (relation sum)*; sum = term (± term)*; term = factor (· / mod factor)*;
/// factor = postfix (^ factor)?. Recursion happens only through `nested`, which counts it.
struct FormulaParser {
  var tokens: [FormulaToken]
  let syntax: FormulaSyntax
  var index = 0
  var depth = 0
  /// Bars that are open, so that the next one closes.
  var openBars = 0
  /// Tokens taken and levels entered: what a reading costs.
  private(set) var stepCount = 0

  init(_ tokens: [FormulaToken], syntax: FormulaSyntax) {
    self.tokens = tokens
    self.syntax = syntax
  }

  /// The whole text as one formula.
  mutating func parse() throws(FormulaError) -> Formula {
    guard next.kind != .end else { throw FormulaError(.empty, at: 0) }
    let formula = try parsePhrase()
    guard next.kind == .end else { throw unexpected() }
    guard formula.height <= FormulaLimits.height else {
      throw FormulaError(.tooDeep(limit: FormulaLimits.height), at: 0)
    }
    return formula
  }

  var next: FormulaToken { tokens[index] }

  mutating func advance() {
    stepCount += 1
    if index < tokens.count - 1 { index += 1 }
  }

  mutating func take(_ kind: FormulaToken.Kind) -> Bool {
    guard next.kind == kind else { return false }
    advance()
    return true
  }

  /// Runs a part of the grammar one level deeper.
  mutating func nested<Result>(
    _ body: (inout FormulaParser) throws(FormulaError) -> Result
  ) throws(FormulaError) -> Result {
    depth += 1
    stepCount += 1
    defer { depth -= 1 }
    guard depth <= FormulaLimits.nesting else {
      throw FormulaError(.tooDeep(limit: FormulaLimits.nesting), at: next.position)
    }
    return try body(&self)
  }

  /// Why the next token does not fit.
  func unexpected() -> FormulaError {
    switch next.kind {
    case .end:
      let before = index > 0 ? tokens[index - 1].written : ""
      return FormulaError(.ends(after: before), at: next.position)
    case .close, .closeGroup:
      return FormulaError(.unopened(next.written), at: next.position)
    case .number, .word, .text, .open, .openGroup:
      return FormulaError(.missingOperator(before: next.written), at: next.position)
    case .sign, .relation, .bar, .dots, .command, .nextCell, .nextRow:
      return FormulaError(.unexpected(next.written), at: next.position)
    }
  }

  // MARK: Grammar

  /// Comparisons with commas between them, parted by wide spaces.
  mutating func parsePhrase() throws(FormulaError) -> Formula {
    var pieces: [Formula] = [try parseList()]
    while next.kind == .sign(.wideSpace) {
      while take(.sign(.wideSpace)) {}
      if endsPhrase { break }
      pieces.append(try parseList())
    }
    return pieces.count == 1 ? pieces[0] : .row(pieces)
  }

  var endsPhrase: Bool {
    switch next.kind {
    case .end, .close, .closeGroup, .nextCell, .nextRow: true
    case .bar: openBars > 0
    case .command(let name): name == "right" || name == "end"
    case .number, .word, .text, .sign, .relation, .open, .openGroup, .dots: false
    }
  }

  private mutating func parseList() throws(FormulaError) -> Formula {
    var items = [try parseComparison()]
    while take(.sign(.comma)) {
      if endsPhrase || next.kind == .sign(.wideSpace) {
        guard syntax.isTeX else {
          throw FormulaError(.ends(after: tokens[index - 1].written), at: next.position)
        }
        // A comma before a wide space or at the end is punctuation: it stays with its piece.
        items.append(.empty)
        break
      }
      items.append(try parseComparison())
    }
    return items.count == 1 ? items[0] : .list(items)
  }

  mutating func parseComparison() throws(FormulaError) -> Formula {
    let first = startsWithRelation ? .empty : try parseSum()
    var links: [Link] = []
    while let relation = nextRelation {
      advance()
      links.append(Link(relation, endsPhrase ? .empty : try parseSum()))
    }
    return links.isEmpty ? first : .relation(first, links)
  }

  /// In TeX a line of a derivation may begin with its relation.
  private var startsWithRelation: Bool { syntax.isTeX && nextRelation != nil }

  private var nextRelation: Relation? {
    switch next.kind {
    case .relation(let relation): relation
    case .bar(.bar) where openBars == 0: .given
    default: nil
    }
  }

  private mutating func parseSum() throws(FormulaError) -> Formula {
    let leading = takeTermSign()
    var terms = [Term(leading ?? .plus, try parseTerm())]
    while let sign = takeTermSign() {
      terms.append(Term(sign, try parseTerm()))
    }
    if syntax.isTeX, leading == .plus {
      // A line of a derivation that goes on with a plus keeps it.
      terms.insert(Term(.plus, .empty), at: 0)
    }
    return terms.count == 1 && terms[0].sign == .plus ? terms[0].value : .sum(terms)
  }

  private mutating func takeTermSign() -> Term.Sign? {
    if take(.sign(.plus)) { return .plus }
    if take(.sign(.minus)) { return .minus }
    return take(.sign(.plusMinus)) ? .plusMinus : nil
  }
}
