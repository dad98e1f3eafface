internal import ContentFormat

/// A direction of a plot as its author writes it: a name, a range, or name, range and scale.
struct PlotAxisFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case label, column, range, log
  }

  private var label: String?
  /// The column of a file that the axis shows.
  private(set) var column: String?
  private var range: [PlotNumber]?
  private var isLogarithmic = false
  private let path: [any CodingKey]

  init(from decoder: any Decoder) throws {
    path = decoder.codingPath
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      label = name
      return
    }
    if let ends = try? [PlotNumber](from: decoder) {
      range = ends
      return
    }
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    label = try container.decodeIfPresent(String.self, forKey: .label)
    column = try container.decodeIfPresent(String.self, forKey: .column)
    range = try container.decodeIfPresent([PlotNumber].self, forKey: .range)
    isLogarithmic = try container.decodeIfPresent(Bool.self, forKey: .log) ?? false
  }

  /// What the axis is called in a file, where nothing else names the column.
  var columnName: String? { column ?? label }

  /// The axis; throws for a range that is none.
  func axis(in scope: ExpressionNumber) throws(PlacedFault) -> Plot.Axis {
    var axis = Plot.Axis(label: label ?? column ?? "", isLogarithmic: isLogarithmic)
    guard let range else { return axis }
    let ends = try range.values(in: scope)
    guard ends.count == 2, ends[0] < ends[1], ends[0] > 0 || !isLogarithmic else {
      let reason = isLogarithmic ? ", for the axis is logarithmic" : ""
      throw PlacedFault(
        .rule(
          "the range of an axis is not two rising numbers\(isLogarithmic ? " above 0" : "")\(reason)",
          mend: "Write range: [1, 10]"), at: path)
    }
    axis.range = ends[0]...ends[1]
    return axis
  }
}
