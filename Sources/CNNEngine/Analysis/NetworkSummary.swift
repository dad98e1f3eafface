/// The layer table: for each layer its shape, parameters, cost and receptive field, each with its formula.
public struct NetworkSummary: Hashable, Sendable {
  /// Shape of one input.
  public var input: Shape
  /// In the order of the forward pass; the parts of a composite stand before its join.
  public var rows: [LayerSummary]
  /// Multiplications of one forward pass for one image.
  public let multiplyAdds: Int

  /// Computes the table; no weights are made.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public init(of architecture: Architecture) throws(ShapeError) {
    input = architecture.input
    var rows: [LayerSummary] = []
    for placed in try architecture.placedLayers() { rows.append(try LayerSummary(of: placed)) }
    self.rows = rows
    var total = 0
    for row in rows {
      let (sum, isOverflow) = total.addingReportingOverflow(row.multiplyAdds)
      guard !isOverflow else {
        throw ShapeError(layer: row.name, .tooLarge(what: "the cost", sizes: [row.multiplyAdds]))
      }
      total = sum
    }
    multiplyAdds = total
  }

  /// Learned numbers.
  public var parameters: Int { rows.reduce(0) { $0 + $1.parameters } }

  /// Learned numbers without biases and shifts.
  public var weights: Int { rows.reduce(0) { $0 + $1.weights } }

  /// Biases and shifts.
  public var biases: Int { rows.reduce(0) { $0 + $1.biases } }

  /// Numbers that one image makes on its way; the input, and what is only laid out anew, not counted.
  public var activations: Int { rows.reduce(0) { $0 + ($1.isRearrangement ? 0 : $1.units) } }

  /// The row of a layer by its full name.
  public func row(named name: String) -> LayerSummary? {
    rows.first { $0.name == name }
  }

  /// The rows of a layer and of all its parts, for a composite's totals.
  public func rows(within name: String) -> [LayerSummary] {
    rows.filter { $0.name == name || $0.name.hasPrefix(name + ".") }
  }
}
