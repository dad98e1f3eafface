internal import CNNEngine
internal import Canvas
internal import ContentFormat

/// Which input feeds which output of a small layer, and what its wires cost.
package struct WiresFigure: SoleFigure {
  /// How the outputs are wired, and which of their weights are the same.
  package enum Wiring: String, Hashable, Sendable, CaseIterable {
    /// Every output reads every input.
    case dense
    /// Every output reads its window, with weights of its own.
    case local
    /// Every output reads its window, all with the same weights.
    case shared

    /// As the figure names it.
    var title: String {
      switch self {
      case .dense: "fully connected"
      case .local: "windows, own weights"
      case .shared: "windows, shared weights"
      }
    }

    /// Learned numbers of a layer.
    func weights(of count: SharingCount) -> Int {
      switch self {
      case .dense: count.dense
      case .local: count.local
      case .shared: count.shared
      }
    }
  }

  /// The part of the figure that is shown.
  package enum Show: String, Hashable, Sendable, CaseIterable {
    /// Inputs, outputs and the wires between them.
    case wires
    /// The output that is looked at as one neuron.
    case neuron
    /// No wires, only the bar of what three wirings learn.
    case cost
  }

  package static let kind = FigureKind(
    "wires", "which input feeds which output, and what the wires cost")
  package static let canAsk = true

  private(set) var input = CourseNumbers.signal
  private(set) var kernel: [Double] = [1, 0, 2]
  private(set) var bias = 0.0
  private(set) var stride = 1
  /// What stands behind each sum.
  private(set) var activation = Nonlinearity.linear
  private(set) var wiring = Wiring.shared
  private var show = Show.wires
  /// The layer of the bar, as it was asked for; nil for the layer that is drawn.
  private(set) var asked: CountedLayer?
  private var layersText: String?
  private var countInput = "1x13x13"

  /// The sums, and what the activation makes of them.
  private(set) var sums: [Double] = []
  private(set) var outputs: [Double] = []
  /// What the layer that is drawn costs.
  private var drawnCount: SharingCount?
  /// The layer of the bar where there are no wires, and the sides of its input that the window fits.
  private(set) var layer = CountedLayer.usual
  private(set) var sides = 1...1
  /// The input that is looked at.
  private(set) var picked = 4
  /// The output that is looked at, or how much larger than the smallest side the input is.
  package var step = 0

  package init() {}

  /// Whether only the bar is shown.
  var isCost: Bool { show == .cost }

  package var beginsApart: Bool { show == .neuron }

  package var stepCount: Int { isCost ? sides.count : outputs.count }

  /// Side of the input of the bar.
  var side: Int { sides.lowerBound + step }

  /// What the layer of the bar costs.
  var count: SharingCount? {
    isCost ? layer.count(side: side) : asked.flatMap { try? $0.count() } ?? drawnCount
  }

  /// What the layer costs whose wires are drawn.
  var ownCount: SharingCount? { isCost ? count : drawnCount }

  /// The inputs that an output reads, in order.
  func inputs(of output: Int) -> [Int] {
    switch wiring {
    case .dense: Array(input.indices)
    case .local, .shared: kernel.indices.map { output * stride + $0 }
    }
  }

  /// The outputs that read an input.
  func outputs(reading input: Int) -> [Int] {
    outputs.indices.filter { inputs(of: $0).contains(input) }
  }

  /// The name of the weight on a wire: shared ones have the same.
  func weight(of output: Int, tap: Int) -> String {
    wiring == .shared ? "w\(tap)" : "w\(output),\(tap)"
  }

  package mutating func settle() throws(FigureFault) {
    if let layersText {
      asked = try CountedLayer(layer: layersText, input: countInput)
      self.layersText = nil
    }
    if isCost {
      let next = sides == 1...1 ? asked ?? layer : layer
      guard let side = next.side, let kernel = next.kernel else {
        throw .own(WiresFault.unevenSides(next.title))
      }
      layer = next
      try take(side: side, channels: next.channels, kernel: kernel, filters: next.filters)
    } else {
      try run()
    }
  }

  /// The engine's own convolution and activation.
  private mutating func run() throws(FigureFault) {
    let weights = 1...max(1, min(input.count, 12))
    guard weights.contains(kernel.count) else {
      throw .setting("kernel", .outOfRange("number of weights", kernel.count, weights))
    }
    let shape = Shape([1, input.count])
    let convolution = Convolution(
      filters: 1, windows: [SlidingWindow(size: kernel.count, stride: stride)],
      hasBias: bias != 0)
    var layers = [NamedLayer("sum", .convolution(convolution))]
    if let activation = activation.activation {
      layers.append(NamedLayer("output", .activation(activation)))
    }
    var parameters = ["sum.weight": Tensor([1, 1, kernel.count], kernel)]
    if bias != 0 { parameters["sum.bias"] = Tensor([1], [bias]) }
    do {
      let network = try Network(
        Architecture(input: shape, layers: layers), parameters: parameters)
      let pass = try network.forward(Tensor([1, 1, input.count], input))
      (sums, outputs) = (pass.activations["sum"]?.elements ?? [], pass.output.elements)
      drawnCount = try SharingCount(of: convolution, input: shape)
    } catch {
      throw .engine("\(error)")
    }
    picked = min(picked, input.count - 1)
    step = min(step, stepCount - 1)
  }

  /// All four numbers of the bar's layer at once, or none of them.
  private mutating func take(
    side: Int, channels: Int, kernel: Int, filters: Int
  ) throws(FigureFault) {
    let next = try layer.with(side: side, channels: channels, kernel: kernel, filters: filters)
    _ = try next.count()
    layer = next
    let first = CountedLayer.sides.first { layer.count(side: $0) != nil } ?? side
    sides = first...CountedLayer.sides.upperBound
    step = side - first
  }
}

