internal import CNNEngine
internal import Canvas
internal import ContentFormat

/// What a fence or a command line asks of a window that slides, as it was written.
struct SlidingWishes: Sendable {
  /// Numbers, or the text of a command line.
  var inputs: [[[Double]]]?
  var inputText: String?
  var kernels: [[[[Double]]]]?
  var kernelText: String?
  var channels: Int?
  var filters: Int?
  var stride: Int?
  var modes: [SlidingFigure.Mode] = []
  var modeText: String?
}

extension SlidingFigure {
  package static func settings(of kind: FigureKind) -> [Setting<Self>] {
    let operation = Operation(rawValue: kind.name) ?? .conv1d
    let window: [Setting<Self>] = [
      .count(
        "padding", \.settings.padding, SlidingSettings.paddings, help: "zeros added at each end"),
      Setting(
        "stride", help: "distance between neighbouring windows",
        values: SlidingSettings.steps.words,
        text: { "\($0.settings.operation.isPooling ? $0.settings.size : 1)" },
        put: { figure, text throws(FigureFault) in
          guard let value = Int(text) else { throw .notWhole(text) }
          figure.wishes.stride = value
        },
        read: { figure, source throws(FigureFault) in
          figure.wishes.stride = try source.decode(Int.self)
        }),
      .count(
        "dilation", \.settings.dilation, SlidingSettings.steps,
        help: "distance between neighbouring taps"),
    ]
    let common = [inputSetting] + (operation.isPicture ? [pictureSetting] : [])
    if operation.isPooling {
      return common + [sizeSetting] + window + modeSettings(operation)
        + [showSetting, presetSetting]
    }
    let kernel: [Setting<Self>] = [
      kernelSetting, .number("bias", \.settings.bias, help: "added to each sum"),
      countOption("channels", \.channels, help: "channels that go in"),
      countOption("filters", \.filters, help: "channels that come out"),
      groupSetting,
    ]
    let padding: [Setting<Self>] = [
      .word(
        "paddingMode", \.settings.paddingMode, kind: "padding mode",
        help: "what stands in the padding")
    ]
    let reading = operation.isTransposed ? [] : padding + modeSettings(operation)
    return common + kernel + window + reading + [showSetting, presetSetting]
  }

  private static let inputSetting = Setting<Self>(
    "input",
    help:
      "what the window slides over: a size (8, 5x5, 3x5x5), or numbers (2,0,-1); in a fence lists of numbers",
    text: { $0.settings.operation.isPicture ? "5x5" : "8" },
    put: { figure, text in figure.wishes.inputText = text },
    read: { figure, source throws(FigureFault) in
      let grids = try source.decode(NestedNumbers.self)
      let axes = figure.settings.operation.isPicture ? 2 : 1
      figure.wishes.inputs = try source.placed { () throws(ContentProblem.Fault) in
        try grids.channels(axes: axes, name: "input")
      }
    })

  private static let pictureSetting = Setting<Self>(
    "picture", help: "a picture below Assets in the place of the input: scenes/boat.pgm",
    text: { _ in "" },
    put: { _, _ in },
    read: { figure, source throws(FigureFault) in
      let path = "Assets/" + (try source.decode(String.self))
      guard figure.wishes.inputs == nil else {
        throw source.problem(
          .rule("the figure has an input and a picture", mend: "Take one of the two away"))
      }
      figure.wishes.inputs = [try GreyPicture(pgm: try source.text(ofFile: path)).rows]
    }
  ).keyOnly

  private static let kernelSetting = Setting<Self>(
    "kernel",
    help:
      "the weights, or their number (3, 3x3); in a fence lists, one for each channel and filter",
    text: { _ in "3" },
    put: { figure, text in figure.wishes.kernelText = text },
    read: { figure, source throws(FigureFault) in
      let grids = try source.decode(NestedNumbers.self)
      let axes = figure.settings.operation.isPicture ? 2 : 1
      figure.wishes.kernels = try source.placed { () throws(ContentProblem.Fault) in
        try grids.filters(axes: axes)
      }
    })

