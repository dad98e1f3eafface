internal import Checked

/// What keeps a figure from being made: facts here, words in `description`.
package enum FigureFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Layers that cannot be read or do not fit, with the engine's sentence.
  case network(String)
  case unknownNetwork(String, suggestion: String?)
  /// An input, but no layers behind it.
  case missingLayers(String)
  /// No layer of the network slides a window.
  case noWindows(String)
  case unknownLayer(String, suggestion: String?, known: [String])
  case noSuchUnit([Int], sizes: [Int])
  case unreadableUnit(String)
  case outOfRange(String, Int, ClosedRange<Int>)
  /// A number beyond this limit.
  case tooLarge(Double)
  case functionCount(String, limit: Int)
  /// With the sentence of what cannot be read or computed.
  case unreadableFunction(String)
  case unreadableRange(String)
  /// A layer whose padded input or window no patch is followed over.
  case tooManyPlaces(layer: String, Int, limit: Int)

  /// What happened and how to mend it.
  package var description: String {
    switch self {
    case .network(let sentence): sentence
    case .unknownNetwork(let name, let suggestion):
      "there is no network \"\(name)\""
        + (suggestion.map { "; did you mean \"\($0)\"?" } ?? ".")
        + " Layers such as \"conv 3@3x3 | relu\" need an input such as 1x13x13."
    case .missingLayers(let input):
      "the input \(input) has no layers behind it. Give some, such as \"conv 3@3x3 | maxpool 2\", "
        + "or leave the input out and name a network, such as lenet5."
    case .noWindows(let name):
      "no layer of \"\(name)\" slides a window over rows or columns. Begin with conv or maxpool."
    case .unknownLayer(let name, let suggestion, let known):
      "there is no layer \"\(name)\""
        + (suggestion.map { "; did you mean \"\($0)\"?" }
          ?? ". Choose one of \(known.joined(separator: ", ")).")
    case .noSuchUnit(let place, let sizes):
      "there is no unit \(place.map(String.init).joined(separator: ",")). The last one is "
        + sizes.map { String($0 - 1) }.joined(separator: ",") + "."
    case .unreadableUnit(let text):
      "the unit \"\(text)\" cannot be read. Write its place, such as 2,3: row and column from 0."
    case .outOfRange(let name, let value, let range):
      "the \(name) cannot be \(value). Choose \(range.lowerBound) to \(range.upperBound)."
    case .functionCount(let text, let limit):
      "\"\(text)\" is no list of functions. Write 1 to \(limit) with commas between them, such as \"relu, x^2\"."
    case .unreadableFunction(let sentence): sentence
    case .unreadableRange(let text):
      "the range \"\(text)\" cannot be used. Write its two ends, the smaller one first, such as -4,4."
    case .tooManyPlaces(let layer, let count, let limit):
      "the layer \(layer) has \(count) places along an axis, and the figure follows at most \(limit). "
        + "Take a smaller input, window or padding."
    case .tooLarge(let limit):
      "a number is too large for the figure. Stay between -\(limit.clampedInt) and \(limit.clampedInt)."
    }
  }
}
