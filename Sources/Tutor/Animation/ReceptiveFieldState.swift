package import CNNEngine
internal import Checked
package import Course

/// What one unit sees: which unit, how far back its patch is followed, and the guess of its side.
package struct ReceptiveFieldState: StateMachine {
  package typealias Message = AnimationState.Message

  /// What keys are typed into.
  package enum Entry: Hashable, Sendable {
    case none
    case jumping(String)
    case predicting(String)
    /// A layer is looked for by its name.
    case naming(String)
  }

  package let spec: ReceptiveFieldSpec
  /// Index of the layer whose unit is picked.
  package private(set) var stage: Int
  /// The place of the unit along each axis.
  package private(set) var unit: [Int]
  /// What the unit sees, layer by layer.
  package private(set) var trace: PatchTrace
  /// Maps that light one after the other: of the picked layer, of rows before it, nil for the input.
  package private(set) var steps: [Int?]
  /// Indices of the layers that have a row.
  private let rows: [Int]
  /// How many steps back the patch is lit.
  package private(set) var playback = AnimationPlayback()
  package private(set) var isTable = false
  package private(set) var entry = Entry.none
  package private(set) var notice: String?
  /// The guess of the side, once it was made, until another layer is picked.
  package private(set) var guess: SideGuess?

  /// The unit that the author picked, all its layers lit, or dark while the side is asked for.
  package init(_ spec: ReceptiveFieldSpec) {
    self.spec = spec
    rows = spec.rows
    stage = spec.stage
    let middle = spec.graph.stages[spec.stage].outputSizes.map { $0 / 2 }
    unit = spec.unit ?? middle
    trace = PatchTrace(unit: unit, stage: stage, in: spec.graph)
    steps = Self.steps(to: spec.stage, spec.graph, rows)
    if spec.isPredicted { beginPrediction() } else { light(frameCount - 1) }
  }

  /// The layers, first to last.
  package var stages: [SlidingGraph.Stage] { spec.graph.stages }

  /// The layer whose unit is picked.
  package var picked: SlidingGraph.Stage { stages[stage] }

  /// The unit itself, then one step for each layer back to the input.
  package var frameCount: Int { steps.count }

  /// Indices of the layers with a row, the picked one among them whatever it does.
  package var shownRows: [Int] {
    rows.contains(stage) ? rows : (rows + [stage]).sorted()
  }

  /// Side of the patch along each axis, parts in the padding included.
  package var sides: [Int] {
    picked.field?.axes.map(\.size) ?? trace.input.axes.map(\.range.count)
  }

  /// What the unit sees of the map that a step lights.
  package func patch(atStep step: Int) -> PatchTrace.Patch {
    steps[step].flatMap { trace.patches[$0] } ?? trace.input
  }

  /// How a row is reached by the light: its step, or nil when it is not on the way.
  package func step(ofRow row: Int) -> Int? { steps.firstIndex(of: row) }

  /// Whether the patch has reached the input, so that its side may be told.
  package var isLit: Bool { playback.position == frameCount - 1 }

  /// Whether letters are the name of a layer.
  package var isNaming: Bool { if case .naming = entry { true } else { false } }

  /// Whether the side of the patch is still the student's to find.
  package var isSecret: Bool {
    if case .predicting = entry { return true }
    return guess != nil && !isLit
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .tick { notice = nil }
    switch message {
    case .moveFocus(let rows, let columns): move(rows: rows, columns: columns)
    case .nextGroup where entry == .none:
      pick(stage: rows.first { $0 > stage } ?? rows.first ?? stage)
    case .previousGroup where entry == .none:
      pick(stage: rows.last { $0 < stage } ?? rows.last ?? stage)
    case .beginEdit: entry = .naming("")
    case .showTable: isTable.toggle()
    case .beginJump: entry = .jumping("")
    case .beginPrediction: beginPrediction()
    case .skipPrediction: entry = .none
    case .type, .erase, .commit, .cancel: enter(message)
    default: playback.handle(message, count: frameCount)
    }
    return []
  }

  private mutating func light(_ step: Int) { playback.go(to: step, of: frameCount) }

  /// The same depth of light for another unit.
  private mutating func move(rows: Int, columns: Int) {
    let step = unit.count == 1 ? [columns] : [rows, columns]
    let next = unit.indices.map {
      min(max(0, unit[$0] + step[$0]), picked.outputSizes[$0] - 1)
    }
    go(to: next)
  }

  private mutating func go(to place: [Int]) {
    unit = place
    trace = PatchTrace(unit: unit, stage: stage, in: spec.graph)
  }

  private static func steps(to stage: Int, _ graph: SlidingGraph, _ rows: [Int]) -> [Int?] {
    [stage] + graph.stages(before: stage).filter { rows.contains($0) } + [nil]
  }

  /// The middle unit of another layer, lit as far as the input if this one was.
  private mutating func pick(stage next: Int) {
    let wasLit = isLit
    stage = next
    steps = Self.steps(to: stage, spec.graph, rows)
    guess = nil
    go(to: picked.outputSizes.map { $0 / 2 })
    light(wasLit ? frameCount - 1 : 0)
  }

  private mutating func beginPrediction() {
    light(0)
    isTable = false
    guess = nil
    entry = .predicting("")
  }

  private mutating func enter(_ message: Message) {
    switch entry {
    case .none: playback.handle(message, count: frameCount)
    case .jumping(let text): jump(text, message)
    case .predicting(let text): predict(text, message)
    case .naming(let text): name(text, message)
    }
  }

  /// The layer of that name, or the first one that begins so, or the one that was probably meant.
  private mutating func name(_ text: String, _ message: Message) {
    switch message {
    case .type(let character): if text.count < 40 { entry = .naming(text + String(character)) }
    case .erase: entry = .naming(String(text.dropLast()))
    case .cancel: entry = .none
    case .commit:
      entry = .none
      if text.isEmpty { return }
      let names = stages.map(\.name)
      guard
        let index = names.firstIndex(of: text) ?? names.firstIndex(where: { $0.hasPrefix(text) })
      else {
        notice =
          "There is no layer \"\(text)\"; "
          + (names.nearest(to: text).map { "did you mean \"\($0)\"?" } ?? "[ and ] go through them.")
        return
      }
      pick(stage: index)
    default: break
    }
  }

  private mutating func jump(_ text: String, _ message: Message) {
    switch message {
    case .type(let character): if text.count < 7 { entry = .jumping(text + String(character)) }
    case .erase: entry = .jumping(String(text.dropLast()))
    case .cancel: entry = .none
    case .commit:
      entry = .none
      if text.isEmpty { return }
      guard let place = placeIndex(named: text, sizes: picked.outputSizes) else {
        notice =
          AnimationProblem(.noSuchOutput(text, last: picked.outputSizes.map { $0 - 1 })).description
        return
      }
      let width = picked.outputSizes.last ?? 1
      go(to: unit.count == 1 ? [place] : [place / width, place % width])
    default: break
    }
  }

  /// The guess is taken, then the layers light one by one, so that right and wrong are seen to happen.
  private mutating func predict(_ text: String, _ message: Message) {
    switch message {
    case .type(let character):
      if text.count < 5, character.isWholeNumber { entry = .predicting(text + String(character)) }
    case .erase: entry = .predicting(String(text.dropLast()))
    case .cancel: entry = .none
    case .commit:
      guard let side = Int(text) else {
        notice = "Type the side of the patch first, or press x to see it without a guess."
        return
      }
      guess = SideGuess(side, of: self)
      entry = .none
      playback.playFromStart(frameCount)
    default: break
    }
  }
}
