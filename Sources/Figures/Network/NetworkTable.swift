internal import CNNEngine
internal import Canvas

/// What a `network` fence shows of a network: the rows asked for, and their numbers.
struct NetworkTable {
  let summary: NetworkSummary

  /// The name of the last row.
  static let total = "total"

  private static let quiet: Set<LayerKind> = [
    .relu, .leakyRelu, .tanh, .sigmoid, .softmax, .logSoftmax, .dropout, .flatten, .batchNorm,
    .layerNorm, .instanceNorm, .groupNorm,
  ]

  /// Layers that slide, weigh or join: activations, normalisation and what only passes numbers on are left out.
  var usualNames: [String] {
    summary.rows.filter { !Self.quiet.contains($0.kind) }.map(\.name)
  }

  /// The row of a layer; a composite counts all its parts unless some of them have rows of their own.
  func row(_ name: String, isAlone: Bool) -> NetworkFigure.Row? {
    guard let layer = summary.row(named: name) else { return nil }
    let parts = isAlone ? [layer] : summary.rows(within: name)
    var cells: [NetworkFigure.Column: NetworkFigure.Cell] = [
      .output: .init(
        text: layer.outputShape.description, formulas: distinct(layer.formulas.outputShape)),
      .receptiveField: .init(
        text: layer.receptiveField.map { $0.axes.map { String($0.size) }.joined(separator: "x") }
          ?? "all",
        formulas: distinct(layer.formulas.receptiveField)),
    ]
    let parameters = parts.reduce(0) { $0 + $1.parameters }
    cells[.parameters] = count(parts, \.parameters, \.formulas.parameters)
    cells[.multiplyAdds] = count(parts, \.multiplyAdds, \.formulas.multiplyAdds)
    cells[.share] = share(parameters)
    return NetworkFigure.Row(name: name, given: layer.kindAndGiven, cells: cells)
  }

  /// The sums over all layers, shown or not.
  var totalRow: NetworkFigure.Row {
    NetworkFigure.Row(
      name: Self.total, given: "all layers",
      cells: [
        .parameters: count(summary.rows, \.parameters, \.formulas.parameters),
        .multiplyAdds: count(summary.rows, \.multiplyAdds, \.formulas.multiplyAdds),
        .share: share(summary.parameters),
      ])
  }

  private func share(_ parameters: Int) -> NetworkFigure.Cell {
    let all = summary.parameters
    let thousandths = all == 0 ? 0 : (parameters * 1000 + all / 2) / all
    return NetworkFigure.Cell(
      text: "\(thousandths / 10).\(thousandths % 10) %",
      formulas: ["\(parameters) of \(all) parameters"])
  }

  private func count(
    _ layers: [LayerSummary], _ value: (LayerSummary) -> Int,
    _ formula: (LayerSummary) -> NumberFormula
  ) -> NetworkFigure.Cell {
    let counting = layers.filter { value($0) > 0 }
    let sum = layers.reduce(0) { $0 + value($1) }
    let formulas =
      counting.count == 1
      ? [formula(counting[0]).description]
      : counting.map { "\($0.name): \(formula($0).numbers) = \(value($0))" }
    return NetworkFigure.Cell(
      text: sum.grouped, formulas: formulas.isEmpty ? ["nothing is counted here"] : formulas)
  }

  /// One formula for axes with the same numbers.
  private func distinct(_ formulas: [NumberFormula]) -> [String] {
    var shown: [NumberFormula] = []
    for formula in formulas where shown.last?.numbers != formula.numbers { shown.append(formula) }
    return shown.map(\.description)
  }
}
