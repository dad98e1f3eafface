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
        if let problem = try problem(line, after: previous) {
          return Verdict(
            outcome: .wrong, note: "step-\(problem.note)",
            message: "Line \(index + 1): \(problem.message)", understood: understood,
            basis: .nearMiss)
        }
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

  private struct Line {
    let formula: Formula
    let rules: [Rule]
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
    return try texts.map { text in
      let bar = text.firstIndex(of: "|") ?? text.endIndex
      let formula = try formula(String(text[..<bar]))
      let names = String(text[bar...].dropFirst())
      let isNamed = !names.allSatisfy { $0.isWhitespace || $0 == "," }
      guard isNamed || rules.isEmpty else {
        throw EvaluationError.failed(
          "Name the rule of each line after a bar: \(ShapeKey.listed(rules.map(\.name))).")
      }
      return Line(formula: formula, rules: isNamed ? try rules(names) : [])
    }
  }

  /// One line without its rule; of a chain of equations the last side.
  func formula(_ text: String) throws -> Formula {
    var formula = try key.spelling.formula(text)
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

  private func problem(
    _ line: Line, after previous: Formula
  ) throws -> (note: String, message: String)? {
    if try isEqual(line.formula, previous, with: line.rules.flatMap(\.facts)) { return nil }
    for rule in rules where line.rules != [rule] {
      if try isEqual(line.formula, previous, with: rule.facts) {
        return ("rule", "it follows, but not by this rule. Which one is at work?")
      }
    }
    return ("line", "it does not follow from the line before. What was changed, and why may it be?")
  }

  func isEqual(
    _ first: Formula, _ second: Formula, with extra: [FormulaKey.Fact]
  ) throws -> Bool {
    var atoms = key.atoms(facts: facts + extra)
    let left = try atoms.resolved(first)
    let right = try atoms.resolved(second)
    return FormulaComparison(atoms: atoms.atoms).outcome(left, right) == .equal
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
