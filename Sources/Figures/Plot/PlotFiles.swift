internal import ContentFormat

/// The body of a `plot functions` fence.
struct FunctionsFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case functions, x, y, slope, steps, marks, rows
  }

  private let functions: OrderedMap<FunctionText>
  private let horizontal: PlotAxisFile
  private let vertical: PlotAxisFile?
  private let slope: Double
  private let steps: Int
  private let marks: OrderedMap<PlotNumber>
  private let rows: Int?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    horizontal = try container.decode(PlotAxisFile.self, forKey: .x)
    slope = try container.decodeIfPresent(Double.self, forKey: .slope) ?? PlotFunction.usualSlope
    steps = try container.decodeIfPresent(Int.self, forKey: .steps) ?? PlotFunction.usualSteps
    functions = try container.decode(OrderedMap<FunctionText>.self, forKey: .functions)
    vertical = try container.decodeIfPresent(PlotAxisFile.self, forKey: .y)
    marks = try container.decodeIfPresent(OrderedMap<PlotNumber>.self, forKey: .marks) ?? .init()
    rows = try container.decodeIfPresent(Int.self, forKey: .rows)
  }

  /// The plot, with every function computed.
  func plot(in scope: ExpressionNumber) throws(PlacedFault) -> Plot {
    var across = try horizontal.axis(in: scope)
    guard let range = across.range else {
      throw PlacedFault(
        .rule("the horizontal axis has no range", mend: "Write x: {range: [-4, 4]}"),
        at: [CodingKeys.x])
    }
    guard (1...200).contains(steps) else {
      throw PlacedFault(
        .rule("the cursor has \(steps) steps", mend: "Choose 1 to 200"), at: [CodingKeys.steps])
    }
    let series = try functions.entries.map { entry throws(PlacedFault) in
      Plot.Series(
        entry.key, try entry.value.values(over: range, steps: steps, slope),
        line: try entry.value.values(over: range, steps: PlotFunction.drawnCount, slope))
    }
    if across.label.isEmpty { across.label = "x" }
    var plot = Plot(.functions, series)
    plot.horizontal = across
    plot.vertical = try vertical?.axis(in: scope) ?? .init()
    plot.marks = try marks.values(in: scope)
    plot.rows = rows ?? plot.rows
    return plot
  }

  /// A function with its place in the file.
  private struct FunctionText: Decodable, Sendable {
    private let text: String
    private let path: [any CodingKey]

    init(from decoder: any Decoder) throws {
      text = try decoder.singleValueContainer().decode(String.self)
      path = decoder.codingPath
    }

    func values(
      over range: ClosedRange<Double>, steps: Int, _ slope: Double
    ) throws(PlacedFault) -> [Plot.Value] {
      do throws(ContentProblem.Fault) {
        return try PlotFunction(text, slope: slope).values(over: range, steps: steps)
      } catch {
        throw PlacedFault(error, at: path)
      }
    }
  }
}

/// The body of a `plot bars` fence.
struct BarsFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case bars, axis, network, marks, source
  }

  private let bars: OrderedMap<Bar>
  private let axis: PlotAxisFile?
  private let marks: OrderedMap<PlotNumber>
  private let source: String?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    bars = try container.decode(OrderedMap<Bar>.self, forKey: .bars)
    axis = try container.decodeIfPresent(PlotAxisFile.self, forKey: .axis)
    marks = try container.decodeIfPresent(OrderedMap<PlotNumber>.self, forKey: .marks) ?? .init()
    source = try container.decodeIfPresent(String.self, forKey: .source)
  }

  /// The plot, with what the network says.
  func plot(in scope: ExpressionNumber) throws(PlacedFault) -> Plot {
    var series: [Plot.Series] = []
    for (index, entry) in bars.entries.enumerated() {
      let error = try entry.value.error.map { number throws(PlacedFault) in
        try number.value(in: scope)
      }
      let value = Plot.Value(
        x: Double(index), y: try entry.value.value.value(in: scope), error: error)
      series.append(Plot.Series(entry.key, [value]))
    }
    var plot = Plot(.bars, series)
    if let axis { plot.vertical = try axis.axis(in: scope) }
    plot.marks = try marks.values(in: scope)
    plot.origin = source
    return plot
  }

  /// A value, or a value with its error.
  private struct Bar: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
      case value, error
    }

    var value: PlotNumber
    var error: PlotNumber?

    init(from decoder: any Decoder) throws {
      if let number = try? PlotNumber(from: decoder) {
        value = number
        return
      }
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      value = try container.decode(PlotNumber.self, forKey: .value)
      error = try container.decodeIfPresent(PlotNumber.self, forKey: .error)
    }
  }
}

extension OrderedMap<PlotNumber> {
  /// Values that are marked on an axis.
  func values(in scope: ExpressionNumber) throws(PlacedFault) -> [Plot.Mark] {
    try entries.map { entry throws(PlacedFault) in
      Plot.Mark(name: entry.key, value: try entry.value.value(in: scope))
    }
  }
}
