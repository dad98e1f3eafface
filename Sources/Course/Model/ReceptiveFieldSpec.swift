package import CNNEngine

/// What one unit sees: the network, and the unit that the figure begins with.
package struct ReceptiveFieldSpec: Hashable, Sendable {
  /// As the author names it: `lenet5`, or the layers in the short form.
  package let title: String
  /// The layers that slide windows; at least one.
  package let chain: SlidingChain
  /// Index of the layer whose unit is picked first.
  package private(set) var stage: Int
  /// Place of that unit along each axis; nil for the middle.
  package private(set) var unit: [Int]?
  /// Whether the student says the side of the patch before it lights.
  package var isPredicted = false
  /// Line of the fence, from 1.
  package var line = 0

  /// Reads a name of the catalogue, or with an input the short form of layers.
  ///
  /// Throws what cannot be read or followed.
  package init(network: String, input: String?) throws(FigureFault) {
    title = network
    do {
      chain = try SlidingChain(of: try Self.architecture(network, input: input))
    } catch let error as ShapeError {
      throw .network(error.description)
    } catch let error as ShortFormError {
      throw .network(error.description)
    } catch let fault as FigureFault {
      throw fault
    } catch {
      throw .network("\(error)")
    }
    guard !chain.stages.isEmpty else { throw .noWindows(network) }
    stage = chain.stages.count - 1
  }

  private static func architecture(_ network: String, input: String?) throws -> Architecture {
    if let input { return try Architecture(input: input, shortForm: network) }
    if let architecture = Architecture.named(network) { return architecture }
    throw FigureFault.unknownNetwork(network, suggestion: Architecture.names.nearest(to: network))
  }

  /// Picks a layer by its name.
  package mutating func pick(layer: String) throws(FigureFault) {
    let names = chain.stages.map(\.name)
    guard let index = names.firstIndex(of: layer) else {
      throw .unknownLayer(layer, known: names)
    }
    stage = index
    unit = nil
  }

  /// Picks a unit of the picked layer by its place.
  package mutating func pick(unit place: [Int]) throws(FigureFault) {
    let sizes = chain.stages[stage].outputSizes
    guard place.count == sizes.count, zip(place, sizes).allSatisfy({ (0..<$1).contains($0) })
    else {
      throw .noSuchUnit(place, sizes: sizes)
    }
    unit = place
  }
}
