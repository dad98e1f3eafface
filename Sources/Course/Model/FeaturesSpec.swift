package import ContentFormat

/// A picture and the filters that are slid over it, as an `animate features` fence or command asks for it.
package struct FeaturesSpec: Hashable, Sendable {
  /// A kernel with a name.
  package struct Filter: Hashable, Sendable {
    package var name: String
    package var kernel: [[Double]]

    package init(_ name: String, _ kernel: [[Double]]) {
      self.name = name
      self.kernel = kernel
    }
  }

  package var picture: GreyPicture
  package var filters: [Filter]
  /// Whether the student points to the strongest answer before the map is seen.
  package var isPredicted = false
  /// Where its fence stands.
  package var place: FencePlace = 0

  /// The course's filters, or those of the given names.
  package init(_ picture: GreyPicture, filters names: [String]? = nil) throws(FigureFault) {
    self.picture = picture
    var filters: [Filter] = []
    for name in names ?? Self.bank.map(\.name) {
      guard let filter = Self.bank.first(where: { $0.name == name }) else {
        throw .unknownFilter(name, known: Self.bank.map(\.name))
      }
      filters.append(filter)
    }
    guard !filters.isEmpty else { throw .unknownFilter("", known: Self.bank.map(\.name)) }
    self.filters = filters
  }

  /// The picture among the assets that a figure takes when none is named.
  package static let usualPicture = "scenes/yard.pgm"

  /// Kernels whose weights add up to 0, so that an even area answers nothing.
  package static let bank = [
    Filter("vertical", [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]),
    Filter("horizontal", [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]),
    Filter("corner", [[-2, -2, -1], [-2, 2, 2], [-1, 2, 2]]),
    Filter("dot", [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
    Filter("line", [[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]]),
  ]
}
