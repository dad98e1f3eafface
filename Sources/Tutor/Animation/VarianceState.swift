package import CNNEngine
package import Course

/// Signals through a stack of layers: the networks that were run, how far they are shown, and the guess.
package struct VarianceState: StateMachine, KnobbedFigure {
  package typealias Message = AnimationState.Message

  /// Where the variance leads from the first layer that is shown to the last.
  package enum Trend: Int, Hashable, Sendable, CaseIterable {
    case shrinks = 1
    case stays
    case grows
  }

  /// What was asked for; the quantity is what is shown now.
  package private(set) var spec: VarianceSpec
  /// What very wide layers would show.
  package private(set) var theory: SpreadTheory
  /// What was run; nil until the first step, so that a page of text waits for nothing.
  package private(set) var measured: SignalSpread?
  /// How many layers are shown.
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false
  package private(set) var isPredicting = false
  package private(set) var guess: Trend?
  package var knobEntry: KnobEntry?
  package var notice: String?

  package init(_ spec: VarianceSpec) {
    self.spec = spec
    theory = SpreadTheory(spec.settings)
    isPredicting = spec.isPredicted
  }

  /// The input, then one step a layer.
  package var frameCount: Int { spec.depth + 1 }

  /// Every layer, as in a pipe, where nothing moves.
  package var completed: VarianceState {
    var state = self
    state.isPredicting = false
    state.playback.go(to: frameCount - 1, of: frameCount)
    state.measure()
    return state
  }

  /// The layers that are shown, from 0: slopes come from the last one back.
  package var shown: Range<Int> {
    let count = playback.position
    return spec.quantity == .slopes ? spec.depth - count..<spec.depth : 0..<count
  }

  /// The layer that was shown last; nil at the input.
  package var newest: Int? {
    spec.quantity == .slopes ? shown.first : shown.last
  }

  /// Where the variance leads; nil before anything was run.
  package var trend: Trend? {
    guard let measured else { return nil }
    let values = measured.layers.map { $0.values(spec.quantity).variance }
    let (first, last) = (values[0], values[values.count - 1])
    let ratio = spec.quantity == .slopes ? first / last : last / first
    return ratio < 1.0 / 3 ? .shrinks : ratio > 3 ? .grows : .stays
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
    case .nextVariants: change { $0.activation = $0.activation.next }
    case .nextGroup: show(spec.quantity.next)
    case .previousGroup: show(spec.quantity.next.next)
    case .preset(let key) where WeightVariance.schemes.indices.contains(key - 1):
      change { $0.weights = WeightVariance.schemes[key - 1] }
    case .showTable:
      isTable.toggle()
      measure()
    case .beginPrediction: beginPrediction()
    case .skipPrediction: isPredicting = false
    case .type(let character) where isPredicting: predict(character)
    default: move(message)
    }
    return []
  }

  private mutating func move(_ message: Message) {
    playback.handle(message, count: frameCount)
    if playback.position > 0 || playback.isPlaying { measure() }
  }

  private mutating func beginPrediction() {
    playback.go(to: 0, of: frameCount)
    isTable = false
    guess = nil
    isPredicting = true
  }

  private mutating func predict(_ character: Character) {
    guard let trend = character.wholeNumberValue.flatMap(Trend.init) else { return }
    guess = trend
    isPredicting = false
    measure()
    playback.playFromStart(frameCount)
  }

  private mutating func show(_ quantity: VarianceSpec.Quantity) {
    guess = nil
    spec.quantity = quantity
  }

  private mutating func measure() {
    guard measured?.settings != spec.settings else { return }
    measured = try? SignalSpread(spec.settings)
  }

  /// What was run is run again with the change, as far as it was shown.
  private mutating func change(_ body: (inout VarianceSpec) -> Void) {
    body(&spec)
    guess = nil
    theory = SpreadTheory(spec.settings)
    playback.go(to: playback.position, of: frameCount)
    if measured != nil { measure() }
  }
}

extension VarianceState {
  package var knobs: [FigureKnob] {
    [
      FigureKnob(name: "n", text: "\(spec.width)"),
      FigureKnob(name: "depth", text: "\(spec.depth)"),
      FigureKnob(name: "", text: spec.activation.rawValue),
      FigureKnob(name: "Var(w)", text: spec.weights.name),
    ]
  }

  mutating func put(_ text: String, intoKnob index: Int) throws(AnimationProblem) {
    var next = spec
    do throws(FigureFault) {
      switch index {
      case 0: next.width = try whole(text)
      case 1: next.depth = try whole(text)
      case 2: next.activation = try .init(named: text)
      default: next.weights = try WeightVariance(text)
      }
      try next.check()
    } catch {
      throw AnimationProblem(fault: error)
    }
    change { $0 = next }
  }

  private func whole(_ text: String) throws(FigureFault) -> Int {
    guard let number = Int(text.filter { $0 != " " }) else { throw .notWhole(text) }
    return number
  }

  /// Width by tens, depth by ones, the activation and the schemes in turn.
  mutating func nudge(knob index: Int, by step: Int) throws(AnimationProblem) {
    switch index {
    case 0: try put("\(spec.width + 10 * step)", intoKnob: 0)
    case 1: try put("\(spec.depth + step)", intoKnob: 1)
    case 2: change { $0.activation = $0.activation.next }
    default:
      let place = WeightVariance.schemes.firstIndex(of: spec.weights) ?? -1
      let count = WeightVariance.schemes.count
      change { $0.weights = WeightVariance.schemes[(place + step + count) % count] }
    }
  }
}

extension SignalSpread.Layer {
  /// The numbers of one kind.
  package func values(_ quantity: VarianceSpec.Quantity) -> SignalSpread.Values {
    switch quantity {
    case .sums: sums
    case .outputs: outputs
    case .slopes: slopes
    }
  }
}

extension CaseIterable where Self: Equatable {
  /// The case behind this one, and from the last to the first.
  fileprivate var next: Self {
    let all = Array(Self.allCases)
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}
