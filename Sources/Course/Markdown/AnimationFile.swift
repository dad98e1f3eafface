internal import CNNEngine
internal import ContentFormat

/// The body of an `animate` fence as its author writes it.
struct AnimationFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, picture, kernel, bias, size, stride, padding, dilation, paddingMode, compare, show,
      predict
    case presets
  }

  private var input: NumberGrids?
  /// Path of a picture below `Assets` that stands for the input.
  let picture: String?
  private var kernel: NumberGrids?
  private var bias: Double?
  private var size: Int?
  private var stride: Int?
  private var padding: Int?
  private var dilation: Int?
  private var paddingMode: Word<PaddingMode>?
  private var compare: [Word<AnimationSpec.Mode>]?
  private var show: [Word<AnimationSpec.Show>]?
  private var predict: Bool?
  private var presets: OrderedMap<PresetFile>

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    picture = try container.decodeIfPresent(String.self, forKey: .picture)
    input =
      picture == nil
      ? try container.decode(NumberGrids.self, forKey: .input)
      : try container.decodeIfPresent(NumberGrids.self, forKey: .input)
    kernel = try container.decodeIfPresent(NumberGrids.self, forKey: .kernel)
    bias = try container.decodeIfPresent(Double.self, forKey: .bias)
    size = try container.decodeIfPresent(Int.self, forKey: .size)
    stride = try container.decodeIfPresent(Int.self, forKey: .stride)
    padding = try container.decodeIfPresent(Int.self, forKey: .padding)
    dilation = try container.decodeIfPresent(Int.self, forKey: .dilation)
    paddingMode = try container.decodeIfPresent(Word<PaddingMode>.self, forKey: .paddingMode)
    compare = try container.decodeIfPresent([Word<AnimationSpec.Mode>].self, forKey: .compare)
    show = try container.decodeIfPresent([Word<AnimationSpec.Show>].self, forKey: .show)
    predict = try container.decodeIfPresent(Bool.self, forKey: .predict)
    presets =
      try container.decodeIfPresent(OrderedMap<PresetFile>.self, forKey: .presets) ?? OrderedMap()
  }

  /// The figure, with the defaults of the model where the author says nothing.
  func spec(
    _ operation: AnimationSpec.Operation, on picture: GreyPicture?
  ) throws(PlacedFault) -> AnimationSpec {
    let axes = operation.isPicture ? 2 : 1
    let source = picture == nil ? CodingKeys.input : CodingKeys.picture
    let inputs = try PlacedFault.at(
      source, make: { () throws(ContentProblem.Fault) in try self.inputs(operation, picture) })
    let kernels = try PlacedFault.at(
      CodingKeys.kernel,
      make: { () throws(ContentProblem.Fault) -> [[[[Double]]]] in
        try kernel?.filters(axes: axes) ?? []
      })
    var spec = AnimationSpec(operation: operation, inputs: inputs, kernels: kernels)
    if let bias { spec.bias = bias }
    if let size { spec.size = size }
    if let stride { spec.stride = stride }
    if let padding { spec.padding = padding }
    if let dilation { spec.dilation = dilation }
    if let paddingMode { spec.paddingMode = paddingMode.value }
    if let compare { spec.modes = compare.map(\.value) }
    if let show { spec.show = show.map(\.value) }
    if let predict { spec.isPredicted = predict }
    for (key, value) in presets.entries {
      guard let digit = Int(key), (1...9).contains(digit) else {
        throw PlacedFault(
          .rule("presets stand on the keys 1 to 9", mend: "Number them 1, 2, 3"),
          at: [CodingKeys.presets, AnyKey(stringValue: key)])
      }
      spec.presets[digit] = try PlacedFault.at(
        CodingKeys.presets, AnyKey(stringValue: key),
        make: { () throws(ContentProblem.Fault) in try value.preset(axes: axes) })
    }
    if let fault = spec.fault { throw fault }
    return spec
  }

  private func inputs(
    _ operation: AnimationSpec.Operation, _ picture: GreyPicture?
  ) throws(ContentProblem.Fault) -> [[[Double]]] {
    guard let picture else {
      return try input?.channels(axes: operation.isPicture ? 2 : 1, name: "input") ?? []
    }
    guard input == nil else {
      throw .rule("the figure has an input and a picture", mend: "Take one of the two away")
    }
    guard operation.isPicture else {
      throw .rule(
        "a window of \(operation.rawValue) slides over a row, not over a picture",
        mend: "Write \"input\" with a list of numbers")
    }
    return [picture.rows]
  }
}

extension AnimationSpec {
  /// What keeps the figure from being drawn, with its setting; nil when all is well.
  fileprivate var fault: PlacedFault? {
    func at(_ key: String, _ fault: ContentProblem.Fault) -> PlacedFault {
      PlacedFault(fault, at: [AnyKey(stringValue: key)])
    }
    if !operation.isPooling, kernels.isEmpty {
      return PlacedFault(.missingKey("kernel", owner: "the figure"), at: [])
    }
    if operation.isPooling, !kernels.isEmpty {
      return at(
        "kernel", .rule("a pooling figure has no kernel", mend: "Write \"size\" instead"))
    }
    if operation.isPooling || operation.isTransposed, paddingMode != .zeros {
      return at(
        "paddingMode",
        .rule(
          "only a convolution has a padding mode", mend: "Take the line \"paddingMode\" away"))
    }
    if let index = modes.firstIndex(where: { !operation.modes.contains($0) }) {
      return PlacedFault(
        .unknownWord("mode", modes[index].rawValue, of: operation.modes.map(\.rawValue)),
        at: [AnyKey(stringValue: "compare"), IndexKey(index)])
    }
    let least = [
      ("stride", stride, 1), ("dilation", dilation, 1), ("size", size, 1), ("padding", padding, 0),
    ]
    return least.first { $0.1 < $0.2 }.map { name, value, least in
      at(
        name,
        .rule(
          "\(name) is \(value)",
          mend: "Write \(least) or more, such as \"\(name): \(least + 1)\""))
    }
  }
}

/// What stands behind a digit: a kernel, or sides and steps.
private struct PresetFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, kernel, padding, stride, dilation
  }

  /// Of grids that are filled before the figure judges them.
  private static let sides = 1...99

  private var kernel: NumberGrids?
  private var setting: AnimationSpec.Setting?

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: CodingKeys.self), !container.allKeys.isEmpty
    {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      setting = AnimationSpec.Setting(
        input: try container.decode(Self.sides, forKey: .input),
        kernel: try container.decode(Self.sides, forKey: .kernel),
        padding: try container.decodeIfPresent(Int.self, forKey: .padding) ?? 0,
        stride: try container.decodeIfPresent(Int.self, forKey: .stride) ?? 1,
        dilation: try container.decodeIfPresent(Int.self, forKey: .dilation) ?? 1)
    } else {
      kernel = try NumberGrids(from: decoder)
    }
  }

  func preset(axes: Int) throws(ContentProblem.Fault) -> AnimationSpec.Preset {
    if let setting { return .setting(setting) }
    return .kernel(try kernel?.channels(axes: axes, name: "preset").first ?? [])
  }
}
