internal import ContentFormat

/// The body of a `plot curves` or `plot points` fence: columns of a file, or points written out.
struct SeriesFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case file, x, y, series, points, best, marks, rows, source
  }

  /// Name of the file beside the lesson.
  let file: String?
  private let columns: OrderedMap<Column>
  /// The points that stand in the fence itself.
  private let points: OrderedMap<[[PlotNumber]]>
  private let horizontal: PlotAxisFile
  private let vertical: PlotAxisFile?
  private let best: Best?
  private let marks: OrderedMap<PlotNumber>
  private let rows: Int?
  private let source: String?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    file = try container.decodeIfPresent(String.self, forKey: .file)
    columns = try container.decodeIfPresent(OrderedMap<Column>.self, forKey: .series) ?? .init()
    horizontal = try container.decode(PlotAxisFile.self, forKey: .x)
    vertical = try container.decodeIfPresent(PlotAxisFile.self, forKey: .y)
    best = try container.decodeIfPresent(Best.self, forKey: .best)
    marks = try container.decodeIfPresent(OrderedMap<PlotNumber>.self, forKey: .marks) ?? .init()
    rows = try container.decodeIfPresent(Int.self, forKey: .rows)
    source = try container.decodeIfPresent(String.self, forKey: .source)
    points =
      try container.decodeIfPresent(OrderedMap<[[PlotNumber]]>.self, forKey: .points) ?? .init()
  }

  /// `[x, y]` or `[x, y, error]`.
  private static func value(
    _ row: [PlotNumber], in scope: ExpressionNumber
  ) throws(PlacedFault) -> Plot.Value {
    let numbers = try row.values(in: scope)
    guard (2...3).contains(numbers.count) else {
      throw PlacedFault(
        .rule(
          "a point has \(numbers.count) numbers",
          mend: "Write two, or three with the error: [x, y, error]"),
        at: [CodingKeys.points])
    }
    return Plot.Value(
      x: numbers[0], y: numbers[1], error: numbers.count == 3 ? numbers[2] : nil)
  }

  /// The plot, with the numbers of the file that it names.
  func plot(
    _ kind: Plot.Kind, table: CurveTable?, in scope: ExpressionNumber
  ) throws(PlacedFault) -> Plot {
    guard (table == nil) != points.entries.isEmpty, kind == .points || table != nil else {
      throw PlacedFault(kind == .curves ? .curvesWithoutFile : .pointsFromNowhere, at: [])
    }
    let written = try points.entries.map { entry throws(PlacedFault) in
      Plot.Series(
        entry.key,
        try entry.value.map { row throws(PlacedFault) in try Self.value(row, in: scope) })
    }
    var plot = Plot(kind, written)
    if let table {
      plot.series = try series(of: table)
      plot.origin = table.origin
    }
    for index in plot.series.indices {
      plot.series[index].values.sort { $0.x < $1.x }
      plot.series[index].line = plot.series[index].values
    }
    plot.horizontal = try horizontal.axis(in: scope)
    plot.vertical = try vertical?.axis(in: scope) ?? .init()
    plot.marks = try marks.values(in: scope)
    plot.rows = rows ?? plot.rows
    plot.origin = plot.origin ?? source
    if let best {
      do throws(ContentProblem.Fault) { try mark(best, in: &plot) } catch {
        throw PlacedFault(error, at: [CodingKeys.best])
      }
    }
    return plot
  }

  private func series(of table: CurveTable) throws(PlacedFault) -> [Plot.Series] {
    let across = try PlacedFault.at(
      CodingKeys.x,
      make: { () throws(ContentProblem.Fault) in
        guard let name = horizontal.columnName else { throw .missingKey("column", owner: "x") }
        return try table.rising(name)
      })
    return try columns.entries.map { entry throws(PlacedFault) in
      try PlacedFault.at(
        CodingKeys.series, AnyKey(stringValue: entry.key),
        make: { () throws(ContentProblem.Fault) in
          try Self.series(entry.key, entry.value, of: table, across: across)
        })
    }
  }

  private static func series(
    _ name: String, _ column: Column, of table: CurveTable, across: [Double]
  ) throws(ContentProblem.Fault) -> Plot.Series {
    let heights = try table.column(column.column)
    let errors = try column.error.map { name throws(ContentProblem.Fault) in
      try table.column(name)
    }
    let values = across.indices.compactMap { index in
      heights[index].map { Plot.Value(x: across[index], y: $0, error: errors?[index]) }
    }
    return Plot.Series(name, values)
  }

  private func mark(_ best: Best, in plot: inout Plot) throws(ContentProblem.Fault) {
    guard let index = plot.series.firstIndex(where: { $0.name == best.series }) else {
      throw .unknownIdentifier("series", best.series, of: plot.series.map(\.name))
    }
    let values = plot.series[index].values
    plot.series[index].best = values.indices.min { left, right in
      best.isGreatest ? values[left].y > values[right].y : values[left].y < values[right].y
    }
  }

  /// A column's name, or with that of its errors.
  private struct Column: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
      case column, error
    }

    var column: String
    var error: String?

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        column = name
        return
      }
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      column = try container.decode(String.self, forKey: .column)
      error = try container.decodeIfPresent(String.self, forKey: .error)
    }
  }

  /// The series whose least value is marked, or its greatest.
  private struct Best: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
      case series, of
    }

    private enum End: String, CaseIterable, Decodable {
      case least, greatest

      init(from decoder: any Decoder) throws {
        self = try decoder.word(Self.self, kind: "end")
      }
    }

    var series: String
    var isGreatest = false

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        series = name
        return
      }
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      series = try container.decode(String.self, forKey: .series)
      isGreatest = try container.decodeIfPresent(End.self, forKey: .of) == .greatest
    }
  }
}

extension ContentProblem.Fault {
  fileprivate static let curvesWithoutFile = Self.rule(
    "the curves have no file",
    mend: "Name one beside the lesson, as in file: curves.csv, and its columns below series")

  fileprivate static let pointsFromNowhere = Self.rule(
    "the points come from no file and are not written here, or both",
    mend: "Write either file and series, or points: {name: [[x, y, error]]}")
}
