package import CNNEngine
internal import Canvas
internal import Checked
package import ContentFormat

/// What one unit of a network sees: its patch, lit layer by layer back to the input.
package struct ReceptiveFieldFigure: SoleFigure {
  package static let kind = FigureKind("receptive-field", "what one unit of a network sees")
  package static let canAsk = true

  /// A name of the catalogue, or with an input layers in the short form.
  private var network = ""
  private var input = ""
  private var layer = ""
  private var place: [Int]?
  @Settled package private(set) var graph: SlidingGraph
  /// Index of the layer whose unit is picked.
  package private(set) var stage = 0
  /// The place of the unit along each axis.
  package private(set) var unit: [Int] = []
  /// What the unit sees, layer by layer.
  @Settled package private(set) var trace: PatchTrace
  /// Maps that light one after the other: of the picked layer, of rows before it, nil for the input.
  package private(set) var steps: [Int?] = [nil]
  package var step = 0

  package init() {}

  package static let settings: [Setting<Self>] = [
    Setting.text("network", \.network, help: "a network by its name, or layers behind an input")
      .unnamed,
    .text("input", \.input, help: "the shape that layers read, such as 1x13x13"),
    .text("layer", \.layer, help: "the layer whose unit is picked"),
    Setting(
      "unit", help: "its place from 0, such as 2,3", text: { $0.place?.placeText ?? "" },
      put: { figure, text throws(FigureFault) in
        let indices = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard !indices.contains(nil) else {
          throw .own(ReceptiveFieldFault.unreadableUnit(text))
        }
        figure.place = indices.compactMap(\.self)
      },
      read: { figure, source throws(FigureFault) in
        figure.place = try source.decode([Int].self)
      }),
  ]

  /// As it was named.
  var title: String { network.isEmpty ? Architecture.usualInFigures : network }

  package mutating func settle() throws(FigureFault) {
    let architecture = try Architecture(figure: network, input: input)
    do throws(ShapeError) { graph = try SlidingGraph(of: architecture) } catch {
      throw .own(NetworkFault.layers(error.description))
    }
    let limit = SlidingGraph.placeLimit
    if let large = stages.first(where: { $0.mostPlaces > limit }) {
      throw .own(
        ReceptiveFieldFault.tooManyPlaces(layer: large.name, large.mostPlaces, limit: limit))
    }
    guard let last = stages.lastIndex(where: \.slides) else {
      throw .own(ReceptiveFieldFault.noWindows(title))
    }
    stage = last
    if !layer.isEmpty {
      guard let index = graph.index(of: layer) else { throw unknown(layer) }
      stage = index
    }
    let sizes = picked.outputSizes
    if let place {
      guard place.count == sizes.count, zip(place, sizes).allSatisfy({ (0..<$1).contains($0) })
      else { throw .own(ReceptiveFieldFault.noSuchUnit(place, sizes: sizes)) }
    }
    pick(unit: place ?? sizes.map { $0 / 2 })
    step = stepCount - 1
  }

  private func unknown(_ layer: String) -> FigureFault {
    let names = stages.map(\.name)
    return .own(
      ReceptiveFieldFault.unknownLayer(
        layer, suggestion: names.nearest(to: layer), known: rows.map { stages[$0].name }))
  }

  /// The layers, first to last.
  package var stages: [SlidingGraph.Stage] { graph.stages }

  /// The layer whose unit is picked.
  package var picked: SlidingGraph.Stage { stages[stage] }

  /// The unit itself, then one step for each layer back to the input.
  package var stepCount: Int { steps.count }

  /// Layers with a row of their own: those that slide windows, and where branches join.
  private var rows: [Int] {
    stages.indices.filter { stages[$0].slides || stages[$0].isJoin }
  }

  /// Indices of the layers with a row, the picked one among them whatever it does.
  package var shownRows: [Int] { rows.contains(stage) ? rows : (rows + [stage]).sorted() }

  /// Side of the patch along each axis, parts in the padding included.
  package var sides: [Int] {
    picked.field?.axes.map(\.size) ?? trace.input.axes.map(\.range.count)
  }

  /// What the unit sees of the map that a step lights.
  package func patch(atStep step: Int) -> PatchTrace.Patch {
    steps[step].flatMap { trace.patches[$0] } ?? trace.input
  }

  /// Whether the patch has reached the input, so that its side may be told.
  package var isLit: Bool { step == stepCount - 1 }

  /// A unit of the picked layer, and the way back from it.
  private mutating func pick(unit place: [Int]) {
    unit = place
    trace = PatchTrace(unit: unit, stage: stage, in: graph)
    steps = [stage] + graph.stages(before: stage).filter { rows.contains($0) } + [nil]
  }

  /// The middle unit of another layer, lit as far as the input if this one was.
  private mutating func pick(stage next: Int) {
    let wasLit = isLit
    stage = next
    pick(unit: picked.outputSizes.map { $0 / 2 })
    step = wasLit ? stepCount - 1 : 0
  }
}

