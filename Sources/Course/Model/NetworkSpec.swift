package import CNNEngine
package import ContentFormat
internal import Grading

/// The layer table of a network, as a `network` fence asks for it.
package struct NetworkSpec: Hashable, Sendable {
  /// A number of a row.
  package enum Column: String, Hashable, Sendable, CaseIterable {
    case output
    case parameters
    /// Part of all parameters.
    case share
    case multiplyAdds
    case receptiveField
  }

  /// A number with where it comes from.
  package struct Cell: Hashable, Sendable {
    package var text: String
    /// Formulas that give it, one a line.
    package var formulas: [String] = []
    /// The question that must be answered first.
    package var hiddenBy: String?

    package init(text: String, formulas: [String] = [], hiddenBy: String? = nil) {
      self.text = text
      self.formulas = formulas
      self.hiddenBy = hiddenBy
    }
  }

  /// A layer, a composite with all its parts, or the total.
  package struct Row: Hashable, Sendable {
    package var name: String
    /// What is given: `96 filters 11x11, stride 4, no padding`.
    package var given: String
    package var cells: [Column: Cell]

    package init(name: String, given: String, cells: [Column: Cell]) {
      self.name = name
      self.given = given
      self.cells = cells
    }
  }

  /// A name of the catalogue, or `inline`.
  package let title: String
  package var rows: [Row]
  package var columns: [Column]
  /// Rows of the screen where there is room for all of it.
  package var height = 12
  /// Where its fence stands.
  package var place: FencePlace = 0
  /// The network itself, so that a unit of a layer can be followed.
  package let architecture: Architecture

  package init(
    _ title: String, of architecture: Architecture, rows: [Row], columns: [Column]
  ) {
    self.title = title
    self.architecture = architecture
    self.rows = rows
    self.columns = columns
  }

  /// Ids of the questions that hide numbers.
  package var questions: Set<String> {
    Set(rows.flatMap { $0.cells.values.compactMap(\.hiddenBy) })
  }
}

/// What a `network` fence shows of a network: the rows asked for, and their numbers.
struct NetworkTable {
  let summary: NetworkSummary

  /// The name of the last row.
  static let total = "total"

  /// Layers that slide, learn or join: activations and what only passes numbers on are left out.
  var usualNames: [String] {
    let quiet = ["relu", "dropout", "flatten", "batchNorm", "tanh", "softmax"]
    return summary.rows.filter { !quiet.contains($0.kind) }.map(\.name)
  }

  /// The row of a layer; a composite counts all its parts unless some of them have rows of their own.
  func row(_ name: String, isAlone: Bool) -> NetworkSpec.Row? {
    guard let layer = summary.row(named: name) else { return nil }
    let parts = isAlone ? [layer] : summary.rows(within: name)
    var cells: [NetworkSpec.Column: NetworkSpec.Cell] = [
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
    return NetworkSpec.Row(name: name, given: layer.kindAndGiven, cells: cells)
  }

  /// The sums over all layers, shown or not.
  var totalRow: NetworkSpec.Row {
    NetworkSpec.Row(
      name: Self.total, given: "all layers",
      cells: [
        .parameters: count(summary.rows, \.parameters, \.formulas.parameters),
        .multiplyAdds: count(summary.rows, \.multiplyAdds, \.formulas.multiplyAdds),
        .share: share(summary.parameters),
      ])
  }

  private func share(_ parameters: Int) -> NetworkSpec.Cell {
    let all = summary.parameters
    let thousandths = all == 0 ? 0 : (parameters * 1000 + all / 2) / all
    return NetworkSpec.Cell(
      text: "\(thousandths / 10).\(thousandths % 10) %",
      formulas: ["\(parameters) of \(all) parameters"])
  }

  private func count(
    _ layers: [LayerSummary], _ value: (LayerSummary) -> Int,
    _ formula: (LayerSummary) -> NumberFormula
  ) -> NetworkSpec.Cell {
    let counting = layers.filter { value($0) > 0 }
    let sum = layers.reduce(0) { $0 + value($1) }
    let formulas =
      counting.count == 1
      ? [formula(counting[0]).description]
      : counting.map { "\($0.name): \(formula($0).numbers) = \(value($0))" }
    return NetworkSpec.Cell(
      text: Self.grouped(sum), formulas: formulas.isEmpty ? ["nothing is counted here"] : formulas)
  }

  /// One formula for axes with the same numbers.
  private func distinct(_ formulas: [NumberFormula]) -> [String] {
    var shown: [NumberFormula] = []
    for formula in formulas where shown.last?.numbers != formula.numbers { shown.append(formula) }
    return shown.map(\.description)
  }

  /// `61,706`.
  private static func grouped(_ value: Int) -> String {
    Value.integer(value).description
  }
}
