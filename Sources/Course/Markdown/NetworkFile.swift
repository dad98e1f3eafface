internal import CNNEngine
internal import ContentFormat

/// The body of a `network` fence as its author writes it.
struct NetworkFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, layers, columns, rows, hide, height
  }

  /// The word that stands for layers written in the fence itself.
  static let inline = "inline"

  private let input: String?
  private let layers: String?
  private let columns: [Column]?
  private let rows: [String]?
  private let hide: OrderedMap<String>
  private let height: Int?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    input = try container.decodeIfPresent(String.self, forKey: .input)
    layers = try container.decodeIfPresent(String.self, forKey: .layers)
    columns = try container.decodeIfPresent([Column].self, forKey: .columns)
    rows = try container.decodeIfPresent([String].self, forKey: .rows)
    hide = try container.decodeIfPresent(OrderedMap<String>.self, forKey: .hide) ?? .init()
    height = try container.decodeIfPresent(Int.self, forKey: .height)
  }

  /// The table of a network by its name, or of the layers in the fence.
  func spec(named name: String) throws(PlacedFault) -> NetworkSpec {
    let architecture = try architecture(named: name)
    let table = try NetworkTable(summary: summary(of: architecture))
    let names = rows ?? table.usualNames
    var spec = NetworkSpec(
      name, of: architecture, rows: [],
      columns: columns?.map(\.value) ?? [.output, .parameters, .multiplyAdds, .receptiveField])
    for (index, row) in names.enumerated() {
      let isAlone = names.contains { $0.hasPrefix(row + ".") }
      guard let row = table.row(row, isAlone: isAlone) else {
        throw PlacedFault(
          .unknownIdentifier("layer", row, of: table.summary.rows.map(\.name)),
          at: [CodingKeys.rows, IndexKey(index)])
      }
      spec.rows.append(row)
    }
    spec.rows.append(table.totalRow)
    for entry in hide.entries {
      do throws(ContentProblem.Fault) {
        try hide(entry.key, until: entry.value, in: &spec)
      } catch {
        throw PlacedFault(error, at: [CodingKeys.hide, AnyKey(stringValue: entry.key)])
      }
    }
    guard (4...20).contains(height ?? spec.height) else {
      throw PlacedFault(
        .rule("the table has a height of \(height ?? 0)", mend: "Choose 4 to 20 rows"),
        at: [CodingKeys.height])
    }
    spec.height = height ?? spec.height
    return spec
  }

  private func summary(
    of architecture: Architecture
  ) throws(PlacedFault) -> NetworkSummary {
    do throws(ShapeError) {
      return try NetworkSummary(of: architecture)
    } catch {
      throw layersFault(error.description)
    }
  }

  /// Of layers that cannot be read or do not fit; those of a name have no line.
  private func layersFault(_ reason: String) -> PlacedFault {
    PlacedFault(
      .wrongValue("the network", reason: reason), at: layers == nil ? [] : [CodingKeys.layers])
  }

  private func architecture(named name: String) throws(PlacedFault) -> Architecture {
    guard name == Self.inline else {
      guard let known = Architecture.named(name), input == nil, layers == nil else {
        throw PlacedFault(
          .unknownIdentifier("network", name, of: Architecture.names + [Self.inline]), at: [])
      }
      return known
    }
    guard let input, let layers else {
      throw PlacedFault(
        .rule(
          "a network written inline needs its input and its layers",
          mend: "Write input: 1x13x13 and layers: \"conv 3@4x4 | relu\""), at: [])
    }
    do {
      return try Architecture(input: input, shortForm: layers)
    } catch {
      throw layersFault("\(error)")
    }
  }

  /// `conv1.parameters: alexnet.conv1`.
  private func hide(
    _ place: String, until question: String, in spec: inout NetworkSpec
  ) throws(ContentProblem.Fault) {
    let words = place.split(separator: ".")
    let name = words.dropLast().joined(separator: ".")
    guard let column = words.last.flatMap({ NetworkSpec.Column(rawValue: String($0)) }) else {
      let columns = NetworkSpec.Column.allCases.map(\.rawValue)
      throw .unknownWord("column", words.last.map(String.init) ?? place, of: columns)
    }
    guard let index = spec.rows.firstIndex(where: { $0.name == name }) else {
      throw .unknownIdentifier("row", name, of: spec.rows.map(\.name))
    }
    spec.rows[index].cells[column]?.hiddenBy = question
    // The share is worked out from the parameters and would give them away.
    if column == .parameters { spec.rows[index].cells[.share]?.hiddenBy = question }
  }

  /// A column by its name.
  private struct Column: Decodable {
    let value: NetworkSpec.Column

    init(from decoder: any Decoder) throws {
      value = try decoder.word(NetworkSpec.Column.self, kind: "column")
    }
  }
}
