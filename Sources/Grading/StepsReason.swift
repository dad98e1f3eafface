import MathNotation

extension StepsKey {
  /// What one further line is to the line before it.
  public enum Reason: Hashable, Sendable {
    /// It follows by these rules, the fewest that will do; none when only its form has changed.
    case follows(rules: [String], isLast: Bool)
    /// It follows, but not by the rule that was named.
    case otherRule
    /// No rules of the derivation lead to it.
    case doesNotFollow
  }

  /// The first line as it is written.
  public var startText: String { start.compactText(.unicode) }

  /// Why a line follows from the one before, or from the start; throws what cannot be read.
  ///
  /// Where no rule is named behind a bar they are tried alone, then in pairs and so on: a line may take several steps.
  public func reason(for line: String, after previous: String?) throws -> Reason {
    try reason(for: self.line(line), after: previous.map { try formula($0) } ?? start)
  }

  func reason(for line: Line, after previous: Formula) throws -> Reason {
    let tried =
      line.isNamed
      ? [line.rules] : (0...rules.count).flatMap { Self.subsets(of: rules, count: $0) }
    let found = try tried.first {
      try isEqual(line.formula, previous, with: $0.flatMap(\.facts))
    }
    if let found {
      return .follows(rules: found.map(\.name), isLast: try isReached(line.formula))
    }
    let isByAnother =
      try line.isNamed
      && rules.contains {
        try isEqual(line.formula, previous, with: $0.facts)
      }
    return isByAnother ? .otherRule : .doesNotFollow
  }

  /// What is said of a line that is not taken, counted from 1; nil for one that follows.
  public func refusal(_ reason: Reason, line: Int, understood: String? = nil) -> Verdict? {
    let note: String
    let words: String
    switch reason {
    case .follows: return nil
    case .otherRule:
      (note, words) = ("rule", "it follows, but not by this rule. Which one is at work?")
    case .doesNotFollow:
      note = "line"
      words = "it does not follow from the line before. What was changed, and why may it be?"
    }
    return Verdict(
      outcome: .wrong, note: "step-\(note)", message: "Line \(line): \(words)",
      understood: understood, basis: .nearMiss)
  }

  /// A line as it is read, without blanks.
  public func compactText(of line: String) throws -> String {
    try formula(line).compactText(.unicode)
  }

  /// What a line comes to when its atoms have these values, by their names; nil when one is missing.
  public func value(of line: String, given: [String: Double]) -> Double? {
    let vocabulary = key.vocabulary
    guard let formula = try? formula(line) else { return nil }
    let values = given.compactMap { name, value -> FormulaKey.Fact? in
      guard value.isFinite, let atom = try? Formula(answer: name, vocabulary: vocabulary) else {
        return nil
      }
      let size = Formula.number("\(abs(value))")
      let number = value < 0 ? Formula.group(.round, .sum([Term(.minus, size)])) : size
      return FormulaKey.Fact(atom, number)
    }
    let indices = facts.filter { if case .subscripted = $0.left { true } else { false } }
    var atoms = FormulaAtoms(
      symbols: symbols.map { ($0.formula, $0.domain) },
      facts: (values + indices).map { ($0.left, $0.right) })
    guard let plain = try? atoms.resolved(formula) else { return nil }
    return (try? Evaluator().value(of: plain))?.real
  }

  /// All choices of so many of the elements, in their order.
  private static func subsets(of rules: [Rule], count: Int) -> [[Rule]] {
    guard count > 0 else { return [[]] }
    return rules.indices.flatMap { index in
      subsets(of: Array(rules[(index + 1)...]), count: count - 1).map { [rules[index]] + $0 }
    }
  }
}
