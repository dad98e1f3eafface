internal import ContentFormat

/// The body of an `animate features` fence as its author writes it.
struct FeaturesFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case picture, filters, predict
  }

  /// Path of the picture below `Assets`.
  let picture: String
  private let filters: [String]?
  private let isPredicted: Bool

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    picture =
      try container.decodeIfPresent(String.self, forKey: .picture) ?? FeaturesSpec.usualPicture
    filters = try container.decodeIfPresent([String].self, forKey: .filters)
    isPredicted = try container.decodeIfPresent(Bool.self, forKey: .predict) ?? false
  }

  /// The figure over the picture; throws a filter that is not known.
  func spec(on picture: GreyPicture) throws(FigureFault) -> FeaturesSpec {
    var spec = try FeaturesSpec(picture, filters: filters)
    spec.isPredicted = isPredicted
    return spec
  }
}