// MARK: - Settings

extension WiresFigure {
  package static let settings: [Setting<Self>] = [
    .numbers(
      "input", label: "x", \.input, 2...12, what: "number of inputs", help: "the inputs"
    ).typed { figure, text throws(FigureFault) in
      figure.input = try CourseNumbers.row(text, of: CourseNumbers.signal)
    }
    .knob { !$0.isCost },
    .numbers(
      "kernel", label: "w", \.kernel, 1...12, what: "number of weights", help: "the weights"
    ).typed { figure, text throws(FigureFault) in
      figure.kernel = try CourseNumbers.row(text, of: figure.kernel)
    }
    .knob { !$0.isCost },
    .number("bias", label: "b", \.bias, help: "added to each sum").knob { !$0.isCost },
    .count("stride", label: "s", \.stride, 1...4, help: "distance between two windows")
      .knob { !$0.isCost },
    .word(
      "activation", label: "activation", \.activation, kind: "activation",
      help: "what stands behind each sum"
    ).knob { !$0.isCost },
    .word("wiring", \.wiring, kind: "wiring", help: "how outputs are wired"),
    .word("show", \.show, kind: "show", help: "what is drawn"),
    Setting(
      "count",
      help: "the layer whose weights the bar compares: {input: 1x13x13, layer: conv 3@4x4}",
      text: { $0.asked?.title ?? "" }, put: { _, _ in },
      read: { figure, source throws(FigureFault) in
        let file = try source.decode(CountFile.self)
        figure.asked = try CountedLayer(layer: file.layer, input: file.input)
      }
    ).keyOnly,
    Setting(
      "layers", help: "one convolution in the short form, whose weights the bar compares",
      text: { $0.layersText ?? "" }, put: { figure, text in figure.layersText = text }
    ).optionOnly.unnamed,
    Setting(
      "countInput", help: "the shape that this layer reads", text: \.countInput,
      put: { figure, text in figure.countInput = text }
    ).optionOnly,
    bar("n", 0), bar("channels", 1), bar("kernel", 2), bar("filters", 3),
  ]

  /// What is edited where only the bar is shown.
  private var barNumbers: [Int] { [side, layer.channels, layer.kernel ?? 1, layer.filters] }

  /// A number of the bar's layer, edited in place.
  private static func bar(_ name: String, _ index: Int) -> Setting<Self> {
    @Sendable func take(_ figure: inout Self, _ value: Int) throws(FigureFault) {
      var numbers = figure.barNumbers
      numbers[index] = value
      try figure.take(
        side: numbers[0], channels: numbers[1], kernel: numbers[2], filters: numbers[3])
    }
    return Setting(
      name, label: name, help: "", text: { "\($0.barNumbers[index])" },
      put: { figure, text throws(FigureFault) in
        guard let value = Int(text) else { throw .notWhole(text) }
        try take(&figure, value)
      },
      nudge: { figure, step throws(FigureFault) in
        try take(&figure, figure.barNumbers[index] + step)
      }
    ).inPlaceOnly.knob { $0.isCost }
  }
}

// MARK: - Keys and the question

extension WiresFigure {
  package var bindings: [Binding<Self>] { isCost ? costBindings : wireBindings }

  private var costBindings: [Binding<Self>] {
    [
      .step("n", help: "a smaller or larger input"), .edit("edit n, channels, kernel and filters"),
      .apart(), .play("grow"), .table(), .ends(), .speed,
    ]
  }

  private var wireBindings: [Binding<Self>] {
    [
      .step("output", help: "another output"),
      Binding(
        [.character("m")], sign: "m", short: "wiring",
        help: "wiring: dense, windows, shared weights", isChange: true
      ) { figure, _ in figure.wiring = figure.wiring.moved(by: 1) }.whileAsked,
      Binding([.up, .down], sign: "↑↓", short: "input", help: "another input") { figure, key in
        figure.picked = min(max(0, figure.picked + (key == .down ? 1 : -1)), figure.input.count - 1)
      },
      .apart("one neuron", back: "wires", help: "the output as one neuron; esc back"),
      .edit("edit inputs, weights, bias, stride, activation"),
      .predict("predict the number of weights, x to skip"), .table(), .play(), .ends(), .speed,
    ]
  }

  package var question: Question<Self>? {
    guard !isCost else { return nil }
    var question = Question<Self>(
      .typed(limit: 7) { $0.asDigit },
      SizedWords("How many numbers do these wires learn? ", narrow: "Weights learned: ")
    ) { figure, text in Int(text).map(figure.verdict) }
    question.startsOver = false
    question.unreadable =
      "Type how many numbers these wires learn, or press x to see it without a guess."
    return question
  }

  private func verdict(on guess: Int) -> Verdict {
    guard let count, guess != wiring.weights(of: count) else { return Verdict(true, "\(guess)") }
    let other = Wiring.allCases.first { $0 != wiring && $0.weights(of: count) == guess }
    if let other {
      return Verdict(false, "you said \(guess): that is what \(other.title) would learn")
    }
    return Verdict(
      false, "you said \(guess): each wire, or each weight only once?",
      narrow: "you said \(guess): compare with the lines above")
  }
}
