internal import ContentFormat

/// The body of a `plot functions` fence.
struct FunctionsFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case functions, x, y, slope, steps, marks, rows
  }

  let spec: PlotSpec

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let scope = ExpressionScope.plain
    let horizontal = try container.decode(PlotAxisFile.self, forKey: .x).axis(in: scope)
    guard let range = horizontal.range else {
      throw PlacedFault(
        .rule("the horizontal axis has no range", mend: "Write x: {range: [-4, 4]}"),
        at: decoder.codingPath + [CodingKeys.x])
    }
    let slope =
      try container.decodeIfPresent(Double.self, forKey: .slope) ?? PlotFunction.usualSlope
    let steps = try container.decodeIfPresent(Int.self, forKey: .steps) ?? PlotFunction.usualSteps
    guard (1...200).contains(steps) else {
      throw PlacedFault(
        .rule("the cursor has \(steps) steps", mend: "Choose 1 to 200"),
        at: decoder.codingPath + [CodingKeys.steps])
    }
    let functions = try container.decode(OrderedMap<FunctionText>.self, forKey: .functions)
    let series = try functions.entries.map { name, function in
      PlotSpec.Series(
        name, try function.values(over: range, steps: steps, slope),
        line: try function.values(over: range, steps: PlotFunction.drawnCount, slope))
    }
    var spec = PlotSpec(.functions, series)
    spec.horizontal = horizontal
    if spec.horizontal.label.isEmpty { spec.horizontal.label = "x" }
    spec.vertical =
      try container.decodeIfPresent(PlotAxisFile.self, forKey: .y)?.axis(in: scope) ?? .init()
    spec.marks = try container.marks(forKey: .marks, in: scope)
    spec.rows = try container.decodeIfPresent(Int.self, forKey: .rows) ?? spec.rows
    self.spec = spec
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
    ) throws(PlacedFault) -> [PlotSpec.Value] {
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

  let spec: PlotSpec

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let network = try container.decodeIfPresent(NamedNetwork.self, forKey: .network)
    let scope = try ExpressionScope(
      network: network, at: decoder.codingPath + [CodingKeys.network])
    let bars = try container.decode(OrderedMap<Bar>.self, forKey: .bars)
    let series = try bars.entries.enumerated().map { index, entry in
      let value = PlotSpec.Value(
        x: Double(index), y: try entry.value.value.value(in: scope),
        error: try entry.value.error?.value(in: scope))
      return PlotSpec.Series(entry.key, [value])
    }
    var spec = PlotSpec(.bars, series)
    spec.vertical =
      try container.decodeIfPresent(PlotAxisFile.self, forKey: .axis)?.axis(in: scope) ?? .init()
    spec.marks = try container.marks(forKey: .marks, in: scope)
    spec.origin = try container.decodeIfPresent(String.self, forKey: .source)
    self.spec = spec
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

extension KeyedDecodingContainer {
  /// Values that are marked on an axis, by name.
  func marks(forKey key: Key, in scope: ExpressionScope) throws -> [PlotSpec.Mark] {
    try decodeIfPresent(OrderedMap<PlotNumber>.self, forKey: key)?.entries.map { name, number in
      PlotSpec.Mark(name: name, value: try number.value(in: scope))
    } ?? []
  }
}
