public import MathNotation

/// A formula: right when it is equal to the right one for all values of its atoms.
public struct FormulaKey: AnswerKey {
  /// An atom such as `n` or `Var(w)`, and the values that it may have.
  public struct Symbol: Hashable, Sendable {
    /// The atom as a formula.
    public var formula: Formula
    /// Its values.
    public var domain: SymbolDomain

    /// An atom and its values.
    public init(_ formula: Formula, _ domain: SymbolDomain) {
      self.formula = formula
      self.domain = domain
    }
  }

  /// An equation that both sides are rewritten with before they are compared.
  public struct Fact: Hashable, Sendable {
    /// An atom; `w_i` stands for `w` with any index.
    public var left: Formula
    /// What it is replaced by.
    public var right: Formula

    /// An atom and what it is replaced by.
    public init(_ left: Formula, _ right: Formula) {
      self.left = left
      self.right = right
    }
  }

  /// The right formula and the others that are recognised.
  public var known: KnownAnswers<Formula>
  /// Declared atoms.
  public var symbols: [Symbol]
  /// Declared equations.
  public var facts: [Fact]
  /// The left side that an answer may have: `Var(v)` in `Var(v) = ...`.
  public var left: Formula?
  /// Where the question makes sense, as comparisons: `K <= N`.
  public var conditions: [Formula]
  /// Atoms that the answer must be written in; a true formula without them is not finished.
  public var wanted: [Formula]
  /// Atoms that may not stand in the answer; a true formula with one of them is not finished either.
  public var unwanted: [Formula]

  /// The known answers and what is declared about their atoms.
  public init(
    _ known: KnownAnswers<Formula>, symbols: [Symbol], facts: [Fact] = [], left: Formula? = nil,
    conditions: [Formula] = [], wanted: [Formula] = [], unwanted: [Formula] = []
  ) {
    self.conditions = conditions
    self.wanted = wanted
    self.unwanted = unwanted
    self.known = known
    self.symbols = symbols
    self.facts = facts
    self.left = left
  }

  /// Reads plain text or TeX, rewrites with the facts and compares at points.
  public func verdict(on answer: String) -> Verdict {
    let typed: Formula
    do { typed = try spelling.formula(answer) } catch {
      return .unreadable(error)
    }
    let understood = typed.linearText
    do {
      let sides = try rightSides(of: typed)
      let last = sides[sides.count - 1]
      try checkNames(last)
      try checkAgreement(sides)
      return try verdict(last, understood)
    } catch {
      return .unreadable(error, understood: understood)
    }
  }

  /// In linear form, so that a bracket in the wrong place is seen before it counts.
  public func understood(_ answer: String) -> String? {
    (try? spelling.formula(answer))?.linearText
  }

  /// The formula without its left side, as text.
  public func value(of answer: String) -> Value? {
    guard let typed = try? spelling.formula(answer),
      let side = try? rightSides(of: typed).last, (try? checkNames(side)) != nil
    else { return nil }
    return .text(side.linearText(.ascii))
  }

  /// Also knows further formulas, where they are in the names of this question.
  public func knowing(_ more: FurtherAnswers) -> FormulaKey {
    let vocabulary = vocabulary
    var key = self
    key.known = known.adding(more) { value in
      guard case .text(let text) = value,
        let formula = try? Formula(answer: text, vocabulary: vocabulary),
        (try? checkNames(formula)) != nil
      else { return nil }
      return formula
    }
    return key
  }

  /// Names that an answer may use, from all that is declared.
  public var vocabulary: Vocabulary {
    var vocabulary = Vocabulary()
    for formula in declared {
      for part in formula.parts {
        switch part {
        case .symbol(let name): vocabulary.symbols.insert(name)
        case .call(let name, _): vocabulary.functions.insert(name)
        case .entry(.symbol(let name), _): vocabulary.functions.insert(name)
        default: break
        }
      }
    }
    vocabulary.symbols.subtract(vocabulary.functions)
    return vocabulary
  }

  /// How students may write the declared names.
  var spelling: FormulaSpelling {
    let fan = facts.lazy.compactMap { fact -> String? in
      guard case .subscripted(.symbol(let name), .symbol) = fact.left, fact.right == .symbol(name)
      else { return nil }
      return name == "n" ? name : nil
    }
    return FormulaSpelling(vocabulary: vocabulary, fan: fan.first)
  }

  private var declared: [Formula] {
    [known.right] + symbols.map(\.formula) + facts.flatMap { [$0.left, $0.right] }
      + (left.map { [$0] } ?? []) + known.accepted.map(\.answer)
      + known.misconceptions.map(\.answer)
  }

  // MARK: Reading

  /// What stands after the declared left side: of a chain of equations each of its sides.
  private func rightSides(of typed: Formula) throws(EvaluationError) -> [Formula] {
    guard case .relation(let first, let links) = typed else { return [typed] }
    guard links.allSatisfy({ $0.relation == .equal || $0.relation == .definition }) else {
      throw .failed("Write a formula, not a comparison.")
    }
    let sides = links.map(\.value)
    if first == .empty { return sides }
    guard let left else {
      // A name that means nothing here is the name of what is asked: `L = N - K + 1`.
      let isNew = first.isName && !first.bareNames.contains(where: vocabulary.symbols.contains)
      guard isNew else { throw .failed("Write the formula alone, without a left side.") }
      return sides
    }
    let atoms = atoms(facts: facts)
    if atoms.isSameAtom(first, left) { return sides }
    if sides.count == 1, atoms.isSameAtom(sides[0], left) { return [first] }
    throw .failed("The left side should be \"\(left.linearText)\".")
  }

