import Grading
import MathNotation
import Testing

/// The questions of exercise 10.3, as the content declares them.
enum Exercise103 {
  static func formula(_ text: String) throws -> Formula {
    try Formula(
      answer: text,
      vocabulary: Vocabulary(functions: ["Var", "E"], symbols: ["n", "w", "x", "v", "y", "i"]))
  }

  /// Var(v) when nothing is known about E[x].
  static func b2() throws -> FormulaKey {
    let facts = [
      ("E[x^2]", "Var(x) + E[x]^2"), ("E[w]", "0"), ("E[w^2]", "Var(w) + E[w]^2"),
      ("w_i", "w"), ("x_i", "x"),
    ]
    return FormulaKey(
      KnownAnswers(
        try formula("n*Var(w)*E[x^2]"),
        misconceptions: [
          NamedAnswer(note: "no-n", answer: try formula("Var(w)*E[x^2]"), say: "One term or n?"),
          NamedAnswer(
            note: "n-squared", answer: try formula("n^2*Var(w)*E[x^2]"), say: "Variances add."),
        ]),
      symbols: [
        .init(try formula("n"), .positiveInteger), .init(try formula("Var(w)"), .positive),
        .init(try formula("E[x^2]"), .positive),
      ],
      facts: try facts.map { .init(try formula($0.0), try formula($0.1)) },
      left: try formula("Var(v)"))
  }

  /// The choice of Var(w) under ReLU.
  static func b4() throws -> FormulaKey {
    FormulaKey(
      KnownAnswers(
        try formula("2/n"),
        misconceptions: [
          NamedAnswer(note: "std-vs-var", answer: try formula("sqrt(2/n)"), say: "Var or sigma?"),
          NamedAnswer(note: "lecun-for-relu", answer: try formula("1/n"), say: "And the ReLU?"),
        ]),
      symbols: [.init(try formula("n"), .positiveInteger)], left: try formula("Var(w)"))
  }
}

@Suite struct FormulaKeyTests {
  @Test(arguments: [
    "2/n", #"\frac{2}{n}"#, "2n^-1", "2n^{-1}", "2 · n⁻¹", "Var(w) = 2/n", "var(w)=2/n",
    "Var(w) = 4/(2n) = 2/n", "2/n = Var(w)", "½·4/n", "1/n + 1/n", "sqrt(4/n^2)", "2÷n", "(2)/(n)",
    #"\mathrm{Var}(w) = \frac{2}{n}"#, #"n^{-1} \cdot 2"#, "200%/n", "exp(ln(2/n))", "\u{200E}2/n",
    "2*n/n^2", "(√2)^2/n",
  ])
  func `two over n in any spelling`(answer: String) throws {
    #expect(try Exercise103.b4().verdict(on: answer).outcome == .right)
  }

  @Test(arguments: [
    "n*Var(w)*(Var(x)+E[x]^2)", "n*E[w^2]*E[x^2]", "n Var(w) E[x^2]", "nVar(w)E[x²]",
    "n*Var(w)*E[x*x]", "Var(v) = n*Var(w)*E[x^2]", "n Var(w_1) E[x_1^2]", "n Var(w₁) E[x₁²]",
    #"n\,\mathrm{Var}(w)\,E[x^2]"#, #"\sum_{i=1}^{n} \mathrm{Var}(w_i) E[x_i^2]"#,
    "n*(Var(w)+E[w])*E[x^2]", "E(x^2)*Var(w)*n", #"n \operatorname{Var}(w) \mathbb{E}[x^2]"#,
  ])
  func `facts rewrite both sides`(answer: String) throws {
    let verdict = try Exercise103.b2().verdict(on: answer)
    #expect(verdict.outcome == .right, "\(verdict)")
  }

  @Test(arguments: [
    ("Var(w)*E[x^2]", "no-n"), ("n^2*Var(w)*(Var(x) + E[x]^2)", "n-squared"),
    ("2*n*Var(w)*E[x^2]", "constant-factor"), ("-n*Var(w)*E[x^2]", "sign"),
    ("n*Var(w)*Var(x)", nil), ("n*Var(w)*E[x]^2", nil),
  ])
  func `a wrong formula is told by its cause`(answer: String, note: String?) throws {
    let verdict = try Exercise103.b2().verdict(on: answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.note == note)
  }

  @Test func `a counter-example has small numbers, a constant ratio is named`() throws {
    #expect(
      try Exercise103.b4().verdict(on: "2").message
        == "It is off by a factor n. At n = 2 yours is 2 and the right one 1.")
    #expect(
      try Exercise103.b4().verdict(on: "2/(n+1)").message
        == "At n = 2 yours is 2/3 and the right one 1.")
    #expect(try Exercise103.b4().verdict(on: "√(2/n)").note == "std-vs-var")
    #expect(try Exercise103.b4().verdict(on: "3/n").message.contains("right one 1"))
  }

  @Test(arguments: [
    "", "2/", "2/m", "Var(q) = 2/n", "n > 2", "2/(n-n)", "(2/n", "2//n", "2/n)", "Foo(n)",
    #"\frac{2}{n"#, #"\frca{2}{n}"#, "E[w = 2/n", "10^10^10", "2 3/n", "sum", "2;", "\"a\"",
  ])
  func `what cannot be read costs nothing`(answer: String) throws {
    let verdict = try Exercise103.b4().verdict(on: answer)
    #expect(verdict.outcome == .unreadable, "\(verdict)")
    #expect(!verdict.message.isEmpty)
  }

  @Test func `the understood form is echoed`() throws {
    #expect(try Exercise103.b2().verdict(on: "nVar(w)E[x²]").understood == "n Var(w) E[x²]")
    #expect(try Exercise103.b4().verdict(on: "1/2n").understood == "(1/2) n")
  }

  @Test func `a division by zero quotes what the student wrote`() throws {
    #expect(
      try Exercise103.b4().verdict(on: "2/(n-n)").message
        == "This divides by zero: \"(n − n)\" is 0. Change what stands below the line.")
  }

  @Test func `hostile input ends with a sentence`() throws {
    let key = try Exercise103.b4()
    let deep = String(repeating: "(", count: 10_000)
    let balanced = deep + "n" + String(repeating: ")", count: 10_000)
    let hostile = [
      deep, balanced, String(repeating: "-", count: 3000) + "n",
      String(repeating: "n^", count: 1500) + "n", String(repeating: "1/", count: 1900) + "n",
      String(repeating: "sqrt ", count: 700) + "n", "n^999999999999999999999999", "10^10^10^n",
      String(repeating: #"\frac{1}{"#, count: 400) + "n", String(repeating: "|", count: 3999),
      String(repeating: "n_", count: 1999) + "n", "(-1)^(10^30)", "exp(exp(exp(n)))",
      String(repeating: "{", count: 3900), String(repeating: "²", count: 3900),
      #"\begin{matrix}"# + String(repeating: "&", count: 3900),
      "1e999999999999999999", "2^(1/0)", "0^(-n)", "ln(0)", "n mod 0",
    ]
    for answer in hostile {
      let verdict = key.verdict(on: answer)
      #expect(verdict.outcome != .right)
    }
  }
}
