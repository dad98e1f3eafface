import Foundation
import TestSupport
import Testing

@testable import CNNEngine

/// Every kind of layer at work: what the engine says of it is compared with what the engine does.
struct LayerKindTests {
  /// A small layer of a kind as YAML writes its options, in one spelling for both readers.
  private static let options: [LayerKind: String] = [
    .conv1d: "{filters: 2, kernel: 2}", .conv2d: "{filters: 2, kernel: 2}",
    .convTranspose1d: "{filters: 2, kernel: 2}", .convTranspose2d: "{filters: 2, kernel: 2}",
    .maxPool1d: "{size: 2}", .maxPool2d: "{size: 2}", .avgPool1d: "{size: 2}",
    .avgPool2d: "{size: 2}", .linear: "{outputs: 3}", .groupNorm: "{groups: 1}",
    .residual: "{body: [{tanh: {}}]}", .parallel: "{branches: [[{tanh: {}}], [{relu: {}}]]}",
    .shared: "{parts: 1, body: [{tanh: {}}]}", .repeated: "{times: 2, body: [{tanh: {}}]}",
  ]

  /// The words behind a kind in the short form.
  private static let words: [LayerKind: String] = [
    .conv1d: "2@2", .conv2d: "2@2", .convTranspose1d: "2@2", .convTranspose2d: "2@2",
    .maxPool1d: "2", .maxPool2d: "2", .avgPool1d: "2", .avgPool2d: "2", .linear: "3",
    .groupNorm: "1",
  ]

  private static func input(_ kind: LayerKind) -> Shape {
    switch kind {
    case .linear: [4]
    case .conv1d, .convTranspose1d, .maxPool1d, .avgPool1d: [2, 6]
    case .conv2d, .convTranspose2d, .maxPool2d, .avgPool2d, .globalAvgPool, .relu, .leakyRelu,
      .tanh, .sigmoid, .softmax, .logSoftmax, .dropout, .batchNorm, .layerNorm, .instanceNorm,
      .groupNorm, .flatten, .residual, .parallel, .shared, .repeated:
      [2, 4, 4]
    }
  }

  private static func architecture(_ kind: LayerKind) throws -> Architecture {
    // JSON is YAML with its words in quotes.
    let layer = "{\(kind.rawValue): \(options[kind] ?? "{}")}"
      .replacing(/[A-Za-z][A-Za-z0-9]*/) { "\"\($0.output)\"" }
    let input = input(kind).dimensions
    return try JSONDecoder().decode(
      Architecture.self, from: Data("{\"input\": \(input), \"layers\": [\(layer)]}".utf8))
  }

  @Test(arguments: LayerKind.allCases)
  func `a kind is read as itself, and written as itself`(kind: LayerKind) throws {
    let architecture = try Self.architecture(kind)
    #expect(architecture.layers.map(\.layer.kind) == [kind])
    let again = try JSONDecoder().decode(
      Architecture.self, from: JSONEncoder().encode(architecture))
    #expect(again == architecture)
  }

  @Test(arguments: LayerKind.allCases)
  func `the short form reads a kind as YAML does, composites left out`(kind: LayerKind) throws {
    let text = "\(kind.rawValue) \(Self.words[kind] ?? "")"
    let start = Architecture(input: Self.input(kind), layers: [])
    guard !LayerKind.composites.contains(kind) else {
      #expect(throws: ShortFormError.self) { try start.appending(shortForm: text) }
      return
    }
    #expect(try start.appending(shortForm: text) == Self.architecture(kind))
  }

  @Test(arguments: LayerKind.allCases)
  func `a layer with layers inside is a composite, and places them`(kind: LayerKind) throws {
    let architecture = try Self.architecture(kind)
    let layer = try #require(architecture.layers.first).layer
    #expect((layer.bodies != nil) == LayerKind.composites.contains(kind))
    #expect((try architecture.placedLayers().count > 1) == (layer.bodies != nil))
    let isInside = if case .inside = layer.reach { true } else { false }
    #expect(isInside == (layer.bodies != nil))
  }

  @Test(arguments: LayerKind.allCases)
  func `what a layer learns is what a network of it holds`(kind: LayerKind) throws {
    let architecture = try Self.architecture(kind)
    let network = try Network(architecture, initialiser: .he(), seed: 1)
    let layer = try #require(architecture.layers.first).layer
    let names = try layer.learned?.parameters(for: architecture.input, named: "x").count ?? 0
    #expect(network.parameters.count == names)
  }

  /// Means and spreads over places are not counted: three normalisations are left out.
  @Test(
    arguments: LayerKind.allCases.filter { ![.layerNorm, .instanceNorm, .groupNorm].contains($0) })
  func `a unit reads the places that its layer says`(kind: LayerKind) throws {
    let architecture = try Self.architecture(kind)
    let layer = try #require(architecture.layers.first).layer
    let most = try Self.placesRead(by: architecture).map(\.count).max()
    switch layer.reach {
    case .ownPlace, .laidOut, .inside: #expect(most == 1)
    case .window(let windows), .scattered(let windows):
      #expect(most == windows.map(\.size).reduce(1, *))
    case .everything:
      let input = architecture.input
      #expect(most == (input.rank == 1 ? input[0] : input.elementCount / input[0]))
    }
  }

  /// Of each number of the output the places of the input which move it, one after the other by ten.
  private static func placesRead(by architecture: Architecture) throws -> [Set<Int>] {
    let network = try Network(architecture, initialiser: .he(), seed: 1)
    let input = architecture.input
    let places = input.rank == 1 ? input[0] : input.elementCount / input[0]
    let still = Tensor(
      Shape([1] + input.dimensions), (0..<input.elementCount).map { Double($0 % 7) - 3 })
    let before = try network.forward(still).output.elements
    var read: [Set<Int>] = before.map { _ in [] }
    for index in 0..<input.elementCount {
      var moved = still
      moved.elements[index] += 10
      let after = try network.forward(moved).output.elements
      for unit in before.indices where before[unit] != after[unit] {
        read[unit].insert(index % places)
      }
    }
    return read
  }
}