  /// Throws where a side of a chain has the atoms of the last one and is not equal to it: one of them is meant.
  private func checkAgreement(_ sides: [Formula]) throws(EvaluationError) {
    var atoms = atoms(facts: facts)
    guard sides.count > 1, let last = sides.last, let right = try? atoms.resolved(last) else {
      return
    }
    for side in sides.dropLast() {
      var own = atoms
      guard let formula = try? own.resolved(side), own.atoms.count == atoms.atoms.count,
        self.comparison(atoms).outcome(formula, right) == .different
      else { continue }
      throw .failed(
        "\"\(side.linearText)\" and \"\(last.linearText)\" are not equal. "
          + "Write the one that you mean.")
    }
  }

  /// Throws for a name that is not declared.
  func checkNames(_ formula: Formula) throws(EvaluationError) {
    let known = vocabulary.symbols.union(vocabulary.functions)
    if let name = formula.bareNames.first(where: vocabulary.functions.contains) {
      throw .failed("\"\(name)\" takes its brackets: \(example(of: name)).")
    }
    for part in formula.parts {
      switch part {
      case .symbol(let name) where !known.contains(name) && !["pi", "e", "prime"].contains(name):
        guard !formula.hasIndex(name) else { continue }
        throw .unknownName(name, known: symbols.map { $0.formula.linearText })
      case .call(let name, _) where !known.contains(name) && !Vocabulary.builtIn.contains(name):
        throw .unknownCall(name)
      default: break
      }
    }
  }

  /// `Var(w)` for `Var`: the first declared atom of this name.
  private func example(of name: String) -> String {
    let atom = declared.flatMap(\.parts).first { part in
      switch part {
      case .call(name, _), .entry(.symbol(name), _): true
      default: false
      }
    }
    return atom?.linearText ?? "\(name)(x)"
  }

  // MARK: Comparing

  /// The declared atoms, with the given facts.
  func atoms(facts: [Fact]) -> FormulaAtoms {
    FormulaAtoms(
      symbols: symbols.map { ($0.formula, $0.domain) }, facts: facts.map { ($0.left, $0.right) })
  }

  private func comparison(_ atoms: FormulaAtoms) -> FormulaComparison {
    FormulaComparison(atoms: atoms.atoms, conditions: conditions)
  }

  /// What is said of a true formula that is not yet written in what was asked for; nil where it is.
  private func unfinished(
    _ typed: Formula, _ atoms: FormulaAtoms, _ understood: String
  ) -> Verdict? {
    let stands = { (atom: Formula) in typed.parts.contains { atoms.isSameAtom($0, atom) } }
    let missing = wanted.filter { !stands($0) }
    let left = unwanted.filter(stands)
    guard !missing.isEmpty || !left.isEmpty else { return nil }
    let names = ShapeKey.listed((missing.isEmpty ? left : missing).map(\.linearText))
    let words =
      missing.isEmpty
      ? "and still has \(names) in it. Go on until it is gone."
      : "and not yet in \(names). Go on until it is."
    return Verdict(
      outcome: .unreadable, message: "This is true, \(words)", understood: understood)
  }

  private func verdict(
    _ typed: Formula, _ understood: String
  ) throws(EvaluationError) -> Verdict {
    var atoms = atoms(facts: facts)
    let given = try atoms.resolved(typed)
    try self.comparison(atoms).checkHasValue(given)
    let right = try atoms.resolved(known.right)
    switch self.comparison(atoms).outcome(given, right) {
    case .equal:
      return unfinished(typed, atoms, understood)
        ?? Verdict(outcome: .right, message: "", understood: understood)
    case .different, .undefined: break
    }
    let verdict = known.verdict(understood: understood) { formula in
      guard formula != known.right, let other = try? atoms.resolved(formula) else { return false }
      return self.comparison(atoms).outcome(given, other) == .equal
    }
    if let verdict { return verdict }
    let comparison = self.comparison(atoms)
    if let rounding = FormulaRounding(typed: typed, given: given, comparison: comparison) {
      if rounding.reaches(right) { return rounding.verdict(understood) }
      let rounded = known.verdict(understood: understood) { formula in
        guard let other = try? atoms.resolved(formula) else { return false }
        return rounding.reaches(other)
      }
      if let rounded, rounded.outcome == .wrong { return rounded }
    }
    return FormulaNearMiss(comparison: comparison, given: given, right: right)
      .verdict(understood)
  }
}

extension Formula {
  /// Names that stand alone, not before their brackets.
  fileprivate var bareNames: [String] {
    switch self {
    case .symbol(let name): [name]
    case .entry(let head, let arguments):
      (head.isName ? [] : head.bareNames) + arguments.flatMap(\.bareNames)
    default: children.flatMap(\.bareNames)
    }
  }

  fileprivate var isName: Bool {
    switch self {
    case .symbol: true
    case .styled(_, let inner), .subscripted(let inner, _): inner.isName
    default: false
    }
  }

  /// Whether a name is the index of a sum or stands below a letter.
  fileprivate func hasIndex(_ name: String) -> Bool {
    parts.contains { part in
      switch part {
      case .subscripted(_, let script): script.parts.contains(.symbol(name))
      case .bigOperator(let sign): sign.lower?.parts.contains(.symbol(name)) ?? false
      default: false
      }
    }
  }
}
