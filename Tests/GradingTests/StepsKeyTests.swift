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
