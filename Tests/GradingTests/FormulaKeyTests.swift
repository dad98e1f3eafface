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
    "= 2/n", "2*n/n^2", "(√2)^2/n", "$2/n$", #"\(\frac{2}{n}\)"#, #"$$ \frac2n $$"#, "２/n", "2.0/n",
  ])
  func `two over n in any spelling`(answer: String) throws {
    #expect(try Exercise103.b4().verdict(on: answer).outcome == .right)
  }

  @Test(arguments: [
    "n*Var(w)*(Var(x)+E[x]^2)", "n*E[w^2]*E[x^2]", "n Var(w) E[x^2]", "nVar(w)E[x²]",
    "n*Var(w)*E[x*x]", "Var(v) = n*Var(w)*E[x^2]", "n Var(w_1) E[x_1^2]", "n Var(w₁) E[x₁²]",
    #"n\,\mathrm{Var}(w)\,E[x^2]"#, #"\sum_{i=1}^{n} \mathrm{Var}(w_i) E[x_i^2]"#,
    "n*var(w)*e[x^2]", "n·Var[w]·e(x²)", "n*(Var(w)+E[w])*E[x^2]", "E(x^2)*Var(w)*n",
    #"n \operatorname{Var}(w) \mathbb{E}[x^2]"#,
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

  @Test(arguments: [
    ("Var(w)=1/n=2/n", #""1/n" and "2/n" are not equal. Write the one that you mean."#),
    ("Var(w) =", #"The formula stops after "=": a number, a name or a bracket should follow."#),
    (
      #"\mathrm{Var}(w) ="#,
      #"The formula stops after "=": a number, a name or a bracket should follow."#
    ),
    ("2/n = 2/n", #"The left side should be "Var(w)"."#),
    ("2/n < 1", "Write a formula, not a comparison."),
  ])
  func `an equation that says two things, or nothing, costs nothing`(
    answer: String, message: String
  ) throws {
    let verdict = try Exercise103.b4().verdict(on: answer)
    #expect(verdict.outcome == .unreadable)
    #expect(verdict.message == message)
  }

  /// E[x^2] is Var(x) + E[x]^2, and Var(s) is no declared atom: nothing can be said against it.
  @Test func `a chain of equal sides is right, and a side of other names is let pass`() throws {
    let key = try Exercise103.b2()
    for chain in [
      "Var(v) = n*E[w^2]*E[x^2] = n*Var(w)*(Var(x)+E[x]^2)", "Var(v) = n*Var(s) = n*Var(w)*E[x^2]",
    ] {
      #expect(key.verdict(on: chain).outcome == .right, "\(chain)")
    }
  }

  @Test func `a counter-example has small numbers, a constant ratio is named`() throws {
    #expect(
      try Exercise103.b4().verdict(on: "2").message
        == "It is off by a factor n. At n = 2 yours is 2 and the right one 1.")
    #expect(
      try Exercise103.b4().verdict(on: "2/(n+1)").message
        == "At n = 2 yours is 2/3 and the right one 1.")
    #expect(try Exercise103.b4().verdict(on: "√(2/n)").note == "std-vs-var")
    #expect(
      try Exercise103.b4().verdict(on: "3/n").message
        == "It is off by a factor 3/2. At n = 2 yours is 3/2 and the right one 1.")
    #expect(
      try Exercise103.b4().verdict(on: "ln(2)/n").message.hasPrefix(
        "It is off by a factor of about 0.3466."))
    #expect(try Exercise103.b4().verdict(on: "2/n + 1e-12").note == nil)
  }

  /// 1/(1/2 - 1/(2 pi)) = 2.93388: by hand.
  @Test(arguments: [
    ("2.93/n", "variance"), ("2.934/n", "variance"), ("2.93388/n", "variance"),
    ("2.95/n", "constant-factor"), ("1.99/n", "constant-factor"),
  ])
  func `a rounded number stands for the one it is rounded from`(answer: String, note: String) throws
  {
    var key = try Exercise103.b4()
    key.known.misconceptions.append(
      NamedAnswer(
        note: "variance", answer: try Exercise103.formula("1/(n*(1/2 - 1/(2*pi)))"), say: "cause"))
    let verdict = key.verdict(on: answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.note == note)
  }

  /// 1/(2 sqrt(3)) = 0.288675: by hand.
  @Test func `right but for a rounded number costs nothing`() throws {
    var key = try Exercise103.b4()
    key.known = KnownAnswers(try Exercise103.formula("1/(2*sqrt(3)*n)"))
    let verdict = key.verdict(on: "0.289/n")
    #expect(verdict.note == "rounded-early")
    #expect(verdict.outcome == .wrong)
    #expect(!verdict.isCounted)
    #expect(key.verdict(on: "0.288/n").note == "constant-factor")
  }

  @Test func `a function without its brackets is no formula yet`() throws {
    #expect(
      try Exercise103.b2().verdict(on: "n Var w E[x^2]").message
        == "\"Var\" takes its brackets: Var(w).")
    #expect(try Exercise103.b2().verdict(on: "n Var(w) E x^2").outcome == .unreadable)
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

  /// Formulas that doubles cannot tell apart, or that cancel so that doubles call equal ones different.
  @Test(arguments: [
    ("sqrt(n+1)-sqrt(n)", "1/(sqrt(n+1)+sqrt(n))", true),
    ("sqrt(n)*sqrt(n)", "n", true), ("exp(n)*exp(-n)", "1", true),
    ("ln(n^2)", "2*ln(n)", true), ("n^(1/2)", "sqrt(n)", true),
    ("sqrt(n+10^8)-10^4", "n/(sqrt(n+10^8)+10^4)", true),
    ("exp(ln(n)/3)^3", "n", true), ("sqrt(3+2*sqrt(2))", "1+sqrt(2)", true),
    ("ln(exp(n))", "n", true), ("\u{221A}(n^2)", "n", true),
    ("sqrt(n)+10^-12", "sqrt(n)", false), ("sqrt(n)*(1+10^-14)", "sqrt(n)", false),
    ("ln(n+10^-10)", "ln(n)", false), ("sqrt(n)", "n^0.5000000001", false),
    ("sqrt(-n)", "sqrt(n)", false), ("ln(n)", "ln(n+1)", false),
  ])
  func `roots and logarithms are compared beyond the digits of a double`(
    answer: String, right: String, isEqual: Bool
  ) throws {
    var key = try Exercise103.b4()
    key.known = KnownAnswers(try Exercise103.formula(right))
    let verdict = key.verdict(on: answer)
    #expect((verdict.outcome == .right) == isEqual, "\(verdict)")
  }
}
