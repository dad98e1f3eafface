import MathNotation
import Testing

@Suite struct ExpressionReadingTests {
  @Test(arguments: [
    ("F*(K^2 + 1)", "F*(K^2 + 1)"),
    ("(H - K + 1) mod 2 = 0", "(H - K + 1) mod 2 = 0"),
    ("gradient(L, \"weights\")", "gradient(L, weights)"),
    ("outputSize(W,K,P,s,d)", "outputSize(W, K, P, s, d)"),
    ("validationLoss[0.1] < validationLoss[0.01]", "validationLoss[0.1] < validationLoss[0.01]"),
    ("-2^2", "-2^2"),
    ("2^-3", "2^(-3)"),
    ("a/b/c", "(a/b)/c"),
    ("a - (b - c)", "a - (b - c)"),
    ("units(conv_1) + 3", "units(conv_1) + 3"),
    ("[3,10,10]", "[3, 10, 10]"),
  ])
  func `an expression is read and written again`(text: String, linear: String) throws {
    #expect(try Formula(expression: text).linearText(.ascii) == linear)
  }

  @Test func `products need their sign`() {
    #expect(throws: FormulaError(.missingOperator(before: "K"), at: 1)) {
      try Formula(expression: "2K")
    }
  }
}
