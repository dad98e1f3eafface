internal import CNNEngine
internal import Canvas
package import ContentFormat

/// Filters over a picture: which one is picked, where its window stands, and its weights, edited in place.
package struct FeaturesFigure: SoleFigure, SheetFigure {
  /// A kernel with a name.
  package struct Filter: Hashable, Sendable {
    package var name: String
    package var kernel: [[Double]]

    init(_ name: String, _ kernel: [[Double]]) {
      self.name = name
      self.kernel = kernel
    }
  }

  package static let kind = FigureKind("features", "filters on a picture")
  package static let canAsk = true

  /// The picture among the assets that is taken when none is named.
  package static let usualPicture = "scenes/yard.pgm"

  /// Kernels whose weights add up to 0, so that an even area answers nothing.
  static let bank = [
    Filter("vertical", [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]),
    Filter("horizontal", [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]),
    Filter("corner", [[-2, -2, -1], [-2, 2, 2], [-1, 2, 2]]),
    Filter("dot", [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
    Filter("line", [[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]]),
  ]

  @Settled package private(set) var picture: GreyPicture
  /// A file that was named on a command line.
  private var file: String?
  private var isRead = false
  /// The filters, as far as they were edited.
  package private(set) var filters = Self.bank
  /// What they answer.
  @Settled private(set) var features: FeatureMaps
  /// Row and column of the map that the window belongs to.
  package private(set) var place: [Int] = []
  /// The picked kernel, as it is edited.
  package var sheet = NumberSheet([])
  /// The picked filter; another one begins with its own kernel.
  package var step = 0 {
    didSet { if step != oldValue { sheet = Self.sheet(filter) } }
  }

  package init() {}

  package static let settings: [Setting<Self>] = [
    Setting(
      "picture", help: "plain PGM below Assets, at most 40 x 20, such as scenes/yard.pgm",
      text: { _ in usualPicture }, put: { _, _ in },
      read: { figure, source throws(FigureFault) in
        figure.picture = try GreyPicture(
          pgm: source.text(ofFile: "Assets/" + source.decode(String.self)))
        figure.isRead = true
      }
    ).keyOnly,
    Setting(
      "input", help: "a small picture, a file in plain PGM",
      text: { _ in "Assets/" + usualPicture },
      put: { figure, text in figure.file = text }
    ).optionOnly,
    Setting(
      "filters", help: "names of filters: vertical, horizontal, corner, dot, line",
      text: { $0.filters.map(\.name).joined(separator: ", ") }, put: { _, _ in },
      read: { figure, source throws(FigureFault) in
        try figure.take(names: try source.decode([String].self))
      }
    ).keyOnly,
  ]

  private mutating func take(names: [String]) throws(FigureFault) {
    let known = Self.bank.map(\.name)
    filters = []
    for name in names.isEmpty ? [""] : names {
      guard let filter = Self.bank.first(where: { $0.name == name }) else {
        throw .unknownWord(kind: "filter", name, known: known)
      }
      filters.append(filter)
    }
  }

  package mutating func complete(_ request: FigureRequest) throws(FigureFault) {
    guard !isRead else { return }
    let text: String
    do throws(ContentProblem) {
      text = try request.files.text(file ?? "Assets/" + Self.usualPicture, request.line)
    } catch {
      throw .content(error)
    }
    picture = try GreyPicture(pgm: text)
  }

  package mutating func settle() throws(FigureFault) {
    features = try Self.features(picture, filters)
    step = min(step, stepCount - 1)
    if place.isEmpty { place = features.sizes.map { $0 / 2 } }
    sheet = Self.sheet(filter)
  }

  package mutating func take(_ rows: [NumberSheet.Row]) throws(FigureFault) -> [NumberSheet.Row] {
    for number in rows.flatMap(\.numbers) where abs(number) > 99 {
      throw .own(FeaturesFault(weight: number))
    }
    var changed = filters
    changed[step].kernel = rows.map(\.numbers)
    features = try Self.features(picture, changed)
    filters = changed
    return rows
  }

  private static func sheet(_ filter: Filter) -> NumberSheet {
    NumberSheet(filter.kernel.map { NumberSheet.Row("", $0) })
  }

  private static func features(
    _ picture: GreyPicture, _ filters: [Filter]
  ) throws(FigureFault) -> FeatureMaps {
    do {
      return try FeatureMaps(picture: picture.rows, kernels: filters.map(\.kernel))
    } catch {
      throw .engine("\(error)")
    }
  }

  /// One step a filter.
  package var stepCount: Int { filters.count }
  package var filter: Filter { filters[step] }

  /// The picked filter's answer at a place of the map.
  package func answer(at place: [Int]) -> Double {
    features.maps[step][place[0] * features.sizes[1] + place[1]]
  }

  /// What lies under the window.
  var window: [[Double]] {
    let side = filter.kernel.count
    return (0..<side).map { row in
      Array(picture.rows[place[0] + row][place[1]..<place[1] + side])
    }
  }

  /// Value and place of the greatest and of the least answer of a filter.
  package func extremes(of filter: Int) -> (greatest: (Double, [Int]), least: (Double, [Int])) {
    let map = features.maps[filter]
    let greatest = map.indices.max { map[$0] < map[$1] } ?? 0
    let least = map.indices.min { map[$0] < map[$1] } ?? 0
    let place = { (index: Int) in [index / features.sizes[1], index % features.sizes[1]] }
    return ((map[greatest], place(greatest)), (map[least], place(least)))
  }
}

// MARK: - Keys and the question

extension FeaturesFigure {
  package var mode: [Binding<Self>]? { sheet.isEditing ? sheetKeys : nil }

  package var bindings: [Binding<Self>] {
    [
      Binding(
        [.left, .right, .up, .down], sign: "←→↑↓", short: "window",
        help: "move the window over the picture"
      ) { figure, key in figure.move(key) },
      Binding(
        Key.digits(stepCount), sign: "1-\(stepCount)", short: stepCount > 1 ? "filter" : nil,
        help: "another filter"
      ) { figure, key in figure.step = (key.digit ?? 1) - 1 },
      .apart(), Self.editSheet("edit its weights"),
      .predict("hide the map and point to its strongest answer"), .table(),
      Binding(
        [.character("["), .character("]")], sign: "[ ]", help: "the filter before or behind"
      ) { figure, key in
        let step = key == .character("]") ? 1 : figure.stepCount - 1
        figure.step = (figure.step + step) % figure.stepCount
      },
      Self.undoSheet, .play().quiet, .ends(), .speed,
    ]
  }

  private mutating func move(_ key: Key) {
    let rows = key == .up ? -1 : key == .down ? 1 : 0
    let columns = key == .left ? -1 : key == .right ? 1 : 0
    place = zip(zip(place, [rows, columns]), features.sizes).map { pair, size in
      min(max(0, pair.0 + pair.1), size - 1)
    }
  }

  package var question: Question<Self>? {
    var question = Question<Self>(
      .pointed(footer: [FooterKey("↵", "point here"), FooterKey("←→↑↓", "window")]),
      SizedWords(
        "Where will it answer most strongly? Move the window there and press ↵.",
        narrow: "Point to its strongest answer.")
    ) { figure, _ in figure.verdict }
    (question.startsOver, question.isOfStep) = (false, true)
    return question
  }

  /// Whether the window stands at the strongest answer.
  private var verdict: Verdict {
    let (value, greatest) = (answer(at: place), extremes(of: step).greatest)
    guard value != greatest.0 else {
      return Verdict(true, "\(value.figureText): no answer is greater")
    }
    return Verdict(
      false,
      "\(value.figureText) there; the greatest, \(greatest.0.figureText), at \(greatest.1.placeText)"
    )
  }
}

/// A weight that the figure has no room for.
package struct FeaturesFault: FaultOfKind {
  let weight: Double

  package var description: String {
    "the weight cannot be \(weight.figureText). Choose -99 to 99."
  }

  package var clues: [FenceClue] { [] }
}
