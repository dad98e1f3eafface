internal import CNNEngine
internal import Course
internal import Figures
internal import Grading

extension DerivationState {
  /// Lines to choose the next one from: one that follows, and the author's wrong ones of that step.
  ///
  /// A student on a way of their own is offered the author's line that is fewest rules away.
  package var offers: [String] {
    guard !isFinished, let step = nextStep else { return [] }
    let traps = derivation.traps.indices.contains(step) ? derivation.traps[step] : []
    var offers = [derivation.lines[step]] + traps
    var random = RandomSource(seed: UInt64(lines.count), stream: UInt64(derivation.lines.count))
    for index in offers.indices.dropFirst().reversed() {
      offers.swapAt(index, Int(random.next() % UInt64(index + 1)))
    }
    return offers
  }

  /// The author's line that is offered next; of those equally near the last.
  private var nextStep: Int? {
    var best: (step: Int, ruleCount: Int)?
    for (step, line) in derivation.lines.enumerated() {
      guard
        case .follows(let rules, let isLast) = try? derivation.key.reason(
          for: line, after: lines.last?.text),
        !rules.isEmpty || isLast
      else { continue }
      if rules.count <= best?.ruleCount ?? .max { best = (step, rules.count) }
    }
    return best?.step
  }

  /// What the atoms of the lines come to in the networks that were run, at the second layer; empty before.
  package var atomValues: [String: Double] {
    guard let measured = spread.measured, measured.layers.count > 1 else { return [:] }
    let (before, layer) = (measured.layers[0], measured.layers[1])
    let kinds = [
      "v": layer.sums, "x": before.outputs, "y": before.sums, "w": layer.weights,
      "w*x": layer.products,
    ]
    var values = ["n": Double(measured.settings.width)]
    for (name, numbers) in kinds {
      values["E[\(name)]"] = numbers.mean
      values["Var(\(name))"] = numbers.variance
      if name.count == 1 { values["E[\(name)^2]"] = numbers.meanSquare }
    }
    return values
  }

  /// What a line comes to in these numbers; nil where one of them is not known.
  package func value(of line: String) -> Double? {
    derivation.key.value(of: line, given: atomValues)
  }
}
