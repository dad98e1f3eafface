package import ContentFormat

/// Recorded pictures as a figure: all groups of a file, or some of them.
package struct PicturesSpec: Hashable, Sendable {
  package var sheet: PictureSheet
  /// Where its fence stands.
  package var place: FencePlace = 0

  /// The groups of those names, or all where none is named.
  package init(_ sheet: PictureSheet, groups: [String] = []) throws(FigureFault) {
    self.sheet = sheet
    guard !groups.isEmpty else { return }
    let known = sheet.groups.map(\.name)
    if let unknown = groups.first(where: { !known.contains($0) }) {
      throw .pictures(
        "there is no group \"\(unknown)\". Choose of \(known.joined(separator: ", "))")
    }
    self.sheet.groups = sheet.groups.filter { groups.contains($0.name) }
  }
}

/// What may stand inside a `pictures` fence.
struct PicturesFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case groups
  }

  let groups: [String]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    groups = try container.decodeIfPresent([String].self, forKey: .groups) ?? []
  }
}
