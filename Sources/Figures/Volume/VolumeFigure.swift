package import CNNEngine
internal import Canvas
package import ContentFormat

/// A block of channels, the filters that lie on all of them, and the maps that they make.
package struct VolumeFigure: SoleFigure {
  package static let kind = FigureKind("volume", "filters as deep as their input, and their maps")
  package static let canAsk = true
  package static let firstKnob = 3

  private(set) var channels = 3
  private(set) var height = 8
  private(set) var width = 8
  private(set) var filters = 4
  private(set) var kernel = 3
  private var padding = 0
  private var stride = 1
  private var dilation = 1
  private(set) var groups = 1
  private(set) var hasBias = true
  /// The engine's numbers with their formulas.
  private var summary: LayerSummary?
  /// The filter that is looked at.
  package var step = 0

  package init() {}

  package static let settings: [Setting<Self>] = [
    .count(
      "channels", label: "C", \.channels, 1...4096, what: "number of channels", help: "channels"
    ).inPlaceOnly,
    .count("height", label: "H", \.height, 1...4096, help: "rows").inPlaceOnly,
    .count("width", label: "W", \.width, 1...4096, help: "columns").inPlaceOnly,
    Setting(
      "input", help: "channels, height and width, such as 3x32x32",
      text: { "\($0.channels)x\($0.height)x\($0.width)" },
      put: { figure, text throws(FigureFault) in try figure.take(input: text) }),
    .count(
      "filters", label: "F", \.filters, 1...4096, what: "number of filters", help: "filters"),
    .count("kernel", label: "K", \.kernel, 1...64, help: "side of a filter"),
    .count("padding", label: "P", \.padding, 0...64, help: "zeros added at each side"),
    .count("stride", label: "s", \.stride, 1...64, help: "distance between two windows"),
    .count("dilation", label: "d", \.dilation, 1...64, help: "distance between two taps"),
    Setting.count(
      "groups", label: "g", \.groups, 1...4096, what: "number of groups",
      help: "groups of channels that do not see each other; as many as channels is depthwise"
    ).knob { $0.groups > 1 },
    .flag("bias", label: "bias", \.hasBias, help: "whether a filter learns a bias"),
  ]

  private mutating func take(input: String) throws(FigureFault) {
    let sides = input.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 3, let channels = sides[0], let height = sides[1], let width = sides[2]
    else { throw .own(VolumeFault.unreadableInput(input)) }
    let sizes = [("number of channels", channels), ("height", height), ("width", width)]
    for (name, size) in sizes where !(1...4096).contains(size) {
      throw .outOfRange(name, size, 1...4096)
    }
    (self.channels, self.height, self.width) = (channels, height, width)
  }

  package mutating func settle() throws(FigureFault) {
    let window = SlidingWindow(size: kernel, stride: stride, dilation: dilation, padding: padding)
    let convolution = Convolution(
      filters: filters, windows: [window, window], groups: groups, hasBias: hasBias)
    do throws(ShapeError) {
      summary = try NetworkSummary(
        of: Architecture(
          input: Shape([channels, height, width]),
          layers: [NamedLayer("convolution", .convolution(convolution))])
      ).rows[0]
    } catch { throw .own(VolumeFault.shape(error)) }
    step = min(step, stepCount - 1)
  }

  /// Channels that one filter reads.
  var slices: Int { channels / groups }

  /// One step a filter.
  package var stepCount: Int { filters }

  /// Maps, height and width.
  var output: [Int] { summary?.outputShape.dimensions ?? [] }

  /// How the numbers of the layer are counted.
  var formulas: LayerSummary.Formulas? { summary?.formulas }

  /// Learned numbers.
  var parameters: Int { summary?.parameters ?? 0 }

  package var bindings: [Binding<Self>] {
    [
      .step("filter", help: "another filter"), .edit("edit the sides and steps"),
      .apart("take apart", back: "sketch", help: "the formula of each number; esc back"),
      .predict("predict the output's shape, space to skip"), .table(), .play(), .ends(), .speed,
    ]
  }

  package var question: Question<Self>? {
    var question = Question<Self>(
      .typed(limit: 14) { sign in
        sign.asDigit ?? ("xX".contains(sign) ? sign : nil)
      },
      SizedWords(
        "Which shape has the output? channels x height x width: ", narrow: "Output, CxHxW: ")
    ) { figure, text in
      let sides = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
        .map { Int($0) }
      let shape = sides.compactMap(\.self)
      return shape.count == 3 && sides.count == 3 ? figure.verdict(on: shape) : nil
    }
    // An x stands between the sides.
    (question.skip, question.skipSign) = (.character(" "), "space")
    question.unreadable =
      "Type channels, height and width such as 4x6x6, or press space to see them."
    return question
  }

  /// What a shape overlooks.
  private func verdict(on shape: [Int]) -> Verdict {
    let said = shape.map(String.init).joined(separator: "x")
    if shape == output { return Verdict(true, said) }
    if shape == [filters, height, width] {
      return Verdict(false, "\(said): where can the window stand along a side?")
    }
    if shape == [channels] + output.dropFirst() {
      return Verdict(false, "\(said): each filter makes one map, whatever goes in")
    }
    return Verdict(
      false, "\(said): one map a filter; count the window's places along a side",
      narrow: "\(said): one map a filter")
  }
}

/// What keeps a block from being shown.
package enum VolumeFault: FaultOfKind {
  case unreadableInput(String)
  /// A window that the block has no place for, in the engine's words.
  case shape(ShapeError)

  package var description: String {
    switch self {
    case .unreadableInput(let text):
      "the input \"\(text)\" is no block of channels. Write channels, height and width, such as 3x32x32."
    case .shape(let error): error.description
    }
  }

  package var clues: [FenceClue] {
    switch self {
    case .unreadableInput: ["input"]
    case .shape: ["kernel", "input"]
    }
  }
}
