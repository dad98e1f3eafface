package import CNNEngine
package import ContentFormat

/// A block of numbers, images by channels by places, that is normalised in three ways; made by `animate norms`.
package struct NormsSpec: Hashable, Sendable {
  /// Which numbers share a mean and a variance.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case batch
    case layer
    case instance
  }

  /// Rows of places, one a channel, for each image.
  package var block: [[[Double]]]
  package var kind = Kind.batch
  /// Where its fence stands.
  package var place: FencePlace = 0

  /// Two images of three channels with four places each.
  package static let usualBlock: [[[Double]]] = [
    [[2, 0, 1, 5], [10, 12, 11, 15], [3, 3, 3, 3]],
    [[4, 6, 2, 4], [9, 9, 13, 17], [0, 6, 3, 3]],
  ]

  /// A block with at most 4 images, 4 channels and 8 places, all rows alike.
  package init(block: [[[Double]]] = Self.usualBlock, kind: Kind = .batch) throws(FigureFault) {
    let channels = block.first?.count ?? 0
    let places = block.first?.first?.count ?? 0
    guard (1...4).contains(block.count), (1...4).contains(channels), (1...8).contains(places),
      block.allSatisfy({ $0.count == channels && $0.allSatisfy { $0.count == places } })
    else { throw .unreadableBlock }
    for number in block.joined().joined() where !(abs(number) <= 999) { throw .tooLarge(999) }
    self.block = block
    self.kind = kind
  }
}

extension NormsSpec.Kind {
  /// The layer as the engine knows it, without a learned scale and shift.
  package var layer: Normalization {
    switch self {
    case .batch: Normalization(kind: .batch, isAffine: false)
    case .layer: Normalization(kind: .layer, isAffine: false)
    case .instance: Normalization(kind: .instance, isAffine: false)
    }
  }
}

/// What may stand inside an `animate norms` fence.
struct NormsFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case block, kind
  }

  private let block: [[[Double]]]
  private let kind: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    block = try container.decodeIfPresent([[[Double]]].self, forKey: .block) ?? NormsSpec.usualBlock
    kind =
      try container.decodeIfPresent(String.self, forKey: .kind) ?? NormsSpec.Kind.batch.rawValue
  }

  func spec() throws(FigureFault) -> NormsSpec {
    guard let kind = NormsSpec.Kind(rawValue: kind) else {
      throw .unknownNorm(kind, known: NormsSpec.Kind.allCases.map(\.rawValue))
    }
    return try NormsSpec(block: block, kind: kind)
  }
}
