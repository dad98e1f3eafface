package import CNNEngine
internal import Checked

extension Architecture {
  /// The network that a figure shows where none is named.
  package static let usualInFigures = "lenet5"

  /// A name of the catalogue, or with an input the short form of layers; throws what cannot be read or does not fit.
  init(figure network: String, input: String?) throws(FigureFault) {
    do {
      if let input {
        try self.init(input: input, shortForm: network)
        return
      }
    } catch {
      throw .network("\(error)")
    }
    guard let known = Architecture.named(network) else {
      throw .unknownNetwork(network, suggestion: Architecture.names.nearest(to: network))
    }
    self = known
  }
}

extension NetworkSpec {
  /// The table of a network by its name, or with an input of layers in the short form: its usual rows.
  package init(network: String, input: String?) throws(FigureFault) {
    let architecture = try Architecture(figure: network, input: input)
    do throws(ShapeError) {
      let table = NetworkTable(summary: try NetworkSummary(of: architecture))
      let names = table.usualNames
      let rows = names.compactMap { name in
        table.row(name, isAlone: names.contains { $0.hasPrefix(name + ".") })
      }
      self.init(
        network, of: architecture, rows: rows + [table.totalRow],
        columns: [.output, .parameters, .multiplyAdds, .receptiveField])
    } catch {
      throw .network(error.description)
    }
  }
}
