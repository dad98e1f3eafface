import MathNotation

/// What a student expects of an experiment, compared with how it went: by order, or by a band.
public struct PredictionKey: AnswerKey {
  /// What is predicted.
  public enum Claim: Hashable, Sendable {
    /// Runs by name with their results; the answer names them from the smallest result to the largest.
    case order([String: Double])
    /// A number; it holds when the result lies within this part of it, or within this distance.
    case band(result: Double, relative: Double, absolute: Double)
  }

  /// What is predicted, and how the run went.
  public var claim: Claim

  /// A claim with the results of the run.
  public init(_ claim: Claim) {
    self.claim = claim
  }

  /// Reads names in order, with spaces, commas or `<` between them, or a number.
  public func verdict(on answer: String) -> Verdict {
    switch claim {
    case .order(let results): order(answer, results)
    case .band(let result, let relative, let absolute):
      band(answer, result, max(absolute, relative * result.magnitude))
    }
  }

  private func order(_ answer: String, _ results: [String: Double]) -> Verdict {
    let isFalling = answer.contains(">")
    let names = PlainWords.normalised(answer)
      .split { $0 == "<" || $0 == ">" || $0 == "," || $0 == " " }.map(String.init)
    let known = Dictionary(uniqueKeysWithValues: results.map { ($0.key.lowercased(), $0) })
    let unknown = names.first { known[$0] == nil }
    guard unknown == nil, names.count == results.count, Set(names).count == names.count else {
      let list = ShapeKey.listed(results.keys.sorted())
      return .unreadable("Name each run once, from the smallest to the largest: \(list).")
    }
    let ordered = (isFalling ? names.reversed() : names).compactMap { known[$0] }
    let understood = ordered.map(\.key).joined(separator: " < ")
    let broken = zip(ordered, ordered.dropFirst()).first { $0.value > $1.value }
    guard let broken else {
      return Verdict(outcome: .right, message: "Your prediction held.", understood: understood)
    }
    return Verdict(
      outcome: .wrong, note: "order",
      message:
        "The run ended the other way round: \(broken.0.key) gave \(NumberText.real(broken.0.value)), "
        + "\(broken.1.key) gave \(NumberText.real(broken.1.value)).",
      understood: understood, basis: .nearMiss)
  }

  private func band(_ answer: String, _ result: Double, _ width: Double) -> Verdict {
    let reading: NumberReading
    do { reading = try NumberReading(answer, style: .real) } catch { return .unreadable(error) }
    guard let value = reading.value.real else { return .unreadable("Write one number.") }
    let outcome = "The run gave \(NumberText.real(result))"
    guard (value - result).magnitude > width * (1 + 1e-9) else {
      return Verdict(
        outcome: .right, message: outcome + ": your prediction held.",
        understood: reading.understood)
    }
    let side = value > result ? "lower" : "higher"
    return Verdict(
      outcome: .wrong, note: "band", message: outcome + ", \(side) than you expected.",
      understood: reading.understood, basis: .nearMiss)
  }
}
