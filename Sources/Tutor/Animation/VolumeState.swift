package import CNNEngine
package import Course

/// A block of channels and its filters: which filter is looked at, the settings, and the guess of the output's shape.
package struct VolumeState: StateMachine, KnobbedFigure {
  package typealias Message = AnimationState.Message

  /// What a wrong shape is the right answer to.
  package enum Mistake: Hashable, Sendable {
    /// The picture is as large as before.
    case keepsSize
    /// The maps are as many as the channels that go in.
    case keepsChannels
    case unknown
  }

  package private(set) var spec: VolumeSpec
  /// The engine's numbers with their formulas.
  package private(set) var layer: LayerSummary
  /// The filter that is looked at.
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false
  /// Whether all formulas stand in the place of the sketch.
  package private(set) var isApart = false
  /// The guess of the output's shape, while it is typed.
  package private(set) var draft: String?
  /// The shape that was guessed.
  package private(set) var guess: [Int]?
  package var knobEntry: KnobEntry?
  package var notice: String?

  /// The first filter.
  package init(_ spec: VolumeSpec) throws(AnimationProblem) {
    self.spec = spec
    layer = try Self.layer(of: spec)
    if spec.isPredicted { draft = "" }
  }

  private static func layer(of spec: VolumeSpec) throws(AnimationProblem) -> LayerSummary {
    do throws(FigureFault) { return try spec.summary() } catch {
      throw AnimationProblem(fault: error)
    }
  }

  /// One step a filter.
  package var frameCount: Int { spec.filters }

  /// The filter that is looked at.
  package var filter: Int { playback.position }

  /// Whether the output's shape and cost are still the student's to find.
  package var isSecret: Bool { draft != nil }

  /// What a wrong guess overlooks; nil when it is right or none was made.
  package var mistake: Mistake? {
    let shape = layer.outputShape.dimensions
    guard let guess, guess != shape else { return nil }
    if guess == [spec.filters, spec.height, spec.width] { return .keepsSize }
    if guess == [spec.channels] + shape.dropFirst() { return .keepsChannels }
    return .unknown
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
    case .beginEdit:
      playback.isPlaying = false
      knobEntry = KnobEntry(index: 3)
    case .beginPrediction:
      playback.go(to: 0, of: frameCount)
      (isTable, isApart, guess) = (false, false, nil)
      draft = ""
    case .commit: isApart.toggle()
    case .cancel: isApart = false
    case .showTable: isTable.toggle()
    default: playback.handle(message, count: frameCount)
    }
    return []
  }

  private mutating func predict(_ text: String, _ message: Message) {
    switch message {
    case .type(let character): if text.count < 14 { draft = text + String(character) }
    case .erase: draft = String(text.dropLast())
    case .skipPrediction, .cancel: draft = nil
    case .commit:
      let sides = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map {
        Int($0)
      }
      let numbers = sides.compactMap(\.self)
      guard numbers.count == 3, sides.count == 3 else {
        notice = "Type channels, height and width such as 4x6x6, or press space to see them."
        return
      }
      draft = nil
      guess = numbers
    default: break
    }
  }
}

extension VolumeState {
  /// The places of the settings that are numbers, in the order of the knobs.
  private static var places: [(name: String, path: WritableKeyPath<VolumeSpec, Int>)] {
    [
      ("C", \.channels), ("H", \.height), ("W", \.width), ("F", \.filters), ("K", \.kernel),
      ("P", \.padding), ("s", \.stride), ("d", \.dilation),
    ]
  }

  package var knobs: [FigureKnob] {
    Self.places.map { FigureKnob(name: $0.name, text: "\(spec[keyPath: $0.path])") }
      + [FigureKnob(name: "bias", text: spec.hasBias ? "1" : "0")]
  }

  mutating func put(_ text: String, intoKnob index: Int) throws(AnimationProblem) {
    guard let value = Int(text) else { throw AnimationProblem(fault: .notWhole(text)) }
    try change(index) { _ in value }
  }

  mutating func nudge(knob index: Int, by step: Int) throws(AnimationProblem) {
    try change(index) { $0 + step }
  }

  private mutating func change(_ index: Int, _ value: (Int) -> Int) throws(AnimationProblem) {
    var next = spec
    if Self.places.indices.contains(index) {
      let path = Self.places[index].path
      next[keyPath: path] = value(next[keyPath: path])
    } else {
      next.hasBias = value(next.hasBias ? 1 : 0) > 0
    }
    layer = try Self.layer(of: next)
    spec = next
    guess = nil
    playback.go(to: filter, of: frameCount)
  }
}
