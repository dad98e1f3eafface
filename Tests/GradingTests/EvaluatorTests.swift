import Grading
import MathNotation
import Testing

@Suite struct EvaluatorTests {
  private func value(_ text: String, _ symbols: [String: Value] = [:]) throws -> Value {
    try Evaluator(symbols: symbols).value(of: Formula(expression: text))
  }

  @Test(arguments: [
    ("96*(5*5*3+1)", 7296),
    ("floor((224 + 2*0 - 1*(11-1) - 1)/4) + 1", 54),
    ("-7 mod 3", -1),
    ("(-7) mod 3", 2),
    ("2^10", 1024),
    ("-2^2", -4),
    ("2^3^2", 512),
    ("sqrt(49)", 7),
    ("round(5/2)", 3),
    ("round(-5/2)", -3),
    ("ceil(7/2) + floor(-7/2)", 0),
    ("max(3, 5, 4) - min(2, 1)", 4),
    ("abs(3 - 10)", 7),
    ("0.1 + 0.2 - 0.3", 0),
    ("1e6", 1_000_000),
  ])
  func `whole numbers come out exactly`(text: String, result: Int) throws {
    #expect(try value(text) == .integer(result))
  }

  @Test func `names have values and calls are answered from outside`() throws {
    let evaluator = Evaluator(symbols: ["F": .integer(3)]) {
      (call: Evaluator.Call) throws(EvaluationError) -> Value? in
      guard call.name == "parameters" else { return nil }
      #expect(try call.word(at: 0) == "conv")
      return .integer(48)
    }
    #expect(try evaluator.value(of: Formula(expression: "parameters(conv)/F")) == .integer(16))
  }

  @Test func `comparisons give a truth, chains too`() throws {
    #expect(try value("1 < 2 <= 2") == .truth(true))
    #expect(try value("[1, 2] = [1, 3]") == .truth(false))
  }

  @Test func `what leaves 128 bits goes on in reals, what leaves the reals is refused`() throws {
    #expect(try value("10^40").real == 1e40)
    #expect(throws: EvaluationError.tooLarge("10^(10¹⁰)")) { try value("10^10^10") }
  }

  @Test func `a division by zero names the divisor`() {
    #expect(throws: EvaluationError.divisionByZero("(3 − 3)")) { try value("5/(3-3)") }
  }
}
