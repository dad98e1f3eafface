internal import ContentFormat

/// The body of an `animate variance` or `derive` fence as its author writes it.
struct VarianceFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case width, depth, activation, weights, show, predict, seed
  }

  private var written = VarianceSpec()
  private var weights: String?

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    if let width = try container.decodeIfPresent(Int.self, forKey: .width) { written.width = width }
    if let depth = try container.decodeIfPresent(Int.self, forKey: .depth) { written.depth = depth }
    if let word = try container.decodeIfPresent(
      Word<VarianceSpec.Nonlinearity>.self, forKey: .activation)
    {
      written.activation = word.value
    }
    if let word = try container.decodeIfPresent(Word<VarianceSpec.Quantity>.self, forKey: .show) {
      written.quantity = word.value
    }
    if let seed = try container.decodeIfPresent(Int.self, forKey: .seed) {
      written.seed = UInt64(seed.magnitude)
    }
    written.isPredicted = try container.decodeIfPresent(Bool.self, forKey: .predict) ?? false
    weights = try container.decodeIfPresent(String.self, forKey: .weights)
  }

  /// The figure; throws what is outside of its range.
  func spec() throws(FigureFault) -> VarianceSpec {
    var spec = written
    if let weights { spec.weights = try WeightVariance(weights) }
    try spec.check()
    return spec
  }
}

/// The body of an `animate dead-relu` fence as its author writes it.
struct UnitFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, weight, bias, target, rate, steps, cliff, predict
  }

  private var written = UnitSpec()

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys, _ usual: Double) throws -> Double {
      try container.decodeIfPresent(Double.self, forKey: key) ?? usual
    }
    if let list = try? container.decodeIfPresent([Double].self, forKey: .input) {
      written.inputs = list
    } else {
      written.inputs = [try number(.input, 2)]
    }
    written.weight = try number(.weight, written.weight)
    written.bias = try number(.bias, written.bias)
    written.target = try number(.target, written.target)
    written.rate = try number(.rate, written.rate)
    if let steps = try container.decodeIfPresent(Int.self, forKey: .steps) {
      written.stepCount = steps
    }
    written.hasCliff = try container.decodeIfPresent(Bool.self, forKey: .cliff) ?? true
    written.isPredicted = try container.decodeIfPresent(Bool.self, forKey: .predict) ?? false
  }

  /// The figure; throws what is outside of its range.
  func spec() throws(FigureFault) -> UnitSpec {
    try written.check()
    return written
  }
}

/// The body of an `animate signal` fence: a file of weights beside the lesson, and what they are multiplied with.
struct SignalFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case data, scale, predict
  }

  let data: String
  let scale: Double
  let isPredicted: Bool

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    data = try container.decode(String.self, forKey: .data)
    scale = try container.decodeIfPresent(Double.self, forKey: .scale) ?? 1
    isPredicted = try container.decodeIfPresent(Bool.self, forKey: .predict) ?? false
  }
}

/// A file of weights beside a lesson.
struct WeightsFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case format, source, input, weights
  }

  let input: [Double]
  let weights: [[[Double]]]

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    try container.requireFormat(forKey: .format)
    _ = try container.decode(String.self, forKey: .source)
    input = try container.decode([Double].self, forKey: .input)
    weights = try container.decode([[[Double]]].self, forKey: .weights)
  }

  /// What keeps the layers from following each other; nil when they fit.
  var fault: ContentProblem.Fault? {
    var width = input.count
    for (index, matrix) in weights.enumerated() {
      let lengths = Set(matrix.map(\.count))
      guard matrix.count == width, lengths.count == 1, let next = lengths.first, next > 0 else {
        return .rule(
          "layer \(index + 1) does not read the \(width) numbers before it",
          mend: "Write a row of weights for each number, all rows of one length")
      }
      width = next
    }
    return weights.isEmpty ? .missingKey("weights", owner: "the file") : nil
  }
}
