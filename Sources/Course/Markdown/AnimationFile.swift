/// The body of an `animate` fence as its author writes it.
struct AnimationFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, kernel, bias, size, stride, padding, dilation, compare, show, predict, presets
  }

  private var input: Rows
  private var kernel: Rows?
  private var bias: Double?
  private var size: Int?
  private var stride: Int?
  private var padding: Int?
  private var dilation: Int?
  private var compare: [Word<AnimationSpec.Mode>]?
  private var show: [Word<AnimationSpec.Show>]?
  private var predict: Bool?
  private var presets: OrderedMap<Rows>

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    input = try container.decode(Rows.self, forKey: .input)
    kernel = try container.decodeIfPresent(Rows.self, forKey: .kernel)
    bias = try container.decodeIfPresent(Double.self, forKey: .bias)
    size = try container.decodeIfPresent(Int.self, forKey: .size)
    stride = try container.decodeIfPresent(Int.self, forKey: .stride)
    padding = try container.decodeIfPresent(Int.self, forKey: .padding)
    dilation = try container.decodeIfPresent(Int.self, forKey: .dilation)
    compare = try container.decodeIfPresent([Word<AnimationSpec.Mode>].self, forKey: .compare)
    show = try container.decodeIfPresent([Word<AnimationSpec.Show>].self, forKey: .show)
    predict = try container.decodeIfPresent(Bool.self, forKey: .predict)
    presets = try container.decodeIfPresent(OrderedMap<Rows>.self, forKey: .presets) ?? OrderedMap()
  }

  /// The figure, with the defaults of the model where the author says nothing.
  func spec(_ operation: AnimationSpec.Operation) -> AnimationSpec {
    var spec = AnimationSpec(
      operation: operation, input: input.rows, kernel: kernel?.rows ?? [])
    if let bias { spec.bias = bias }
    if let size { spec.size = size }
    if let stride { spec.stride = stride }
    if let padding { spec.padding = padding }
    if let dilation { spec.dilation = dilation }
    if let compare { spec.modes = compare.map(\.value) }
    if let show { spec.show = show.map(\.value) }
    if let predict { spec.isPredicted = predict }
    for (key, value) in presets.entries {
      if let digit = Int(key) { spec.presets[digit] = value.rows }
    }
    return spec
  }
}

extension AnimationSpec {
  /// What keeps the figure from being drawn; nil when all is well.
  var fault: ContentProblem.Fault? {
    let isConvolution = operation == .conv1d || operation == .conv2d
    if isConvolution, kernel.isEmpty {
      return .missingKey("kernel", owner: "the figure")
    }
    if !isConvolution, !kernel.isEmpty {
      return .rule("a pooling figure has no kernel", mend: "Write \"size\" instead")
    }
    if operation == .conv1d || operation == .pool1d, input.count > 1 || kernel.count > 1 {
      return .rule("a 1-D figure has more than one row", mend: "Write one list of numbers")
    }
    if stride < 1 || dilation < 1 || padding < 0 || size < 1 {
      return .rule(
        "stride, dilation or size is below 1, or padding below 0", mend: "Write a larger number")
    }
    if presets.keys.contains(where: { !(1...9).contains($0) }) {
      return .rule("presets stand on the keys 1 to 9", mend: "Number them 1, 2, 3")
    }
    return nil
  }
}

/// A list of numbers, or a list of equally long lists.
private struct Rows: Decodable, Sendable {
  var rows: [[Double]]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let row = try? container.decode([Double].self) {
      rows = [row]
    } else {
      rows = try container.decode([[Double]].self)
    }
    guard let first = rows.first, !first.isEmpty, rows.allSatisfy({ $0.count == first.count })
    else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "the rows are empty or differ in length. Write rows of one length.")
    }
  }
}
