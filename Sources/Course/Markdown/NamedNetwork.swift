internal import CNNEngine
internal import ContentFormat
internal import Grading

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

  /// Computes what a figure asks the network that it names, and numbers where it names none.
  static let numbers: NetworkNumbers = { request throws(ContentProblem) in
    let document = request.document
    let network =
      document.root.entry("network") == nil
      ? nil : try document.decode(NamedNetwork.self, forKey: "network")
    let scope: ExpressionScope
    do throws(PlacedFault) {
      scope = try ExpressionScope(network: network, at: [AnyKey(stringValue: "network")])
    } catch {
      throw document.problem(error, fence: request.line)
    }
    return { text throws(ContentProblem.Fault) in try scope.value(of: text).real ?? .nan }
  }
}
