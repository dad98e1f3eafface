internal import CNNEngine
internal import Canvas
internal import MathNotation

extension NetworkSummary {
  /// The table, the totals, how training does the layers, and where each number comes from.
  func text(plan: [PlannedLayer]) -> String {
    ([table, totals] + readable(in: plan) + ["", "where the numbers come from"]
      + rows.map(\.formulaText))
      .joined(separator: "\n")
  }

  /// One line for each reason to leave layers to the readable executor.
  private func readable(in plan: [PlannedLayer]) -> [String] {
    var reasons: [String] = []
    var names: [String: [String]] = [:]
    for layer in plan {
      guard case .readable(let reason) = layer.execution else { continue }
      if names[reason] == nil { reasons.append(reason) }
      names[reason, default: []].append(layer.name)
    }
    return reasons.map { reason in
      "trained slowly, by the readable executor (\(reason)): "
        + (names[reason] ?? []).joined(separator: ", ")
    }
  }

  /// What the narrowest terminal shows.
  private static let width = 80

  private var table: String {
    let columns: [TextTable.Column] = [
      .init("layer"), .init("given"), .init("output", .right), .init("parameters", .right),
      .init("multiply-adds", .right), .init("receptive field", .right),
    ]
    let first = ["input", "", input.description, "", "", ""]
    let lines = [first] + rows.map(\.cells)
    return TextTable(columns: columns, rows: lines.map { $0.map { StyledText($0) } }, gap: 2)
      .lines(width: Self.width).map(\.string.withoutTrailingBlanks).joined(separator: "\n")
  }

  private var totals: String {
    "total: \(parameters.withSeparators) parameters (\(weights.withSeparators) weights, "
      + "\(biases.withSeparators) biases), \(multiplyAdds.withSeparators) multiply-adds, "
      + "\(activations.withSeparators) activations"
  }
}

extension LayerSummary {
  /// One row of the table.
  fileprivate var cells: [String] {
    [
      name, kindAndGiven,
      copies > 1 ? "\(copies) times \(outputShape)" : outputShape.description,
      parameters.withSeparators, multiplyAdds.withSeparators,
      receptiveField.map { $0.axes.map { String($0.size) }.joined(separator: "x") } ?? "all",
    ]
  }

  /// Every number that is more than 0 with its formula.
  fileprivate var formulaText: String {
    var lines = ["  \(name)"]
    lines += formulas.outputShape.lines("output")
    if parameters > 0 { lines += [formulas.parameters].lines("parameters") }
    if multiplyAdds > 0 { lines += [formulas.multiplyAdds].lines("multiply-adds") }
    lines += formulas.receptiveField.lines("receptive field")
    lines += formulas.jump.lines("jump")
    return lines.joined(separator: "\n")
  }
}

extension [NumberFormula] {
  /// One below the other behind a label; axes with the same numbers once.
  fileprivate func lines(_ label: String) -> [String] {
    var shown: [NumberFormula] = []
    for formula in self where shown.last?.numbers != formula.numbers { shown.append(formula) }
    return shown.enumerated().map { index, formula in
      let head = index == 0 ? label : ""
      return "    \(head)\(String(repeating: " ", count: 17 - head.count))\(formula)"
    }
  }
}

extension Int {
  /// `61,706`.
  fileprivate var withSeparators: String { NumberGrouping.grouped(String(self)) }
}
