import MathNotation
import Testing

@Suite struct TeXReadingTests {
  /// Formulas of the course with their two linear forms.
  @Test(arguments: [
    (#"y[n] = \sum_{m=0}^{K-1} x[n+m]\,w[m]"#, "y[n] = ∑_(m=0)^(K−1) x[n + m] w[m]"),
    (#"\frac{n}{2}\,\mathrm{Var}(w)"#, "(n/2) Var(w)"),
    (
      #"O = \left\lfloor \frac{W+2P-d(K-1)-1}{s} \right\rfloor + 1"#,
      "O = ⌊(W + 2P − d(K − 1) − 1)/s⌋ + 1"
    ),
    (#"\mathrm{Var}(xy) = E[x]^2\mathrm{Var}(y)"#, "Var(x y) = E[x]² Var(y)"),
    (
      #"\frac{\partial L}{\partial w_k} = \sum_i \frac{\partial L}{\partial w_k^{(i)}}"#,
      "∂L/∂w_k = ∑_i (∂L/∂w_k^(i))"
    ),
    (#"\hat{x} \in \mathbb{R}^{n}"#, "x\u{302} ∈ ℝ^n"),
    (#"f * g"#, "f ∗ g"),
    (#"3{,}274{,}634"#, "3,274,634"),
    (#"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"#, "(1, 2; 3, 4)"),
    (
      #"\mathrm{ReLU}(x) = \begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      "ReLU(x) = { x, x > 0; 0, otherwise }"
    ),
    (#"\ln 10"#, "ln 10"),
    (#"\sqrt{\frac{2}{n}}"#, "√(2/n)"),
  ])
  func `TeX is read and told in one line`(tex: String, linear: String) throws {
    #expect(try Formula(tex: tex).linearText == linear)
  }

  @Test func `an unknown command is named with its place`() {
    #expect(throws: FormulaError(.unknownCommand("farc", nearest: "frac"), at: 2)) {
      try Formula(tex: #"a \farc{1}{2}"#)
    }
  }
}
