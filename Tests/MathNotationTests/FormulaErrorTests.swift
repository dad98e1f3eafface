import MathNotation
import Testing

@Suite struct FormulaErrorTests {
  private let vocabulary = Vocabulary(functions: ["Var"], symbols: ["n", "w"])

  private func message(_ text: String) -> String {
    do {
      return try Formula(answer: text, vocabulary: vocabulary).linearText
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("", "There is nothing to read yet."),
    ("3*", "The formula stops after \"*\": a number, a name or a bracket should follow."),
    ("3*)", "The bracket \")\" at character 3 was not opened. Remove it or open it before."),
    ("(3", "The bracket \"(\" at character 1 is not closed. Close it where it ends."),
    ("(3]", "At character 3 the bracket \"(\" is closed by \"]\". Use one kind."),
    ("3 + * 4", "At character 5, \"*\" does not fit: a number, a name or a bracket was expected."),
    (
      "3$ 4",
      "At character 2, \"$\" behind \"3\" is no sign that is known here. Write what it stands for."
    ),
    ("12 34", "At character 4, \"34\" follows \"12\". Put a sign between the numbers."),
    (
      "3.274.63",
      "At character 1, \"3.274.63\" has separators in odd places. Part thousands alone, or decimals alone."
    ),
    ("1,234", "1,234 or 1.234? Write 1234 for the first, 1.2340 for the second."),
    ("w_1_2", "At character 4 a second \"_\" follows the first. Put brackets around the first."),
    ("\"a", "The text that begins at character 1 has no closing quotation mark."),
    (#"\frca{1}{2}"#, #"At character 1, "\frca" is not a known command. Did you mean "\frac"?"#),
    (#"\zzzz"#, #"At character 1, "\zzzz" is not a known command. Write it in another way."#),
    (
      #"\begin{tabular}1\end{tabular}"#,
      "At character 1, \"tabular\" is not a known environment. Use pmatrix, cases or aligned."
    ),
  ])
  func `an error says what, where and how to mend`(text: String, message: String) {
    #expect(self.message(text) == message)
  }

  @Test func `a missing sign, a long text and a deep one are named`() {
    let tooLong = String(repeating: "1", count: 4001)
    #expect(
      message(tooLong)
        == "This is too long to read: 4001 characters, 4000 are allowed. Write it shorter.")
    let tooDeep = String(repeating: "(", count: 49) + "1" + String(repeating: ")", count: 49)
    #expect(
      message(tooDeep)
        == "At character 50 brackets, powers or signs are nested more than 48 deep. Write it flatter."
    )
    #expect(throws: FormulaError(.missingOperator(before: "n"), at: 1)) {
      try Formula(expression: "2n")
    }
    #expect(
      "\(FormulaError(.missingOperator(before: "n"), at: 1))"
        == "At character 2 a sign such as * or + is missing before \"n\".")
  }
}
