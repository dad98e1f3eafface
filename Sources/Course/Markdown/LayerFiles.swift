internal import ContentFormat

/// The body of an `animate wires` fence as its author writes it.
struct WiresFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, kernel, bias, stride, activation, wiring, show, count, predict
  }

  private var written = WiresSpec()
  private var count: CountFile?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    if let input = try container.decodeIfPresent([Double].self, forKey: .input) {
      written.input = input
    }
    if let kernel = try container.decodeIfPresent([Double].self, forKey: .kernel) {
      written.kernel = kernel
    }
    if let bias = try container.decodeIfPresent(Double.self, forKey: .bias) { written.bias = bias }
    if let stride = try container.decodeIfPresent(Int.self, forKey: .stride) {
      written.stride = stride
    }
    if let word = try container.decodeIfPresent(
      Word<VarianceSpec.Nonlinearity>.self, forKey: .activation)
    {
      written.activation = word.value
    }
    if let word = try container.decodeIfPresent(Word<WiresSpec.Wiring>.self, forKey: .wiring) {
      written.wiring = word.value
    }
    if let word = try container.decodeIfPresent(Word<WiresSpec.Show>.self, forKey: .show) {
      written.show = word.value
    }
    count = try container.decodeIfPresent(CountFile.self, forKey: .count)
    written.isPredicted = try container.decodeIfPresent(Bool.self, forKey: .predict) ?? false
  }

  /// The figure; throws what is outside of its range or does not fit.
  func spec() throws(FigureFault) -> WiresSpec {
    var spec = written
    if let count { try spec.count(layer: count.layer, input: count.input) }
    try spec.check()
    return spec
  }

  /// The layer of the bar: `{input: 1x13x13, layer: "conv 3@4x4 nobias"}`.
  private struct CountFile: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
      case input, layer
    }

    var input: String
    var layer: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      input = try container.decode(String.self, forKey: .input)
      layer = try container.decode(String.self, forKey: .layer)
    }
  }
}
