import MathNotation

extension StepsKey {
  /// What one further line is to the line before it.
  public enum Reason: Hashable, Sendable {
    /// It follows by these rules, the fewest that will do; none when only its form has changed.
    case follows(rules: [String], isLast: Bool)
    /// No rules of the derivation lead to it.
    case doesNotFollow
  }

  /// The first line as it is written.
  public var startText: String { start.compactText(.unicode) }

  /// Why a line follows from the one before, or from the start; throws what cannot be read.
  ///
  /// Rules are tried alone, then in pairs and so on, so a line may take several steps at once.
  public func reason(for line: String, after previous: String?) throws -> Reason {
    let formula = try formula(line)
    let before = try previous.map { try self.formula($0) } ?? start
    for count in 0...rules.count {
      let chosen = try Self.subsets(of: rules, count: count).first { chosen in
        try isEqual(formula, before, with: chosen.flatMap(\.facts))
      }
      if let chosen {
        return .follows(rules: chosen.map(\.name), isLast: try isReached(formula))
      }
    }
    return .doesNotFollow
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