  private static let groupSetting = Setting<Self>.count(
    "groups", \.settings.groups, 1...SlidingSettings.channelLimit, what: "number of groups",
    help: "groups of channels that do not see each other; as many as channels is depthwise")

  private static let sizeSetting = Setting<Self>(
    "size", help: "side of the window", values: SlidingSettings.steps.words,
    text: { "\($0.settings.size)" },
    put: { figure, text in figure.wishes.kernelText = text },
    read: { figure, source throws(FigureFault) in
      figure.settings.size = try source.decode(Int.self)
    }, option: "kernel")

  private static func countOption(
    _ name: String, _ path: any WritableKeyPath<SlidingWishes, Int?> & Sendable, help: String
  ) -> Setting<Self> {
    Setting(
      name, help: help, values: (1...SlidingSettings.channelLimit).words, text: { _ in "1" },
      put: { figure, text throws(FigureFault) in
        guard let value = Int(text) else { throw .notWhole(text) }
        figure.wishes[keyPath: path] = value
      }
    ).optionOnly
  }

  private static func modeSettings(_ operation: Operation) -> [Setting<Self>] {
    let modes = operation.modes.map(\.rawValue)
    return [
      Setting(
        "mode", help: operation.isPooling ? "what is taken of a window" : "how the kernel is read",
        values: (modes + ["both"]).joined(separator: ", "), text: { _ in modes[0] },
        put: { figure, text in figure.wishes.modeText = text }
      ).optionOnly,
      Setting(
        "compare", help: "modes that stand side by side",
        values: "a list of " + modes.joined(separator: ", "), text: { _ in "" }, put: { _, _ in },
        read: { figure, source throws(FigureFault) in
          let known = figure.settings.operation.modes
          for (index, mode) in try source.words(Mode.self).enumerated() {
            guard known.contains(mode) else {
              throw source.problem(
                .unknownWord("mode", mode.rawValue, of: known.map(\.rawValue)), element: index)
            }
            figure.wishes.modes.append(mode)
          }
        }
      ).keyOnly,
    ]
  }

  private static let showSetting = Setting<Self>(
    "show", help: "parts that are seen: window, products, sum, padding, ruler",
    text: { $0.show.map(\.rawValue).joined(separator: ", ") }, put: { _, _ in },
    read: { figure, source throws(FigureFault) in figure.show = try source.words(Show.self) }
  ).keyOnly

  private static let presetSetting = Setting<Self>(
    "presets",
    help:
      "kernels, or sides and steps, on the keys 1 to 9: {1: [1, 0, 2], 2: {input: 5, kernel: 3, stride: 2}}",
    text: { _ in "" },
    put: { _, _ in },
    read: { figure, source throws(FigureFault) in
      let axes = figure.settings.operation.isPicture ? 2 : 1
      for (key, value) in try source.decode(OrderedMap<PresetFile>.self).entries {
        guard let digit = Int(key), (1...9).contains(digit) else {
          throw source.problem(
            .rule("presets stand on the keys 1 to 9", mend: "Number them 1, 2, 3"), key: key)
        }
        do throws(ContentProblem.Fault) {
          figure.presets[digit] = try value.preset(axes: axes)
        } catch { throw source.problem(error, key: key) }
      }
    }
  ).keyOnly
}

// MARK: - What they come to

extension SlidingFigure {
  /// Grids, windows and modes out of what was written, with the course's numbers where nothing was.
  mutating func read(_ wishes: SlidingWishes, _ request: FigureRequest) throws(FigureFault) {
    if request.isTyped {
      try readOptions(wishes)
    } else {
      try readFence(wishes, request)
    }
  }

  private mutating func readFence(
    _ wishes: SlidingWishes, _ request: FigureRequest
  ) throws(FigureFault) {
    func missing(_ name: String) -> FigureFault {
      .content(
        ContentProblem(
          file: request.document.file, line: request.line,
          fault: .missingKey(name, owner: "the figure")))
    }
    guard let inputs = wishes.inputs else { throw missing("input") }
    settings.inputs = inputs
    if !settings.operation.isPooling {
      guard let kernels = wishes.kernels else { throw missing("kernel") }
      settings.kernels = kernels
    }
    settings.stride = wishes.stride ?? 1
    settings.variants = wishes.modes.map(SlidingTrace.Variant.init)
    if settings.variants.isEmpty { settings.variants = settings.choices[0] }
  }

