import MathNotation
import Testing

@Suite struct AnswerReadingTests {
  private let vocabulary = Vocabulary(
    functions: ["Var", "E"], symbols: ["n", "w", "x", "sigma"])

  /// What students type, and how it is echoed in ASCII.
  @Test(arguments: [
    ("nVar(w)Var(x)", "n Var(w) Var(x)"), ("n var(w)", "n Var(w)"), ("2n", "2n"),
    ("3,274,634", "3,274,634"), ("3_274_634", "3,274,634"), ("3 274 634", "3,274,634"),
    ("w1", "w_1"), ("w_{12}", "w_12"), ("w₁²", "w_1^2"), ("2½", "(2 + 1/2)"), ("√2", "sqrt(2)"),
    ("√(2/n)", "sqrt(2/n)"), ("n(n+1)", "n(n + 1)"), ("2×3·4", "2 x 3*4"),
    ("5−3", "5 - 3"), ("50%", "50 %"), ("max(1,200)", "max(1, 200)"), ("σ²", "sigma^2"),
    ("2**3", "2^3"), ("ln 2n + 1", "ln 2n + 1"), ("|n|", "|n|"), ("2n^-1", "2n^(-1)"),
    ("E[x]²", "E[x]^2"), ("1e6", "1e6"), (".5", "0.5"), ("x'", "x'"), ("6÷2", "6/2"),
  ])
  func `what students type is understood`(text: String, echo: String) throws {
    #expect(try Formula(answer: text, vocabulary: vocabulary).linearText(.ascii) == echo)
  }

  @Test func `a run of letters is split only into known names`() throws {
    #expect(try Formula(answer: "nw", vocabulary: vocabulary).parts.contains(.symbol("w")))
    #expect(try Formula(answer: "abc", vocabulary: vocabulary) == .symbol("abc"))
  }
}
