import Foundation
import Grading
import MathNotation
import Testing

@Suite struct FormulaPropertyTests {
  /// Formulas a test; `SOAK=1` makes it a hundred thousand.
  private static let count =
    ProcessInfo.processInfo.environment["SOAK"] == "1" ? 100_000 : 1000

  @Test(arguments: ["n*Var(w)*(Var(x)+E[x]^2)", "n*E[w^2]*E[x^2]", "n Var(w) E[x^2]"])
  func `a right formula stays right when it is rewritten by random algebra`(right: String) throws {
    let key = try Exercise103.b2()
    var algebra = RandomAlgebra(seed: 1)
    for _ in 0..<Self.count {
      let text = algebra.rewritten(right, steps: 1 + algebra.next(3))
      let verdict = key.verdict(on: text)
      #expect(verdict.outcome == .right, "\(text): \(verdict.message)")
    }
  }

  /// With roots, logarithms and exponentials the comparison is one of precise reals.
  @Test func `a right formula with roots stays right when it is rewritten`() throws {
    let key = try Exercise103.b4()
    var algebra = RandomAlgebra(seed: 5, atoms: ["n", "sqrt(n)", "3", "ln(n+1)", "exp(1/n)"])
    for _ in 0..<Self.count {
      let text = algebra.rewritten("2/n", steps: 1 + algebra.next(3))
      let verdict = key.verdict(on: text)
      #expect(verdict.outcome == .right, "\(text): \(verdict.message)")
    }
  }

  @Test func `a wrong formula stays wrong when it is rewritten by random algebra`() throws {
    let key = try Exercise103.b2()
    var algebra = RandomAlgebra(seed: 2)
    for _ in 0..<Self.count {
      let text = algebra.rewritten("n*Var(w)*Var(x)", steps: 1 + algebra.next(3))
      #expect(key.verdict(on: text).outcome == .wrong, "\(text)")
    }
  }

  @Test func `what is echoed means what was typed`() throws {
    var algebra = RandomAlgebra(seed: 4)
    for _ in 0..<400 {
      let text = algebra.formula(depth: 3)
      var key = try Exercise103.b2()
      let formula = try Exercise103.formula(text)
      key.known = KnownAnswers(formula)
      guard key.verdict(on: text).outcome == .right else { continue }
      #expect(key.verdict(on: formula.linearText).outcome == .right, "\(text)")
      #expect(key.verdict(on: formula.linearText(.ascii)).outcome == .right, "\(text)")
    }
  }

  /// A judge of its own: whole numbers put in for the atoms, in plain fractions.
  @Test func `no wrong formula becomes right in ten thousand random tries`() throws {
    let key = try Exercise103.b2()
    var algebra = RandomAlgebra(seed: 3)
    var rightCount = 0
    for _ in 0..<10_000 {
      let text = algebra.formula(depth: 3)
      guard key.verdict(on: text).outcome == .right else { continue }
      rightCount += 1
      #expect(try holdsAtSamples(text), "\(text)")
    }
    // Random formulas hardly ever hit the right one; those that do are checked above.
    #expect(rightCount < 100)
  }

  private func holdsAtSamples(_ text: String) throws -> Bool {
    let samples = [(2, 3, 5, 7), (3, 7, 2, 11), (5, 2, 13, 3)]
    for (n, varianceW, meanX, varianceX) in samples {
      let evaluator = Evaluator(symbols: ["n": .integer(n)]) {
        (call: Evaluator.Call) throws(EvaluationError) -> Value? in
        switch (call.name, call.arguments.first?.linearText) {
        case ("Var", "w"), ("E", "w²"): .integer(varianceW)
        case ("Var", "x"): .integer(varianceX)
        case ("E", "x"): .integer(meanX)
        case ("E", "x²"): .integer(varianceX + meanX * meanX)
        default: nil
        }
      }
      let value = try evaluator.value(of: try Exercise103.formula(text))
      let right = n * varianceW * (varianceX + meanX * meanX)
      guard value == .integer(right) else { return false }
    }
    return true
  }
}