  private mutating func readOptions(_ wishes: SlidingWishes) throws(FigureFault) {
    let operation = settings.operation
    let input = try SizedGrids(
      wishes.inputText ?? (operation.isPicture ? "5x5" : "8"), option: "input",
      isPicture: operation.isPicture)
    if operation.isPooling {
      settings.inputs = try input.inputs(channels: wishes.channels)
      settings.size = try windowSize(wishes.kernelText)
    } else {
      let kernel = try SizedGrids(
        wishes.kernelText ?? "3", option: "kernel", isPicture: operation.isPicture)
      let groups = settings.groups
      let count =
        wishes.channels ?? input.channels ?? kernel.channels.map { $0 * groups } ?? groups
      settings.inputs = try input.inputs(channels: count)
      settings.kernels = try kernel.kernels(
        channels: count, filters: wishes.filters, groups: groups)
    }
    settings.stride = wishes.stride ?? (operation.isPooling ? settings.size : 1)
    settings.variants = try modes(wishes.modeText).map(SlidingTrace.Variant.init)
    if settings.variants.isEmpty { settings.variants = settings.choices[0] }
    if operation == .conv2d { presets = Self.eightSettings }
  }

  private func modes(_ text: String?) throws(FigureFault) -> [Mode] {
    guard let text else { return [] }
    let known = settings.operation.modes
    if text == "both" { return known }
    if let one = known.first(where: { $0.rawValue == text }) { return [one] }
    throw .own(
      SlidingFault.unknownWord(option: "mode", text, known: known.map(\.rawValue) + ["both"]))
  }

  /// Pooling has a size and no numbers.
  private func windowSize(_ text: String?) throws(FigureFault) -> Int {
    guard let text else { return 2 }
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = sides.first, let side = first, sides.allSatisfy({ $0 == side }),
      sides.count <= (settings.operation.isPicture ? 2 : 1)
    else { throw .own(SlidingFault.unreadableWindow(text)) }
    return side
  }

  /// The eight settings of two axes that the course shows, on the keys 1 to 8.
  static let eightSettings: [Int: Preset] = [
    1: .setting(Sides(input: 4, kernel: 3)),
    2: .setting(Sides(input: 5, kernel: 4, padding: 2)),
    3: .setting(Sides(input: 5, kernel: 3, padding: 1)),
    4: .setting(Sides(input: 5, kernel: 3, padding: 2)),
    5: .setting(Sides(input: 5, kernel: 3, stride: 2)),
    6: .setting(Sides(input: 5, kernel: 3, padding: 1, stride: 2)),
    7: .setting(Sides(input: 6, kernel: 3, padding: 1, stride: 2)),
    8: .setting(Sides(input: 7, kernel: 3, dilation: 2)),
  ]
}

/// What stands behind a digit: a kernel, or sides and steps.
private struct PresetFile: Decodable, Sendable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, kernel, padding, stride, dilation
  }

  /// Of grids that are filled before the figure judges them.
  private static let sides = 1...99

  private var kernel: NestedNumbers?
  private var setting: SlidingFigure.Sides?

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: CodingKeys.self), !container.allKeys.isEmpty
    {
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      setting = SlidingFigure.Sides(
        input: try container.decode(Self.sides, forKey: .input),
        kernel: try container.decode(Self.sides, forKey: .kernel),
        padding: try container.decodeIfPresent(Int.self, forKey: .padding) ?? 0,
        stride: try container.decodeIfPresent(Int.self, forKey: .stride) ?? 1,
        dilation: try container.decodeIfPresent(Int.self, forKey: .dilation) ?? 1)
    } else {
      kernel = try NestedNumbers(from: decoder)
    }
  }

  func preset(axes: Int) throws(ContentProblem.Fault) -> SlidingFigure.Preset {
    if let setting { return .setting(setting) }
    return .kernel(try kernel?.channels(axes: axes, name: "preset").first ?? [])
  }
}
