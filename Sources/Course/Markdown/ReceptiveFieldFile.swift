internal import ContentFormat

/// The body of an `animate receptive-field` fence as its author writes it.
struct ReceptiveFieldFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case network, input, layer, unit, predict
  }

  private var network: String
  private var input: String?
  private var layer: String?
  private var unit: [Int]?
  private var predict: Bool?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    network = try container.decode(String.self, forKey: .network)
    input = try container.decodeIfPresent(String.self, forKey: .input)
    layer = try container.decodeIfPresent(String.self, forKey: .layer)
    unit = try container.decodeIfPresent([Int].self, forKey: .unit)
    predict = try container.decodeIfPresent(Bool.self, forKey: .predict)
  }

  /// The figure; throws what does not fit the network.
  func spec() throws(FigureFault) -> ReceptiveFieldSpec {
    var spec = try ReceptiveFieldSpec(network: network, input: input)
    if let layer { try spec.pick(layer: layer) }
    if let unit { try spec.pick(unit: unit) }
    spec.isPredicted = predict ?? false
    return spec
  }
}
