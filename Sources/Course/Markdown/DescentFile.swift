internal import ContentFormat

/// The body of an `animate descent` fence as its author writes it.
struct DescentFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case rate, batch, seed, predict
  }

  let spec: DescentSpec

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    var spec = DescentSpec()
    if let rate = try container.decodeIfPresent(Double.self, forKey: .rate) { spec.rate = rate }
    if let batch = try container.decodeIfPresent(Int.self, forKey: .batch) { spec.batch = batch }
    if let seed = try container.decodeIfPresent(Int.self, forKey: .seed) { spec.seed = seed }
    spec.isPredicted = try container.decodeIfPresent(Bool.self, forKey: .predict) ?? false
    self.spec = spec
  }
}
