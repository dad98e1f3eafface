internal import Canvas
package import CNNEngine
package import Course

/// Which input feeds which output: the output and the input that are looked at, the wiring, and the guess of its weights.
package struct WiresState: StateMachine, KnobbedFigure {
  package typealias Message = AnimationState.Message

  package private(set) var spec: WiresSpec
  /// The output that is looked at.
  package private(set) var playback = AnimationPlayback()
  /// The input that is looked at.
  package private(set) var input = 0
  /// The sums, and what the activation makes of them.
  package private(set) var sums: [Double]
  package private(set) var outputs: [Double]
  /// What the layer that is drawn costs, and the layer of the bar.
  package private(set) var count: SharingCount
  package let counted: SharingCount
  /// Whether the output stands there as one neuron.
  package private(set) var isApart = false
  package private(set) var isTable = false
  /// The guess of the number of weights, while it is typed.
  package private(set) var draft: String?
  /// The guess that was made of this wiring.
  package private(set) var guess: Int?
  package var knobEntry: KnobEntry?
  package var notice: String?

  /// The first output.
  package init(_ spec: WiresSpec) throws(AnimationProblem) {
    self.spec = spec
    (sums, outputs, count) = try Self.run(spec)
    counted =
      try Self.sharing {
        () throws(ShapeError) in
        guard let layer = spec.counted else { return nil }
        return try layer.count()
      } ?? count
    input = spec.input.count / 2
    isApart = spec.show == .neuron && !spec.isPredicted
    if spec.isPredicted { draft = "" }
  }

  /// The engine's own convolution and activation.
  private static func run(
    _ spec: WiresSpec
  ) throws(AnimationProblem) -> ([Double], [Double], SharingCount) {
    let shape = Shape([1, spec.input.count])
    do {
      var layers = [NamedLayer("sum", .convolution(spec.convolution))]
      if let activation = spec.activation.activation {
        layers.append(NamedLayer("output", .activation(activation)))
      }
      var parameters = ["sum.weight": Tensor([1, 1, spec.kernel.count], spec.kernel)]
      if spec.bias != 0 { parameters["sum.bias"] = Tensor([1], [spec.bias]) }
      let network = try Network(
        Architecture(input: shape, layers: layers), parameters: parameters)
      let pass = try network.forward(Tensor([1, 1, spec.input.count], spec.input))
      let sums = pass.activations["sum"]?.elements ?? []
      return (sums, pass.output.elements, try SharingCount(of: spec.convolution, input: shape))
    } catch {
      throw AnimationProblem(.refusedByEngine("\(error)"))
    }
  }

  private static func sharing(
    _ make: () throws(ShapeError) -> SharingCount?
  ) throws(AnimationProblem) -> SharingCount? {
    do throws(ShapeError) { return try make() } catch {
      throw AnimationProblem(.refusedByEngine(error.description))
    }
  }

  /// One step an output.
  package var frameCount: Int { outputs.count }

  /// The output that is looked at.
  package var output: Int { playback.position }

  /// Whether the weights are still to be counted.
  package var isPredicting: Bool { draft != nil }

  /// The inputs that an output reads, in order.
  package func inputs(of output: Int) -> [Int] {
    switch spec.wiring {
    case .dense: Array(spec.input.indices)
    case .local, .shared: spec.kernel.indices.map { output * spec.stride + $0 }
    }
  }

  /// The outputs that read an input.
  package func outputs(reading input: Int) -> [Int] {
    outputs.indices.filter { inputs(of: $0).contains(input) }
  }

  /// The name of the weight on a wire: shared ones have the same.
  package func weight(of output: Int, tap: Int) -> String {
    spec.wiring == .shared ? "w\(tap)" : "w\(output),\(tap)"
  }

  /// Learned numbers of a wiring of a layer.
  package static func weights(_ wiring: WiresSpec.Wiring, of count: SharingCount) -> Int {
    switch wiring {
    case .dense: count.dense
    case .local: count.local
    case .shared: count.shared
    }
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .tick { notice = nil }
    if let knobEntry, message != .tick {
      edit(knobEntry, message)
      return []
    }
    if let draft, message != .tick {
      predict(draft, message)
      return []
    }
    switch message {
    case .moveFocus(_, let columns):
      input = min(max(0, input + columns), spec.input.count - 1)
    case .nextVariants: rewire()
    case .commit: isApart.toggle()
    case .cancel: isApart = false
    case .showTable: isTable.toggle()
    case .beginEdit:
      playback.isPlaying = false
      knobEntry = KnobEntry()
    case .beginPrediction: beginPrediction()
    default: playback.handle(message, count: frameCount)
    }
    return []
  }

  private mutating func rewire() {
    let all = WiresSpec.Wiring.allCases
    let index = all.firstIndex(of: spec.wiring) ?? 0
    spec.wiring = all[(index + 1) % all.count]
    guess = nil
  }

  private mutating func beginPrediction() {
    playback.isPlaying = false
    isTable = false
    isApart = false
    guess = nil
    draft = ""
  }

  private mutating func predict(_ text: String, _ message: Message) {
    switch message {
    case .type(let character):
      if text.count < 7, character.isWholeNumber { draft = text + String(character) }
    case .erase: draft = String(text.dropLast())
    case .skipPrediction, .cancel: draft = nil
    case .nextVariants: rewire()
    case .commit:
      guard let number = Int(text) else {
        notice = "Type how many numbers these wires learn, or press x to see it without a guess."
        return
      }
      draft = nil
      guess = number
    default: break
    }
  }
}

extension WiresState {
  package var knobs: [FigureKnob] {
    let list = { (numbers: [Double]) in numbers.map(\.figureText).joined(separator: " ") }
    return [
      FigureKnob(name: "x", text: list(spec.input)), FigureKnob(name: "w", text: list(spec.kernel)),
      FigureKnob(name: "b", text: spec.bias.figureText),
      FigureKnob(name: "s", text: "\(spec.stride)"),
      FigureKnob(name: "activation", text: spec.activation.rawValue),
    ]
  }

  mutating func put(_ text: String, intoKnob index: Int) throws(AnimationProblem) {
    var next = spec
    switch index {
    case 0: next.input = try numbers(text)
    case 1: next.kernel = try numbers(text)
    case 2: next.bias = try number(text)
    case 3:
      guard let stride = Int(text) else { throw AnimationProblem(fault: .notWhole(text)) }
      next.stride = stride
    default:
      do throws(FigureFault) { next.activation = try .init(named: text) } catch {
        throw AnimationProblem(fault: error)
      }
    }
    try take(next)
  }

  private func numbers(_ text: String) throws(AnimationProblem) -> [Double] {
    var numbers: [Double] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
      numbers.append(try number(String(word)))
    }
    return numbers
  }

  mutating func nudge(knob index: Int, by step: Int) throws(AnimationProblem) {
    var next = spec
    switch index {
    case 0: next.input = next.input.map { $0 + Double(step) }
    case 1: next.kernel = next.kernel.map { $0 + Double(step) }
    case 2: next.bias += Double(step)
    case 3: next.stride += step
    default:
      let all = VarianceSpec.Nonlinearity.allCases
      let place = all.firstIndex(of: next.activation) ?? 0
      next.activation = all[(place + step + all.count) % all.count]
    }
    try take(next)
  }

  private mutating func take(_ next: WiresSpec) throws(AnimationProblem) {
    do throws(FigureFault) { try next.check() } catch { throw AnimationProblem(fault: error) }
    (sums, outputs, count) = try Self.run(next)
    spec = next
    guess = nil
    input = min(input, spec.input.count - 1)
    playback.go(to: output, of: frameCount)
  }
}
