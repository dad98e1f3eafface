package import CNNEngine
package import Course

/// What three wirings of a layer learn while its input grows: the bar of `wires` without the wires.
package struct SharingState: StateMachine, KnobbedFigure {
  package typealias Message = AnimationState.Message

  /// Window, channels and filters as they are now; the side of the input is that of the step.
  package private(set) var layer: WiresSpec.Counted
  /// What the layer costs.
  package private(set) var count: SharingCount
  /// The sides of the input that are looked at one after the other: all that the window fits.
  package private(set) var sides: ClosedRange<Int>
  /// One step a side.
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false
  package var knobEntry: KnobEntry?
  package var notice: String?

  /// The layer as its author wrote it, or the course's own.
  package init(_ spec: WiresSpec) throws(AnimationProblem) {
    layer = spec.counted ?? .usual
    guard let side = layer.side, let kernel = layer.kernel else {
      throw AnimationProblem(fault: .unevenSides(layer.title))
    }
    // The first values; what is outside of its range throws in `take`.
    sides = side...side
    count = try Self.count(layer)
    try take(
      side: side, channels: layer.channels, kernel: kernel, filters: layer.convolution.filters)
  }

  private static func count(_ layer: WiresSpec.Counted) throws(AnimationProblem) -> SharingCount {
    do throws(ShapeError) { return try layer.count() } catch {
      throw AnimationProblem(.refusedByEngine(error.description))
    }
  }

  package var frameCount: Int { sides.count }

  /// Side of the input.
  package var side: Int { sides.lowerBound + playback.position }

  /// What the layer costs on an input of another side; nil where the window does not fit it.
  package func count(side: Int) -> SharingCount? {
    var other = layer
    other.input = layer.shape(side: side)
    return try? other.count()
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .tick { notice = nil }
    if let knobEntry, message != .tick {
      edit(knobEntry, message)
      return []
    }
    switch message {
    case .showTable: isTable.toggle()
    case .beginEdit:
      playback.isPlaying = false
      knobEntry = KnobEntry()
    default:
      let before = side
      playback.handle(message, count: frameCount)
      if side != before, let next = count(side: side) { count = next }
    }
    return []
  }
}

extension SharingState {
  package var knobs: [FigureKnob] {
    [
      ("n", side), ("channels", layer.channels), ("kernel", layer.kernel ?? 1),
      ("filters", layer.convolution.filters),
    ].map { FigureKnob(name: $0.0, text: "\($0.1)") }
  }

  mutating func put(_ text: String, intoKnob index: Int) throws(AnimationProblem) {
    guard let value = Int(text) else { throw AnimationProblem(fault: .notWhole(text)) }
    try change(index) { $0 = value }
  }

  mutating func nudge(knob index: Int, by step: Int) throws(AnimationProblem) {
    try change(index) { $0 += step }
  }

  private mutating func change(
    _ index: Int, _ change: (inout Int) -> Void
  ) throws(AnimationProblem) {
    var values = [side, layer.channels, layer.kernel ?? 1, layer.convolution.filters]
    change(&values[index])
    try take(side: values[0], channels: values[1], kernel: values[2], filters: values[3])
  }

  /// All four numbers at once, or none of them.
  private mutating func take(
    side: Int, channels: Int, kernel: Int, filters: Int
  ) throws(AnimationProblem) {
    let next: WiresSpec.Counted
    do throws(FigureFault) {
      next = try layer.with(side: side, channels: channels, kernel: kernel, filters: filters)
    } catch {
      throw AnimationProblem(fault: error)
    }
    let counted = try Self.count(next)
    (layer, count) = (next, counted)
    let last = WiresSpec.Counted.sides.upperBound
    let first = WiresSpec.Counted.sides.first { self.count(side: $0) != nil } ?? side
    sides = first...last
    playback.go(to: side - first, of: frameCount)
  }
}
