package import CNNEngine
internal import Checked
package import ContentFormat

/// What one unit sees: the network, and the unit that the figure begins with.
package struct ReceptiveFieldSpec: Hashable, Sendable {
  /// As the author names it: `lenet5`, or the layers in the short form.
  package let title: String
  /// The layers; at least one slides windows.
  package let graph: SlidingGraph
  /// Index of the layer whose unit is picked first: the last one that slides windows, unless another is picked.
  package private(set) var stage: Int
  /// Place of that unit along each axis; nil for the middle.
  package private(set) var unit: [Int]?
  /// Whether the student says the side of the patch before it lights.
  package var isPredicted = false
  /// Where its fence stands.
  package var place: FencePlace = 0

  /// Reads a name of the catalogue, or with an input the short form of layers.
  ///
  /// Throws what cannot be read or followed.
  package init(network: String, input: String?) throws(FigureFault) {
    try self.init(Architecture(figure: network, input: input), title: network)
  }

  /// Follows a network that is known already.
  package init(_ architecture: Architecture, title: String) throws(FigureFault) {
    self.title = title
    do throws(ShapeError) {
      graph = try SlidingGraph(of: architecture)
    } catch {
      throw .network(error.description)
    }
    if let large = graph.stages.first(where: { $0.mostPlaces > SlidingGraph.placeLimit }) {
      throw .tooManyPlaces(
        layer: large.name, large.mostPlaces, limit: SlidingGraph.placeLimit)
    }
    guard let last = graph.stages.lastIndex(where: \.slides) else { throw .noWindows(title) }
    stage = last
  }

  /// Layers with a row of their own: those that slide windows, and where branches join.
  package var rows: [Int] {
    graph.stages.indices.filter { graph.stages[$0].slides || graph.stages[$0].isJoin }
  }

  /// Picks a layer by its name.
  package mutating func pick(layer: String) throws(FigureFault) {
    guard let index = graph.index(of: layer) else {
      let names = graph.stages.map(\.name)
      throw .unknownLayer(
        layer, suggestion: names.nearest(to: layer), known: rows.map { graph.stages[$0].name })
    }
    stage = index
    unit = nil
  }

  /// Picks a unit of the picked layer by its place.
  package mutating func pick(unit place: [Int]) throws(FigureFault) {
    let sizes = graph.stages[stage].outputSizes
    guard place.count == sizes.count, zip(place, sizes).allSatisfy({ (0..<$1).contains($0) })
    else {
      throw .noSuchUnit(place, sizes: sizes)
    }
    unit = place
  }
}
