/// What keeps a figure from being made: facts here, words in `description`.
package enum FigureFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Layers that cannot be read or do not fit, with the engine's sentence.
  case network(String)
  case unknownNetwork(String, suggestion: String?)
  case missingNetwork
  /// No layer of the network slides a window.
  case noWindows(String)
  case unknownLayer(String, known: [String])
  case noSuchUnit([Int], sizes: [Int])

  /// What happened and how to mend it.
  package var description: String {
    switch self {
    case .network(let sentence): sentence
    case .unknownNetwork(let name, let suggestion):
      "there is no network \"\(name)\""
        + (suggestion.map { "; did you mean \"\($0)\"?" } ?? ".")
        + " Layers such as \"conv 3@3x3 | relu\" need an input such as 1x13x13."
    case .missingNetwork:
      "the figure has no network. Name one, such as lenet5, "
        + "or give an input and layers: 1x13x13 and \"conv 3@3x3 | maxpool 2\"."
    case .noWindows(let name):
      "no layer of \"\(name)\" slides a window over rows or columns. Begin with conv or maxpool."
    case .unknownLayer(let name, let known):
      "no layer \"\(name)\" slides a window. Choose one of \(known.joined(separator: ", "))."
    case .noSuchUnit(let place, let sizes):
      "there is no unit \(place.map(String.init).joined(separator: ",")). The last one is "
        + sizes.map { String($0 - 1) }.joined(separator: ",") + "."
    }
  }
}
