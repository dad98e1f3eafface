package import CNNEngine
internal import Checked
package import ContentFormat

extension Architecture {
  /// The network that a figure shows where none is named.
  package static let usualInFigures = "lenet5"

  /// A name of the catalogue, or with an input layers in the short form; throws what cannot be read or does not fit.
  ///
  /// What is empty was not written.
  init(figure network: String, input: String) throws(FigureFault) {
    if input.isEmpty {
      let name = network.isEmpty ? Self.usualInFigures : network
      guard let known = Architecture.named(name) else { throw .own(NetworkFault.unknown(name)) }
      self = known
      return
    }
    if network.isEmpty { throw .own(NetworkFault.missingLayers(input)) }
    do { try self.init(input: input, shortForm: network) } catch {
      throw .own(NetworkFault.layers("\(error)"))
    }
  }
}

/// What keeps a network from being followed.
package enum NetworkFault: FaultOfKind, Hashable {
  /// Layers that cannot be read or do not fit, with the engine's sentence.
  case layers(String)
  case unknown(String)
  /// An input, but no layers behind it.
  case missingLayers(String)
  /// A size that a question still asks for.
  case asked

  package var description: String {
    switch self {
    case .layers(let sentence): sentence
    case .unknown(let name):
      "there is no network \"\(name)\""
        + (Architecture.names.nearest(to: name).map { "; did you mean \"\($0)\"?" } ?? ".")
        + " Layers such as \"conv 3@3x3 | relu\" need an input such as 1x13x13."
    case .missingLayers(let input):
      "the input \(input) has no layers behind it. Give some, such as \"conv 3@3x3 | maxpool 2\", "
        + "or leave the input out and name a network, such as lenet5."
    case .asked:
      "answer the questions behind the ? first: the figure would show their sizes."
    }
  }

  package var clues: [FenceClue] {
    switch self {
    case .layers: ["network", "input"]
    case .unknown: ["network"]
    case .missingLayers: ["input"]
    case .asked: []
    }
  }
}
