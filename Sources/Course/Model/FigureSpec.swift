package import ContentFormat

/// A figure that moves, as an `animate` fence or command asks for it.
package enum FigureSpec: Hashable, Sendable {
  /// A kind that `Figures` knows.
  case request(FigureRequest)

  /// Kinds that `Figures` knows.
  package static let movedNames: Set = [
    "backprop", "conv-transpose1d", "conv-transpose2d", "conv1d", "conv2d", "dead-relu", "descent",
    "features", "matrix", "norms", "pool1d", "pool2d", "receptive-field", "signal", "variance",
    "volume", "wires",
  ]

  /// The words behind `animate`.
  package static let names = movedNames.sorted()

  /// The figures that `cnn-tutor animate` opens: those, and what other fences make.
  package static let commandNames =
    names + [networkName, derivationName, picturesName] + plotNames

  /// The words behind `plot`.
  package static let plotNames = ["functions", "bars", "curves", "points"]

  /// The word of its own fence.
  package static let networkName = "network"

  /// The word of its own fence.
  package static let picturesName = "pictures"

  /// The word of its own fence.
  package static let derivationName = "derive"

  /// The word behind `animate`.
  package var name: String {
    switch self {
    case .request(let request): request.name
    }
  }

  /// Where its fence stands.
  package var place: FencePlace {
    switch self {
    case .request(let request): request.place
    }
  }
}
