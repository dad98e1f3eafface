internal import CNNEngine
internal import Canvas
internal import MathNotation

extension NetworkSummary {
  /// The table, the totals, and below them where each number comes from.
  var text: String {
    ([table, totals, ""] + ["where the numbers come from"] + rows.map(\.formulaText))
      .joined(separator: "\n")
  }

  private var table: String {
    let columns: [TextTable.Column] = [
      .init("layer"), .init("given"), .init("output", .right), .init("parameters", .right),
      .init("multiply-adds", .right), .init("receptive field", .right),
    ]
    let first = ["input", "", input.description, "", "", ""]
    let lines = [first] + rows.map(\.cells)
    return TextTable(columns: columns, rows: lines.map { $0.map { StyledText($0) } }).lines()
      .map(\.string.withoutTrailingBlanks).joined(separator: "\n")
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

extension String {
  fileprivate var withoutTrailingBlanks: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}

extension Int {
  /// `61,706`.
  fileprivate var withSeparators: String { NumberGrouping.grouped(String(self)) }
}
