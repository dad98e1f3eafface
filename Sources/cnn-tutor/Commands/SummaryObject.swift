internal import CNNEngine

/// What `summary --json` prints.
struct SummaryObject: Encodable {
  /// A layer.
  struct Row: Encodable {
    var name: String
    var kind: String
    var outputShape: [Int]
    var parameters: Int
    var weights: Int
    var biases: Int
    var multiplyAdds: Int
    /// One number, or rows and columns where they differ; null where a unit sees everything.
    var receptiveField: Sides?
    var jump: Sides?
    var firstCentre: Double?

    private enum CodingKeys: CodingKey {
      case name, kind, outputShape, parameters, weights, biases, multiplyAdds, receptiveField
      case jump, firstCentre
    }

    init(_ row: LayerSummary) {
      name = row.name
      kind = row.kind.rawValue
      outputShape = row.outputShape.dimensions
      parameters = row.parameters
      weights = row.weights
      biases = row.biases
      multiplyAdds = row.multiplyAdds
      receptiveField = row.receptiveField.map { Sides(numbers: $0.axes.map(\.size)) }
      jump = row.receptiveField.map { Sides(numbers: $0.axes.map(\.jump)) }
      firstCentre = row.receptiveField?.axes.first?.firstCentre
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(kind, forKey: .kind)
      try container.encode(outputShape, forKey: .outputShape)
      try container.encode(parameters, forKey: .parameters)
      try container.encode(weights, forKey: .weights)
      try container.encode(biases, forKey: .biases)
      try container.encode(multiplyAdds, forKey: .multiplyAdds)
      try container.encode(receptiveField, forKey: .receptiveField)
      try container.encode(jump, forKey: .jump)
      try container.encode(firstCentre, forKey: .firstCentre)
    }
  }

  /// One number when all sides are equal.
  struct Sides: Encodable {
    var numbers: [Int]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if Set(numbers).count == 1 {
        try container.encode(numbers[0])
      } else {
        try container.encode(numbers)
      }
    }
  }

  /// Sums over all layers.
  struct Total: Encodable {
    var parameters: Int
    var weights: Int
    var biases: Int
    var multiplyAdds: Int
    var activations: Int
  }

  var input: [Int]
  var layers: [Row]
  var total: Total

  init(_ summary: NetworkSummary) {
    input = summary.input.dimensions
    layers = summary.rows.map(Row.init)
    total = Total(
      parameters: summary.parameters, weights: summary.weights, biases: summary.biases,
      multiplyAdds: summary.multiplyAdds, activations: summary.activations)
  }
}
