import Grading
import MathNotation
import Testing

@Suite struct StepsReasonTests {
  /// `Var(v)` behind a ReLU, as in exercise 10.3.
  private func key() throws -> StepsKey {
    let fact = { (left: String, right: String) throws in
      FormulaKey.Fact(try Exercise103.formula(left), try Exercise103.formula(right))
    }
    return StepsKey(
      start: try Exercise103.formula("Var(v)"),
      goal: try Exercise103.formula("n/2*Var(w)*Var(y)"),
      symbols: [.init(try Exercise103.formula("n"), .positiveInteger)],
      facts: [try fact("w_i", "w"), try fact("x_i", "x")],
      rules: [
        .init(name: "sum", facts: [try fact("Var(v)", "n*Var(w*x)")]),
        .init(name: "product", facts: [try fact("Var(w*x)", "Var(w)*E[x^2]")]),
        .init(name: "half", facts: [try fact("E[x^2]", "Var(y)/2")]),
      ])
  }

  @Test(arguments: [
    ("n Var(w x)", nil, ["sum"], false), ("n Var(w_1 x_1)", nil, ["sum"], false),
    ("n*E[x^2]*Var(w)", "n*Var(w*x)", ["product"], false),
    ("n Var(w) E[x^2]", nil, ["sum", "product"], false),
    ("Var(w)*Var(y)*n/2", nil, ["sum", "product", "half"], true),
    ("½ n Var(w) Var(y)", "n*Var(w)*E[x^2]", ["half"], true),
    ("n*Var(w*x)", "Var(w*x)*n", [], false),
  ])
  func `any line that follows is taken, with the fewest rules`(
    line: String, before: String?, rules: [String], isLast: Bool
  ) throws {
    #expect(try key().reason(for: line, after: before) == .follows(rules: rules, isLast: isLast))
  }

  @Test func `a rule that is named is the one that counts`() throws {
    let key = try key()
    let line = "n Var(w) E[x^2] | "
    #expect(
      try key.reason(for: line + "product", after: "n Var(w x)")
        == .follows(rules: ["product"], isLast: false))
    #expect(try key.reason(for: line + "half", after: "n Var(w x)") == .otherRule)
    #expect(try key.reason(for: "n Var(w) | half", after: "n Var(w x)") == .doesNotFollow)
  }

  /// What a mean of a square is need not be named, unless it is one of the rules.
  @Test func `a variance is the mean square less the squared mean, with no rule for it`() throws {
    let fact = { (left: String, right: String) throws in
      FormulaKey.Fact(try Exercise103.formula(left), try Exercise103.formula(right))
    }
    var key = try key()
    key.goal = try Exercise103.formula("n*Var(w)*Var(x)")
    key.rules = [
      .init(name: "sum", facts: [try fact("Var(v)", "n*Var(w*x)")]),
      .init(name: "product", facts: [try fact("Var(w*x)", "Var(w)*(Var(x) + E[x]^2)")]),
      .init(name: "mean", facts: [try fact("E[x]", "0")]),
    ]
    #expect(
      try key.reason(for: "n Var(w) E[x^2]", after: "n Var(w x)")
        == .follows(rules: ["product"], isLast: false))
    #expect(
      try key.reason(for: "n Var(w) Var(x)", after: "n Var(w) E[x^2]")
        == .follows(rules: ["mean"], isLast: true))
    key.rules.append(.init(name: "square", facts: [try fact("E[x^2]", "Var(x) + E[x]^2")]))
    #expect(
      try key.reason(for: "n Var(w) E[x^2]", after: "n Var(w x)")
        == .follows(rules: ["product", "square"], isLast: false))
  }

  @Test func `a line that only changes the form needs no rule`() throws {
    let rest = "n Var(w) E[x^2] | product; n/2 Var(w) Var(y) | half"
    #expect(try key().verdict(on: "n Var(w x) | sum; Var(x w) n; " + rest).outcome == .right)
    #expect(try key().verdict(on: "n Var(w x); " + rest).outcome == .unreadable)
  }

  @Test(arguments: ["n^2 Var(w x)", "n Var(w) Var(x)", "Var(w x)", "n Var(w) Var(y)"])
  func `a line that does not follow is refused`(line: String) throws {
    #expect(try key().reason(for: line, after: nil) == .doesNotFollow)
  }

  @Test(arguments: ["n Var(", "q", "n Var(w"])
  func `what cannot be read is thrown`(line: String) throws {
    #expect(throws: (any Error).self) { try key().reason(for: line, after: nil) }
  }

  @Test func `a line comes to a number when its atoms have some`() throws {
    let given = ["n": 10, "Var(w)": 0.5, "E[x^2]": 3, "E[x]": -2]
    #expect(try key().value(of: "n*Var(w_1)*E[x^2]", given: given) == 15)
    #expect(try key().value(of: "n*Var(w)*E[x]^2", given: given) == 20)
    #expect(try key().value(of: "n*Var(y)", given: given) == nil)
  }

  @Test func `a line of a whole derivation may name several rules`() throws {
    let verdict = try key().verdict(on: "n Var(w) E[x^2] | sum, product; n/2 Var(w) Var(y) | half")
    #expect(verdict.outcome == .right, "\(verdict)")
    #expect(try key().verdict(on: "n Var(w) E[x^2] | sum, magic").outcome == .unreadable)
    #expect(try key().verdict(on: "n Var(w) E[x^2] | sum, half").note == "step-line")
  }
}
