import Grading
import MathNotation
import Testing

@Suite struct StepsKeyTests {
  /// E[v] = 0 for v = sum of w_i x_i: linearity, independence, mean zero.
  private func key() throws -> StepsKey {
    let fact = { (left: String, right: String) throws in
      FormulaKey.Fact(try Exercise103.formula(left), try Exercise103.formula(right))
    }
    return StepsKey(
      start: try Exercise103.formula("E[v]"), goal: try Exercise103.formula("0"),
      symbols: [.init(try Exercise103.formula("n"), .positiveInteger)],
      facts: [try fact("w_i", "w"), try fact("x_i", "x")],
      rules: [
        .init(name: "linearity", facts: [try fact("E[v]", "n*E[w*x]")]),
        .init(name: "independence", facts: [try fact("E[w*x]", "E[w]*E[x]")]),
        .init(name: "mean zero", facts: [try fact("E[w]", "0")]),
      ])
  }

  @Test(arguments: [
    "n E[w x] | linearity; n E[w] E[x] | independence; 0 | mean zero",
    "E[v] = n E[w x] | Linearity\n= n E[w] E[x] | independence\n= 0 | mean  zero",
    "n E[w_1 x_1] | linearity; n*E[x]*E[w] | independence; E[x]*0 | mean zero; 0 | mean zero",
  ])
  func `a derivation is right when each line follows`(answer: String) throws {
    let verdict = try key().verdict(on: answer)
    #expect(verdict.outcome == .right, "\(verdict)")
  }

  @Test(arguments: [
    ("n E[w x] | independence; 0 | mean zero", "step-rule", "Line 1"),
    ("n E[w x] | linearity; E[w] E[x] | independence; 0 | mean zero", "step-line", "Line 2"),
    ("0 | mean zero", "step-line", "Line 1"),
    ("n E[w x] | linearity", "step-unfinished", "Every line"),
  ])
  func `the first line that does not follow is named`(
    answer: String, note: String, start: String
  ) throws {
    let verdict = try key().verdict(on: answer)
    #expect(verdict.note == note)
    #expect(verdict.message.hasPrefix(start))
  }

  @Test(arguments: [
    "|", " | ", "| independence", "n |", ";|;", "", "n E[w | linearity", "n E[w x] | magic",
    "q | linearity", "0",
  ])
  func `what cannot be read costs nothing`(answer: String) throws {
    #expect(try key().verdict(on: answer).outcome == .unreadable)
  }
}

@Suite struct PredictionKeyTests {
  private let rates = PredictionKey(.order(["1": 2.303, "0.1": 0.09, "0.01": 0.28]))

  @Test(arguments: [
    ("0.1 < 0.01 < 1", Verdict.Outcome.right), ("0.1, 0.01, 1", .right), ("1 > 0.01 > 0.1", .right),
    ("0.01 < 0.1 < 1", .wrong), ("0.1 < 1", .unreadable), ("0.1 0.1 1", .unreadable),
    ("", .unreadable), ("2 < 1 < 0.1", .unreadable),
  ])
  func `runs are compared by order`(answer: String, outcome: Verdict.Outcome) {
    #expect(rates.verdict(on: answer).outcome == outcome)
  }

  @Test(arguments: [
    ("2.3", Verdict.Outcome.right), ("ln 10", .right), ("2", .wrong), ("?", .unreadable),
  ])
  func `a number is compared with a band`(answer: String, outcome: Verdict.Outcome) {
    let key = PredictionKey(.band(result: 2.31, relative: 0.02, absolute: 0))
    #expect(key.verdict(on: answer).outcome == outcome)
  }
}
