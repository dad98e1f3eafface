internal import CNNEngine
internal import ContentFormat
internal import Grading

/// A number of a plot as its author writes it: digits or an expression, with its place for messages.
struct PlotNumber: Decodable, Sendable {
  private let text: String
  private let path: [any CodingKey]

  init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
    path = decoder.codingPath
  }

  /// The number; expressions may ask the network for its counts.
  func value(in scope: ExpressionScope) throws(PlacedFault) -> Double {
    do throws(ContentProblem.Fault) {
      if let number = try scope.value(of: text).real, number.isFinite { return number }
    } catch {
      throw PlacedFault(error, at: path)
    }
    throw PlacedFault(.expression(text, reason: "it is no finite number."), at: path)
  }
}

extension [PlotNumber] {
  /// All the numbers of a list.
  func values(in scope: ExpressionScope) throws(PlacedFault) -> [Double] {
    try map { number throws(PlacedFault) in try number.value(in: scope) }
  }
}

/// The network that a fence names: a word of `cnn-tutor summary`, or layers written there.
struct NamedNetwork: Decodable {
  let architecture: Architecture
  /// As the author names it; nil for layers written out.
  let name: String?

  init(from decoder: any Decoder) throws {
    guard let name = try? decoder.singleValueContainer().decode(String.self) else {
      architecture = try Architecture(from: decoder)
      self.name = nil
      return
    }
    guard let known = Architecture.named(name) else {
      throw PlacedFault(
        .unknownIdentifier("network", name, of: Architecture.names), at: decoder.codingPath)
    }
    architecture = known
    self.name = name
  }
}

extension ExpressionScope {
  /// Expressions over the counts of a network, or over numbers alone; `path` leads to the fence.
  init(network: NamedNetwork?, at path: [any CodingKey]) throws(PlacedFault) {
    do throws(ShapeError) {
      let calls = try network.map { named throws(ShapeError) in
        try NetworkCalls(named.architecture, given: GivenNumbers())
      }
      self.init(variables: [:], network: calls)
    } catch {
      throw PlacedFault(.wrongValue("the network", reason: error.description), at: path)
    }
  }

  /// Expressions over numbers alone.
  static let plain = ExpressionScope(variables: [:])
}
