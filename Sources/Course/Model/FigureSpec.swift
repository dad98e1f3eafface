package import ContentFormat

/// A figure that moves, as an `animate` fence or command asks for it.
package enum FigureSpec: Hashable, Sendable {
  /// What one unit of a network sees.
  case receptiveField(ReceptiveFieldSpec)
  /// Functions, bars, curves or points; made by a `plot` fence.
  case plot(PlotSpec)
  /// The layer table of a network; made by a `network` fence.
  case network(NetworkSpec)
  /// A kind that `Figures` knows.
  case request(FigureRequest)

  /// Kinds that `Figures` knows.
  package static let movedNames: Set = [
    "backprop", "conv-transpose1d", "conv-transpose2d", "conv1d", "conv2d", "dead-relu", "descent",
    "features", "matrix", "norms", "pool1d", "pool2d", "signal", "variance", "volume", "wires",
  ]

  /// The words behind `animate`.
  package static let names = [receptiveFieldName] + movedNames.sorted()

  /// The figures that `cnn-tutor animate` opens: those, and what other fences make.
  package static let commandNames =
    names + [networkName, derivationName, picturesName] + PlotSpec.Kind.allCases.map(\.rawValue)

  package static let receptiveFieldName = "receptive-field"

  /// The word of its own fence.
  package static let plotName = "plot"

  /// The word of its own fence.
  package static let networkName = "network"

  /// The word of its own fence.
  package static let picturesName = "pictures"

  /// The word of its own fence.
  package static let derivationName = "derive"

  /// The word behind `animate`.
  package var name: String {
    switch self {
    case .receptiveField: Self.receptiveFieldName
    case .plot: Self.plotName
    case .network: Self.networkName
    case .request(let request): request.name
    }
  }

  /// Where its fence stands.
  package var place: FencePlace {
    switch self {
    case .receptiveField(let spec): spec.place
    case .plot(let spec): spec.place
    case .network(let spec): spec.place
    case .request(let request): request.place
    }
  }
}