// MARK: - Keys and the question

extension ReceptiveFieldFigure {
  package var bindings: [Binding<Self>] {
    [
      Binding(
        [.left, .right, .up, .down], sign: "←→↑↓", short: "unit",
        help: "another unit of the layer"
      ) { figure, key in figure.move(key) },
      Binding(
        [.character("]"), .character("[")], sign: "[ ]", short: "layer",
        help: "the layer before or behind; alone on the screen also tab", isChange: true
      ) { figure, key in figure.pickNext(isBehind: key == .character("]")) },
      .apart(), .play(),
      .step(
        sign: ", .", help: "one layer back or forth", back: [.character(",")],
        forward: [.character(".")]),
      .table(),
      Binding(
        [.character("g")], sign: "g", help: "go to a layer by its name, or to a unit by its place",
        type: Prompt(
          SizedWords("Go to layer, or to the place of a unit: ", narrow: "Go to layer or unit: "),
          isText: true, isChange: true, limit: 40, sign: { $0 }
        ) { figure, text throws(FigureFault) in try figure.go(to: text) }),
      .predict("predict the side, x to skip"), .ends(), .speed,
    ]
  }

  private mutating func move(_ key: Key) {
    let columns = key == .left ? -1 : key == .right ? 1 : 0
    let rows = key == .up ? -1 : key == .down ? 1 : 0
    let way = unit.count == 1 ? [columns] : [rows, columns]
    pick(
      unit: unit.indices.map { min(max(0, unit[$0] + way[$0]), picked.outputSizes[$0] - 1) })
  }

  private mutating func pickNext(isBehind: Bool) {
    let next = isBehind ? rows.first { $0 > stage } : rows.last { $0 < stage }
    pick(stage: next ?? (isBehind ? rows.first : rows.last) ?? stage)
  }

  /// To the layer of that name, or the first one that begins so; digits and commas are the place of a unit.
  private mutating func go(to text: String) throws(FigureFault) {
    let names = stages.map(\.name)
    if let index = names.firstIndex(of: text) { return pick(stage: index) }
    guard text.allSatisfy({ $0 == "," || $0.isWholeNumber }) else {
      guard let index = names.firstIndex(where: { $0.hasPrefix(text) }) else {
        throw unknown(text)
      }
      return pick(stage: index)
    }
    let place = try picked.outputSizes.index(ofOutput: text)
    let width = picked.outputSizes.last ?? 1
    pick(unit: unit.count == 1 ? [place] : [place / width, place % width])
  }

  package var question: Question<Self>? {
    var question = Question<Self>(
      .typed(limit: 5, sign: \.asDigit),
      SizedWords("How wide is the patch of the input? ", narrow: "Side of its patch: ")
    ) { figure, text in Int(text).map(figure.verdict) }
    question.unreadable =
      "Type the side of the patch first, or press x to see it without a guess."
    question.playsBehind = true
    question.isTold = { $0.isLit }
    question.hidesUntilTold = true
    return question
  }
}

/// What keeps a unit from being followed.
package enum ReceptiveFieldFault: FaultOfKind, Hashable {
  /// No layer of the network slides a window.
  case noWindows(String)
  case unknownLayer(String, suggestion: String?, known: [String])
  case noSuchUnit([Int], sizes: [Int])
  case unreadableUnit(String)
  /// A layer whose padded input or window no patch is followed over.
  case tooManyPlaces(layer: String, Int, limit: Int)

  package var description: String {
    switch self {
    case .noWindows(let name):
      "no layer of \"\(name)\" slides a window over rows or columns. Begin with conv or maxpool."
    case .unknownLayer(let name, let suggestion, let known):
      "there is no layer \"\(name)\""
        + (suggestion.map { "; did you mean \"\($0)\"?" }
          ?? ". Choose one of \(known.joined(separator: ", ")).")
    case .noSuchUnit(let place, let sizes):
      "there is no unit \(place.placeText). The last one is \(sizes.map { $0 - 1 }.placeText)."
    case .unreadableUnit(let text):
      "the unit \"\(text)\" cannot be read. Write its place, such as 2,3: row and column from 0."
    case .tooManyPlaces(let layer, let count, let limit):
      "the layer \(layer) has \(count) places along an axis, and the figure follows at most \(limit). "
        + "Take a smaller input, window or padding."
    }
  }

  package var clues: [FenceClue] {
    switch self {
    case .noWindows: ["network"]
    case .unknownLayer: ["layer"]
    case .noSuchUnit, .unreadableUnit: ["unit"]
    case .tooManyPlaces: ["input", "network"]
    }
  }
}
