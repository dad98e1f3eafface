public import MathNotation

/// A derivation, line by line: each line equals the one before it, by a rule that the student names.
///
/// Lines stand between semicolons or line ends; the rule follows a bar: `n E[w] E[x] | independence`. A line that
/// takes several steps at once names all their rules, with commas between them.
public struct StepsKey: AnswerKey {
  /// What may be used in a step.
  public struct Rule: Hashable, Sendable {
    /// As the student chooses it.
    public var name: String
    /// What it allows to be replaced.
    public var facts: [FormulaKey.Fact]

    /// A name and what the rule allows.
    public init(name: String, facts: [FormulaKey.Fact]) {
      self.name = name
      self.facts = facts
    }
  }

  /// The first line, which is given.
  public var start: Formula
  /// What the last line must be: equal to it, and in no other atoms than it has.
  public var goal: Formula
  /// Declared atoms, and the facts that hold in every step.
  public var symbols: [FormulaKey.Symbol]
  /// Facts that hold in every step.
  public var facts: [FormulaKey.Fact]
  /// Rules to choose from; with none, no rule is asked for.
  public var rules: [Rule]

  /// The first and last line, and what may be used between them.
  public init(
    start: Formula, goal: Formula, symbols: [FormulaKey.Symbol], facts: [FormulaKey.Fact] = [],
    rules: [Rule] = []
  ) {
    self.start = start
    self.goal = goal
    self.symbols = symbols
    self.facts = facts
    self.rules = rules
  }

  /// Finds the first line that does not follow from the one before it.
  public func verdict(on answer: String) -> Verdict {
    let lines: [Line]
    do { lines = try read(answer) } catch { return .unreadable(error) }
    guard let last = lines.last else {
      return .unreadable("Write the next line of the derivation.")
    }
    let understood = lines.map(\.formula.linearText).joined(separator: "; ")
    do {
      var previous = start
      for (index, line) in lines.enumerated() {
        guard try line.isNamed || rules.isEmpty || isEqual(line.formula, previous, with: []) else {
          return .unreadable(
            "Name the rule of each line after a bar: \(ShapeKey.listed(rules.map(\.name))).")
        }
        let reason = try reason(for: line, after: previous)
        if let refusal = refusal(reason, line: index + 1, understood: understood) { return refusal }
        previous = line.formula
      }
      guard try isReached(last.formula) else {
        return Verdict(
          outcome: .wrong, note: "step-unfinished",
          message: "Every line is right so far. Go on: the result is not reached yet.",
          understood: understood, basis: .form)
      }
    } catch {
      return .unreadable(error, understood: understood)
    }
    return Verdict(outcome: .right, message: "", understood: understood)
  }

  /// The lines in linear form, once all of them can be read.
  public func understood(_ answer: String) -> String? {
    guard let lines = try? read(answer), !lines.isEmpty else { return nil }
    return lines.map(\.formula.linearText).joined(separator: "; ")
  }

  // MARK: Reading

  struct Line {
    let formula: Formula
    let rules: [Rule]
    let isNamed: Bool
  }

  var key: FormulaKey {
    let all = facts + rules.flatMap(\.facts)
    return FormulaKey(
      KnownAnswers(
        goal, accepted: [NamedAnswer(note: "start", answer: start, say: "")]), symbols: symbols,
      facts: all)
  }

  private func read(_ answer: String) throws -> [Line] {
    let texts = answer.split { $0 == ";" || $0.isNewline }.filter { !$0.allSatisfy(\.isWhitespace) }
    return try texts.map { try line(String($0)) }
  }

  /// One line with the rules that stand behind its bar.
  func line(_ text: String) throws -> Line {
    let names = String(text[text.barPlace...].dropFirst())
    let isNamed = !names.allSatisfy { $0.isWhitespace || $0 == "," }
    return Line(
      formula: try formula(text), rules: isNamed ? try rules(names) : [], isNamed: isNamed)
  }

  /// One line without its rule; of a chain of equations the last side.
  func formula(_ text: String) throws -> Formula {
    var formula = try key.spelling.formula(String(text[..<text.barPlace]))
    if case .relation(_, let links) = formula, let last = links.last { formula = last.value }
    try key.checkNames(formula)
    return formula
  }

  /// One rule, or several with commas between them.
  private func rules(_ text: String) throws -> [Rule] {
    if let whole = try? rule(text) { return [whole] }
    return try text.split(separator: ",").map { try rule(String($0)) }
  }

  private func rule(_ text: String) throws -> Rule {
    let name = PlainWords.normalised(text)
    if let rule = rules.first(where: { PlainWords.normalised($0.name) == name }) { return rule }
    throw EvaluationError.failed(
      "\"\(name)\" is not one of the rules: \(ShapeKey.listed(rules.map(\.name))).")
  }

  // MARK: Checking

  func isEqual(
    _ first: Formula, _ second: Formula, with extra: [FormulaKey.Fact]
  ) throws -> Bool {
    var atoms = key.atoms(facts: facts + extra + definitions(in: [first, second], with: extra))
    let left = try atoms.resolved(first)
    let right = try atoms.resolved(second)
    return FormulaComparison(atoms: atoms.atoms).outcome(left, right) == .equal
  }

  /// `E[z^2] = Var(z) + E[z]^2` holds for any z, unless it is one of the rules and has to be named.
  private func definitions(
    in formulas: [Formula], with extra: [FormulaKey.Fact]
  ) -> [FormulaKey.Fact] {
    let plain = key.atoms(facts: facts)
    return formulas.flatMap(\.parts).compactMap { mean in
      guard case .power(let base, .number("2"))? = mean.meanArgument,
        let definition = try? key.spelling.formula(
          "Var(\(base.linearText)) + E[\(base.linearText)]^2")
      else { return nil }
      let isKnown = (facts + extra).contains { plain.isSameAtom($0.left, mean) }
      let variances = definition.parts.filter(\.isVariance)
      let isNamed = (facts + rules.flatMap(\.facts)).contains { fact in
        let parts = fact.left.parts + fact.right.parts
        return ([mean] + variances).allSatisfy { atom in
          parts.contains { plain.isSameAtom($0, atom) }
        }
      }
      return isKnown || isNamed ? nil : FormulaKey.Fact(mean, definition)
    }
  }

  /// Whether a line has no atoms but those of the goal, as they are written.
  func isReached(_ formula: Formula) throws -> Bool {
    var wanted = key.atoms(facts: [])
    _ = try wanted.resolved(goal)
    let count = wanted.atoms.count
    _ = try wanted.resolved(formula)
    return try wanted.atoms.count == count
      && isEqual(formula, goal, with: rules.flatMap(\.facts))
  }
}

extension String {
  /// Where the bar stands behind which a rule is named; the end where there is none.
  fileprivate var barPlace: Index { firstIndex(of: "|") ?? endIndex }
}
