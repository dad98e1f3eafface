internal import CNNEngine
internal import Canvas
package import ContentFormat

/// A window that slides over numbers: where it stands, and what the student changes about it.
package struct SlidingFigure: Figure {
  /// What slides.
  package enum Operation: String, Hashable, Sendable, CaseIterable {
    case conv1d
    case conv2d
    case pool1d
    case pool2d
    case convTranspose1d = "conv-transpose1d"
    case convTranspose2d = "conv-transpose2d"
  }

  /// How a kernel is read, or what pooling takes of a window.
  package enum Mode: String, Hashable, Sendable, CaseIterable {
    case crossCorrelation = "cross-correlation"
    case convolution
    case maximum = "max"
    case average
  }

  /// A part of the figure that an author can ask for.
  package enum Show: String, Hashable, Sendable, CaseIterable {
    case window
    case products
    case sum
    case padding
    case ruler
  }

  /// What a digit key puts into the figure.
  package enum Preset: Hashable, Sendable {
    case kernel([[Double]])
    case setting(Sides)
  }

  /// Sides and steps, without numbers.
  package struct Sides: Hashable, Sendable {
    package var input: Int
    package var kernel: Int
    package var padding = 0
    package var stride = 1
    package var dilation = 1
  }

  /// What keys are typed into.
  package enum Entry: Hashable, Sendable {
    case none
    case editing(SlidingEditor)
    /// A number is taken apart.
    case inspecting(SlidingQuantity)
  }

  package static let kinds = [
    FigureKind("conv1d", "a kernel slides over a row"),
    FigureKind("conv2d", "a kernel slides over a picture"),
    FigureKind("pool1d", "the largest or the mean of each window"),
    FigureKind("pool2d", "the same in a picture"),
    FigureKind("conv-transpose1d", "each number stamps the kernel"),
    FigureKind("conv-transpose2d", "the same in a picture"),
  ]
  package static let canAsk = true

  /// What was asked for, as it was written.
  var wishes = SlidingWishes()
  /// The parts that the author wants to see.
  package var show: [Show] = [.window, .products, .sum]
  /// What the keys 1 to 9 bring.
  package var presets: [Int: Preset] = [:]
  /// The last settings that fit.
  package internal(set) var settings: SlidingSettings
  /// What `r` goes back to.
  private var first: SlidingSettings
  /// The engine's steps, one trace a variant.
  package private(set) var traces: [SlidingTrace] = []
  /// The steps of every filter, for the outputs beside the one that is looked at.
  package private(set) var maps: [SlidingTrace] = []
  /// The output whose window is shown.
  package var step = 0
  package internal(set) var entry = Entry.none
  /// Why what is typed does not fit.
  package internal(set) var refusal: String?
  /// What undo goes back to, the latest last.
  private var history: [SlidingSettings] = []

  package init(_ kind: FigureKind) {
    settings = SlidingSettings(Operation(rawValue: kind.name) ?? .conv1d)
    first = settings
  }

  package mutating func complete(_ request: FigureRequest) throws(FigureFault) {
    try read(wishes, request)
    first = settings
  }

  package mutating func settle() throws(FigureFault) {
    traces = try settings.traces()
    maps = try settings.maps()
    step = min(step, stepCount - 1)
  }

  /// Number of outputs.
  package var stepCount: Int { traces.first?.values.count ?? 1 }

  /// Whether an output may be seen: the window has reached it, or it is not a matter of guessing.
  package func isRevealed(_ output: Int) -> Bool { output <= step }

  /// Outputs in a row of a picture; in a line all of them lie in one row, and a row up is one back.
  var rowLength: Int { settings.operation.isPicture ? traces[0].outputSizes[1] : 1 }

  package var question: Question<Self>? {
    guard stepCount > 1 else { return nil }
    return Question(
      cells: traces.map(\.values), rowLength: rowLength,
      SizedWords(
        "Predict the rest before it moves: type, → goes on, ↵ checks.",
        narrow: "Predict the rest before it moves."))
  }

  /// The field with the focus, if the figure is being edited.
  package var focus: SlidingField? {
    if case .editing(let editor) = entry { editor.field } else { nil }
  }

  /// Keys of the author that only say what is wrong.
  package var refusals: [(setting: String, sentence: String)] {
    presets.keys.sorted().compactMap { key in
      var copy = self
      do throws(FigureFault) {
        try copy.usePreset(key)
        return nil
      } catch {
        return ("presets.\(key)", error.sentence)
      }
    }
  }
}

