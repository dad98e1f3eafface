import Testing

@testable import MathNotation

/// A formula is read in one go: each token is taken once, and each level is entered once.
struct ParserCostTests {
  @Test(arguments: [
    "(", "1/", "n^", "-", "√", "|", "ln ", "x'", "Var(", "1+(", "x_", "a,", "2(", "[1,", "{",
    "mod ", "²",
    "1*(2+", "n", "n!", "≤1", "1 ", "f(x,", "))",
  ])
  func `no piece takes more steps than some for each token, however often it comes`(
    piece: String
  ) throws {
    for count in [1, 20, 47, 500, 3000 / piece.count] {
      let text = String(repeating: piece, count: count) + "1"
      for syntax in [FormulaSyntax.expression, .answer(Vocabulary())] {
        var lexer = PlainLexer(text, syntax: syntax)
        guard let tokens = try? lexer.tokenize() else { continue }
        var parser = FormulaParser(tokens, syntax: syntax)
        _ = try? parser.parse()
        #expect(parser.stepCount <= 12 * tokens.count, "\(text.prefix(60))")
      }
    }
  }
}
