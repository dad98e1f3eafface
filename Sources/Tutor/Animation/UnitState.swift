internal import Canvas
package import CNNEngine
package import Course

/// A ReLU unit that learns by hand: its steps, its numbers edited in place, and the guess of the next sum.
package struct UnitState: StateMachine, KnobbedFigure {
  package typealias Message = AnimationState.Message

  package private(set) var spec: UnitSpec
  package private(set) var trace: UnitTrace
  /// Which update the unit stands before.
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false
  /// The guess of `z` behind the first update, while it is typed.
  package private(set) var draft: String?
  /// The guess that was made, and whether it was right.
  package private(set) var guess: (value: Double, isRight: Bool)?
  package var knobEntry: KnobEntry?
  package var notice: String?

  /// The unit before its first update.
  package init(_ spec: UnitSpec) throws(AnimationProblem) {
    self.spec = spec
    trace = try Self.trace(of: spec)
    if spec.isPredicted { draft = "" }
  }

  private static func trace(of spec: UnitSpec) throws(AnimationProblem) -> UnitTrace {
    do {
      return try UnitTrace(
        inputs: spec.inputs, weight: spec.weight, bias: spec.bias, target: spec.target,
        rate: spec.rate, stepCount: spec.stepCount)
    } catch {
      throw AnimationProblem(.refusedByEngine("\(error)"))
    }
  }

  package var frameCount: Int { trace.steps.count }

  /// Whether a guess is asked for and not made.
  package var isPredicting: Bool { draft != nil }

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
    case .beginEdit:
      playback.isPlaying = false
      knobEntry = KnobEntry(index: 4)
    case .showTable: isTable.toggle()
    case .beginPrediction:
      playback.go(to: 0, of: frameCount)
      guess = nil
      draft = ""
    default: playback.handle(message, count: frameCount)
    }
    return []
  }

  private mutating func predict(_ text: String, _ message: Message) {
    switch message {
    case .type(let character): if text.count < 8 { draft = text + String(character) }
    case .erase: draft = String(text.dropLast())
    case .skipPrediction, .cancel: draft = nil
    case .commit:
      guard let value = try? number(text) else {
        notice = "Type z behind the first update, or press x to see it without a guess."
        return
      }
      draft = nil
      guess = (value, abs(value - trace.steps[1].sum) < 0.0051)
      playback.playFromStart(frameCount)
    default: break
    }
  }
}

extension UnitState {
  package var knobs: [FigureKnob] {
    [
      FigureKnob(name: "x", text: spec.inputs.map(\.figureText).joined(separator: " ")),
      FigureKnob(name: "w", text: spec.weight.figureText),
      FigureKnob(name: "b", text: spec.bias.figureText),
      FigureKnob(name: "target", text: spec.target.figureText),
      FigureKnob(name: "rate", text: spec.rate.figureText),
    ]
  }

  mutating func put(_ text: String, intoKnob index: Int) throws(AnimationProblem) {
    var next = spec
    switch index {
    case 0:
      next.inputs = []
      for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
        next.inputs.append(try number(String(word)))
      }
    case 1: next.weight = try number(text)
    case 2: next.bias = try number(text)
    case 3: next.target = try number(text)
    default: next.rate = try number(text)
    }
    try take(next)
  }

  /// The rate by tenths, all others by ones.
  mutating func nudge(knob index: Int, by step: Int) throws(AnimationProblem) {
    var next = spec
    switch index {
    case 0: next.inputs = next.inputs.map { $0 + Double(step) }
    case 1: next.weight += Double(step)
    case 2: next.bias += Double(step)
    case 3: next.target += Double(step)
    default: next.rate = ((next.rate + 0.1 * Double(step)) * 1000).rounded() / 1000
    }
    try take(next)
  }

  private mutating func take(_ next: UnitSpec) throws(AnimationProblem) {
    do throws(FigureFault) {
      try next.check()
    } catch {
      throw AnimationProblem(fault: error)
    }
    trace = try Self.trace(of: next)
    spec = next
    guess = nil
    playback.go(to: 0, of: frameCount)
  }
}