// MARK: - Changing it

extension SlidingFigure {
  /// Changes the settings if the engine accepts them; else throws and leaves the last good figure.
  mutating func attempt(
    keepsHistory: Bool = true,
    _ change: (inout SlidingSettings) throws(FigureFault) -> Void
  ) throws(FigureFault) {
    var next = settings
    try change(&next)
    let steps = try next.traces()
    guard next != settings else { return }
    let maps = try next.maps()
    if keepsHistory { history.append(settings) }
    take(next, steps, maps)
  }

  private mutating func take(
    _ next: SlidingSettings, _ steps: [SlidingTrace], _ maps: [SlidingTrace]
  ) {
    settings = next
    traces = steps
    self.maps = maps
    step = min(step, stepCount - 1)
  }

  mutating func undo() throws(FigureFault) {
    guard let last = history.popLast() else { throw .nothingToUndo }
    take(last, try last.traces(), try last.maps())
    if let focus { setFocus(settings.clamped(focus)) }
  }

  mutating func reset() throws(FigureFault) {
    let first = first
    try attempt { settings in settings = first }
  }

  mutating func usePreset(_ key: Int) throws(FigureFault) {
    guard let preset = presets[key] else { return }
    try attempt { settings in settings.take(preset) }
    step = 0
  }

  mutating func nextVariants() throws(FigureFault) {
    let choices = settings.choices
    let index = choices.firstIndex(of: settings.variants) ?? 0
    try attempt { settings in settings.variants = choices[(index + 1) % choices.count] }
  }

  mutating func nextPaddingMode() throws(FigureFault) {
    guard !settings.operation.isPooling, !settings.operation.isTransposed else {
      throw .own(SlidingFault.noPaddingMode)
    }
    let modes = PaddingMode.allCases
    let index = modes.firstIndex(of: settings.paddingMode) ?? 0
    try attempt { settings in settings.paddingMode = modes[(index + 1) % modes.count] }
  }

  /// Another channel or filter is looked at; undo does not come back here.
  mutating func look(_ change: (inout SlidingSettings) -> Void) throws(FigureFault) {
    try attempt(keepsHistory: false) { settings in change(&settings) }
  }
}

extension SlidingSettings {
  /// A kernel for what is looked at, or sides filled with the course's numbers.
  fileprivate mutating func take(_ preset: SlidingFigure.Preset) {
    switch preset {
    case .kernel(let kernel): self.kernel = kernel
    case .setting(let setting):
      let rows = { [operation] (side: Int) in operation.isPicture ? side : 1 }
      inputs = inputs.indices.map {
        CourseNumbers.grid(
          rows(setting.input), setting.input, of: CourseNumbers.signal, from: $0)
      }
      kernels = kernels.indices.map { filter in
        kernels[filter].indices.map {
          CourseNumbers.grid(
            rows(setting.kernel), setting.kernel, of: CourseNumbers.weights, from: filter + $0)
        }
      }
      size = setting.kernel
      padding = setting.padding
      stride = setting.stride
      dilation = setting.dilation
    }
  }
}

extension SlidingFigure.Operation {
  /// Whether input and output are two-dimensional.
  package var isPicture: Bool {
    switch self {
    case .conv2d, .pool2d, .convTranspose2d: true
    case .conv1d, .pool1d, .convTranspose1d: false
    }
  }

  /// Whether there is no kernel.
  package var isPooling: Bool { self == .pool1d || self == .pool2d }

  /// Whether each input stamps the kernel, rather than each output reading through it.
  package var isTransposed: Bool { self == .convTranspose1d || self == .convTranspose2d }

  /// The ways that it can be shown in, the usual one first.
  package var modes: [SlidingFigure.Mode] {
    isPooling ? [.maximum, .average] : isTransposed ? [] : [.crossCorrelation, .convolution]
  }
}
