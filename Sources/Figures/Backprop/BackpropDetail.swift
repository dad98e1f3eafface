internal import CNNEngine
internal import Canvas

/// What confirms one sum: the loss when a weight is moved, or the column of an input read for itself.
struct BackpropDetail {
  let ledger: GradientLedger
  let part: BackpropFigure.Part

  func line(_ index: Int, width: Int) -> StyledText {
    let forms = part == .weights ? nudge(index) : column(index)
    return StyledText(forms.first { $0.count <= width } ?? forms[forms.count - 1])
  }

  /// What the gradient foretells of a small change, and what the engine's loss does.
  private func nudge(_ tap: Int) -> [String] {
    let nudge = ledger.nudges[tap]
    let size = GradientLedger.nudgeSize.figureText
    let change = (nudge.loss - ledger.loss).figureText(decimals: 7)
    let slope = ledger.dWeights[tap].factorText
    let predicted = nudge.predictedChange.figureText(decimals: 6)
    let loss = "\(ledger.loss.figureText) → \(nudge.loss.figureText(decimals: 6))"
    return [
      "w\(tap) + \(size): foretold \(slope)·\(size) = \(predicted); loss \(loss), change \(change)",
      "w\(tap) + \(size): foretold \(predicted), change of the loss \(change)",
      "w\(tap) + \(size): \(predicted), loss \(change)",
    ]
  }

  /// Which slopes reach an input, each through the weight that read it.
  private func column(_ place: Int) -> [String] {
    let reading = ledger.slopes.indices.filter { ledger.kernel.indices.contains(place - $0) }
    let names = reading.map { "g\($0)·w\(place - $0)" }.joined(separator: " + ")
    let numbers = reading.map { n in
      ledger.slopes[n].factorText + "·" + ledger.kernel[place - n].factorText
    }.joined(separator: " + ")
    let value = ledger.dInput[place].figureText
    return [
      "dx\(place) = \(names) = \(numbers) = \(value)   (g forwards, w backwards)",
      "dx\(place) = \(names) = \(numbers) = \(value)",
      "dx\(place) = \(numbers) = \(value)", "dx\(place) = \(value)",
    ]
  }
}
