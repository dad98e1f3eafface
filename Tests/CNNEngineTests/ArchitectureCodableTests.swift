import CNNEngine
import Foundation
import Testing

/// The spelling is that of YAML; JSON is YAML too, and comes with a reader.
struct ArchitectureCodableTests {
  private func decode(_ layers: String, input: String = "[1, 13, 13]") throws -> Architecture {
    try JSONDecoder().decode(
      Architecture.self, from: Data("{\"input\": \(input), \"layers\": [\(layers)]}".utf8))
  }

  private func fact(_ layers: String, input: String = "[1, 13, 13]") -> String {
    do {
      _ = try decode(layers, input: input)
      return "read"
    } catch DecodingError.dataCorrupted(let context) {
      return context.debugDescription
    } catch {
      return "\(error)"
    }
  }

  @Test func `the network of exercise 10.1 is read`() throws {
    let net = try decode(
      """
      {"name": "conv", "conv2d": {"filters": 3, "kernel": 4, "bias": false}}, {"relu": {}},
      {"name": "pool", "maxPool2d": {"size": 2, "stride": 2}}, {"flatten": {}},
      {"name": "fc", "linear": {"outputs": 4, "bias": false}}
      """)
    #expect(net.layers.map(\.name) == ["conv", "relu", "pool", "flatten", "fc"])
    #expect(try net.parameterCount() == 348)
  }

  @Test func `numbers, pairs, four paddings and same are read`() throws {
    let net = try decode(
      """
      {"conv2d": {"filters": 1, "kernel": [3, 5], "stride": [2, 1], "padding": [1, 2, 3, 4]}},
      {"conv2d": {"filters": 1, "kernel": 2, "padding": "same", "paddingMode": "circular"}}
      """)
    guard case .convolution(let first) = net.layers[0].layer,
      case .convolution(let second) = net.layers[1].layer
    else {
      Issue.record("these are convolutions")
      return
    }
    #expect(
      first.windows == [
        SlidingWindow(size: 3, stride: 2, paddingBefore: 3, paddingAfter: 4),
        SlidingWindow(size: 5, stride: 1, paddingBefore: 1, paddingAfter: 2),
      ])
    #expect(second.isSamePadded)
    #expect(second.paddingMode == .circular)
    #expect(net.layers.map(\.name) == ["conv1", "conv2"])
  }

  @Test func `composites are read with their layers`() throws {
    let net = try decode(
      """
      {"name": "r", "residual": {"body": [{"relu": {}}]}},
      {"name": "p", "parallel": {"branches": [[{"relu": {}}], [{"tanh": {}}]], "join": "add"}},
      {"name": "s", "shared": {"parts": 2, "axis": "width", "body": [{"sigmoid": {}}]}},
      {"name": "t", "repeat": {"times": 2, "body": [{"softmax": {}}]}}
      """, input: "[1, 4, 4]")
    #expect(
      try net.placedLayers().map(\.name) == [
        "r.relu", "r", "p.relu", "p.tanh", "p", "s.sigmoid", "s", "t.0.softmax", "t.1.softmax", "t",
      ])
  }

  @Test(arguments: Architecture.names)
  func `every network of the catalogue survives writing and reading`(name: String) throws {
    let net = try #require(Architecture.named(name))
    let again = try JSONDecoder().decode(Architecture.self, from: try JSONEncoder().encode(net))
    #expect(again == net)
  }

  @Test func `every kind of layer survives writing and reading`() throws {
    let one = SlidingWindow(size: 2, stride: 1, dilation: 2, paddingBefore: 1, paddingAfter: 0)
    let layers: [Layer] = [
      .transposedConvolution(
        TransposedConvolution(filters: 2, windows: [one], outputPadding: [1], hasBias: false)),
      .averagePool(Pool(windows: [one], countsPadding: false)), .globalAveragePool,
      .activation(.leakyRelu(slope: 0.2)), .activation(.logSoftmax),
      .dropout(keepProbability: 0.25),
      .normalization(Normalization(kind: .batchAsTaught, epsilon: 0.1, momentum: 0.2)),
      .normalization(Normalization(kind: .group(count: 3), isAffine: false)),
      .normalization(Normalization(kind: .layer)), .normalization(Normalization(kind: .instance)),
      .shared(parts: 3, axis: .width, body: [NamedLayer("a", .relu)]),
      .repeated(times: 2, body: [NamedLayer("b", .batchNorm)]),
      .parallel(branches: [[NamedLayer("c", .flatten)], []], join: .add),
    ]
    let net = Architecture(
      input: [3, 6], layers: layers.enumerated().map { NamedLayer("l\($0)", $1) })
    #expect(
      try JSONDecoder().decode(Architecture.self, from: try JSONEncoder().encode(net)) == net)
  }

  @Test func `what cannot be read gets a sentence`() {
    #expect(fact("{\"covn2d\": {}}") == "there is no layer \"covn2d\"; did you mean \"conv2d\"?")
    #expect(
      fact("{\"conv2d\": {\"filters\": 1, \"kernel\": 3, \"paddign\": 1}}")
        == "conv2d has no option \"paddign\"; did you mean \"padding\"?")
    #expect(fact("{\"conv2d\": {\"kernel\": 3}}") == "conv2d needs the option \"filters\"")
    #expect(
      fact("{\"relu\": {}, \"tanh\": {}}")
        == "a layer needs exactly one kind such as conv2d or relu, found 2")
    #expect(
      fact("{\"conv1d\": {\"filters\": 1, \"kernel\": [3, 3]}}")
        == "kernel of conv1d expects one number")
    #expect(
      fact("{\"conv2d\": {\"filters\": 1, \"kernel\": 3, \"padding\": [1, 2, 3]}}")
        == "padding of conv2d expects one number, [rows, columns], [left, right, top, bottom] or same"
    )
    #expect(
      fact("{\"conv2d\": {\"filters\": 1, \"kernel\": 3, \"paddingMode\": \"zero\"}}")
        == "paddingMode is \"zero\", expected zeros, replicate, reflect, circular; "
        + "did you mean \"zeros\"?")
    #expect(fact("{\"relu\": {\"slope\": 1}}") == "relu has no option \"slope\"")
    #expect(
      fact("", input: "[0, 3]")
        == "input is [0, 3], expected one to three sizes such as [1, 28, 28], each at least 1")
  }
}
