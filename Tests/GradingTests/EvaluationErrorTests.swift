import Grading
import MathNotation
import Testing

@Suite struct EvaluationErrorTests {
  @Test(arguments: [
    ("q + 1", "\"q\" has no value here. Write numbers."),
    ("foo(1)", "\"foo\" is not a function that can be computed here."),
    ("floor(1, 2)", "\"floor\" takes 1 value, not 2."),
    ("1/0", "This divides by zero: \"0\" is 0. Change what stands below the line."),
    ("exp(1000)", "\"exp(1,000)\" is too large to compute. Write a smaller number."),
    ("sqrt(-1)", "\"√(−1)\" is not defined. Check the sign of what stands inside."),
    ("\"a\" + 1", "\"a\" is not a number, which is needed here."),
  ])
  func `an error says what is wrong and how to mend`(text: String, message: String) throws {
    let formula = try Formula(expression: text)
    do {
      let value = try Evaluator().value(of: formula)
      Issue.record("\(text) came to \(value)")
    } catch {
      #expect("\(error)" == message)
    }
  }

  @Test func `known names are listed, dots are to be written out`() throws {
    #expect(
      "\(EvaluationError.unknownName("q", known: ["F", "K"]))"
        == "\"q\" has no value here. Known are F, K.")
    #expect(
      "\(EvaluationError.notComputable("1 + …"))"
        == "\"1 + …\" has no value by itself. Write it out.")
  }
}
