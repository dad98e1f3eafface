import MathNotation

/// What can be said about a wrong formula whose cause is not in the catalogue.
struct FormulaNearMiss {
  let comparison: FormulaComparison
  let given: Formula
  let right: Formula

  func verdict(_ understood: String) -> Verdict {
    let example = counterExample
    if let factor {
      return Verdict(
        outcome: .wrong, note: "constant-factor",
        message: joined("It is off by a factor \(factor).", example), understood: understood,
        basis: .nearMiss)
    }
    if isEqual(given, .product([Factor(.dot, .number("-1")), Factor(.dot, right)])) {
      return near("sign", joined("The sign is turned around.", example), understood)
    }
    if isEqual(.power(given, .number("2")), right) {
      return near("square-root", joined("This is the square root of it.", example), understood)
    }
    if isEqual(given, .power(right, .number("2"))) {
      return near("square", joined("This is the square of it.", example), understood)
    }
    return Verdict(
      outcome: .wrong, message: example.isEmpty ? Self.nudge : example, understood: understood)
  }

  private static let nudge = "It is not the same formula. Try both with a small number."

  private func joined(_ cause: String, _ example: String) -> String {
    example.isEmpty ? cause : cause + " " + example
  }

  private func near(_ note: String, _ message: String, _ understood: String) -> Verdict {
    Verdict(
      outcome: .wrong, note: note, message: message, understood: understood, basis: .nearMiss)
  }

  private func isEqual(_ first: Formula, _ second: Formula) -> Bool {
    comparison.outcome(first, second) == .equal
  }

  // MARK: Factors

  /// A number or an atom by which the answer is too large or too small, in words.
  private var factor: String? {
    let squared = comparison.atoms.map { Formula.power(.symbol($0.name), .number("2")) }
    let candidates =
      comparison.atoms.map { Formula.symbol($0.name) } + squared + (2...12).map(Formula.number)
    let sample = comparison.fieldSample(given, right)
    let known = candidates.first { candidate in
      if let sample {
        // One point sorts nearly all candidates out.
        let evaluator = FieldEvaluator(symbols: sample.point)
        guard let value = try? evaluator.value(of: candidate),
          sample.first == value * sample.second || value * sample.first == sample.second
        else { return false }
      }
      return isEqual(given, times(candidate, right)) || isEqual(times(candidate, given), right)
    }
    return known?.linearText ?? constantRatio
  }

  /// A ratio such as 3/2; minus one is the sign's.
  private var constantRatio: String? {
    guard let ratio = comparison.constantRatio(given, right), let real = ratio.real, real != 0,
      !FormulaComparison.agree(real, -1)
    else { return nil }
    if let exact = ratio.exact, exact.denominator < 1000 { return "\(ratio)" }
    let rounded = NumberText.real(real, figures: 4)
    return rounded == "1" ? nil : "of about \(rounded)"
  }

  private func times(_ factor: Formula, _ formula: Formula) -> Formula {
    .product([Factor(.dot, factor), Factor(.dot, formula)])
  }

  // MARK: Counter-example

  /// A sentence with small numbers at which the formulas differ; empty when none was found.
  private var counterExample: String {
    // Without a letter the right one would be told.
    guard let example = comparison.counterExample(given, right), !example.point.isEmpty else {
      return ""
    }
    let values = "yours is \(example.first) and the right one \(example.second)."
    let point = example.point.map { "\($0.atom.name) = \($0.value)" }
    return "At \(ShapeKey.listed(point)) \(values)"
  }
}
