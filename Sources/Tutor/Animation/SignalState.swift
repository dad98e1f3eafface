internal import Canvas
internal import CNNEngine
package import Course

/// The numbers of a given network, layer by layer, with its weights scaled.
package struct SignalState: StateMachine, KnobbedFigure {
  package typealias Message = AnimationState.Message

  package private(set) var spec: SignalSpec
  /// The input, then what each layer gives.
  package private(set) var rows: [[Double]]
  /// How many layers are shown.
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false
  package private(set) var isPredicting: Bool
  package private(set) var guess: VarianceState.Trend?
  package var knobEntry: KnobEntry?
  package var notice: String?

  /// The input alone.
  package init(_ spec: SignalSpec) throws(AnimationProblem) {
    self.spec = spec
    rows = try Self.rows(of: spec)
    isPredicting = spec.isPredicted
  }

  /// Through the engine's layers; the last matrix is not scaled.
  private static func rows(of spec: SignalSpec) throws(AnimationProblem) -> [[Double]] {
    var layers: [NamedLayer] = []
    var parameters: [String: Tensor] = [:]
    for (index, matrix) in spec.weights.enumerated() {
      let (inputs, outputs) = (matrix.count, matrix[0].count)
      let factor = index == spec.weights.count - 1 ? 1 : spec.scale
      layers.append(NamedLayer("fc\(index + 1)", .linear(outputs: outputs, bias: false)))
      layers.append(NamedLayer("z\(index + 1)", .relu))
      let elements = (0..<outputs).flatMap { k in
        (0..<inputs).map { factor * matrix[$0][k] }
      }
      parameters["fc\(index + 1).weight"] = Tensor([outputs, inputs], elements)
    }
    do {
      let network = try Network(
        Architecture(input: [spec.input.count], layers: layers), parameters: parameters)
      let pass = try network.forward(Tensor([1, spec.input.count], spec.input))
      return [spec.input]
        + spec.weights.indices.map { pass.activations["z\($0 + 1)"]?.elements ?? [] }
    } catch {
      throw AnimationProblem(.refusedByEngine("\(error)"))
    }
  }

  package var frameCount: Int { rows.count }

  /// Where the numbers lead, from the input to the last layer.
  package var trend: VarianceState.Trend {
    let ratio = Self.size(rows[rows.count - 1]) / Self.size(rows[0])
    return ratio < 0.1 ? .shrinks : ratio > 10 ? .grows : .stays
  }

  /// The root of the mean square of some numbers.
  package static func size(_ numbers: [Double]) -> Double {
    (numbers.reduce(0) { $0 + $1 * $1 } / Double(max(1, numbers.count))).squareRoot()
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .tick { notice = nil }
    if let knobEntry, message != .tick {
      edit(knobEntry, message)
      return []
    }
    switch message {
    case .beginEdit:
      isPredicting = false
      playback.isPlaying = false
      knobEntry = KnobEntry()
    case .showTable: isTable.toggle()
    case .beginPrediction:
      playback.go(to: 0, of: frameCount)
      guess = nil
      isPredicting = true
    case .skipPrediction: isPredicting = false
    case .type(let character) where isPredicting:
      guard let trend = character.wholeNumberValue.flatMap(VarianceState.Trend.init) else { break }
      guess = trend
      isPredicting = false
      playback.playFromStart(frameCount)
    default: playback.handle(message, count: frameCount)
    }
    return []
  }
}

extension SignalState {
  package var knobs: [FigureKnob] { [FigureKnob(name: "scale", text: spec.scale.figureText)] }

  mutating func put(_ text: String, intoKnob index: Int) throws(AnimationProblem) {
    try take(scale: try number(text))
  }

  /// By tenfolds.
  mutating func nudge(knob index: Int, by step: Int) throws(AnimationProblem) {
    try take(scale: step > 0 ? spec.scale * 10 : spec.scale / 10)
  }

  private mutating func take(scale: Double) throws(AnimationProblem) {
    guard (0.001...999).contains(abs(scale)) else {
      throw AnimationProblem(
        .refusedByEngine("A scale of \(scale.figureText) cannot be. Choose 0.001 to 999."))
    }
    var next = spec
    next.scale = scale
    rows = try Self.rows(of: next)
    spec = next
    guess = nil
  }
}
