internal import CNNEngine
internal import Canvas
package import ContentFormat

/// The layer table of a network: rows of numbers, each with where it comes from.
package struct NetworkFigure: SoleFigure {
  /// A number of a row.
  package enum Column: String, Hashable, Sendable, CaseIterable {
    case output
    case parameters
    /// Part of all parameters.
    case share
    case multiplyAdds
    case receptiveField
  }

  /// A number with where it comes from.
  package struct Cell: Hashable, Sendable {
    package var text: String
    /// Formulas that give it, one a line.
    package var formulas: [String]
    /// The question that must be answered first.
    package var hiddenBy: String?

    package init(text: String, formulas: [String] = [], hiddenBy: String? = nil) {
      self.text = text
      self.formulas = formulas
      self.hiddenBy = hiddenBy
    }
  }

  /// A layer, a composite with all its parts, or the total.
  package struct Row: Hashable, Sendable {
    package var name: String
    /// What is given: `96 filters 11x11, stride 4, no padding`.
    package var given: String
    package var cells: [Column: Cell]

    package init(name: String, given: String, cells: [Column: Cell]) {
      self.name = name
      self.given = given
      self.cells = cells
    }
  }

  package static let kind = FigureKind("network", "a layer table", fence: "network")
  /// The word that stands for layers written in the fence itself.
  private static let inline = "inline"

  /// A name of the catalogue, or layers in the short form behind an input.
  private var network = ""
  private var input = ""
  private var names: [String]?
  /// Which numbers hide until which question is answered: `conv1.parameters: alexnet.conv1`.
  private var hide = OrderedMap<String>()
  /// Rows of the screen where there is room for all of it.
  private(set) var height = 12
  package var title = Architecture.usualInFigures
  package var columns: [Column] = [.output, .parameters, .multiplyAdds, .receptiveField]
  package var rows: [Row] = []
  /// Questions whose answers are known, so that what they ask may be seen.
  private var earned: Set<String> = []
  /// The row that is looked at.
  package var step = 0
  /// Index of the column that is looked at.
  private(set) var column = 0

  package init() {}

  package static let settings: [Setting<Self>] = [
    Setting.text("network", \.network, help: "a network by its name, or layers behind an input")
      .optionOnly.unnamed,
    .text("input", \.input, help: "the shape that layers read, such as 1x13x13"),
    Setting.text("layers", \.network, help: "layers in the short form, behind \"inline\"").keyOnly,
    Setting(
      "columns", help: "some of \(Column.allCases.map(\.rawValue).joined(separator: ", "))",
      text: { $0.columns.map(\.rawValue).joined(separator: ", ") }, put: { _, _ in },
      read: { figure, source throws(FigureFault) in
        figure.columns = try source.words(Column.self)
      }
    ).keyOnly,
    Setting(
      "rows", help: "names of layers; else all that slide, learn or join",
      text: { $0.names?.joined(separator: ", ") ?? "" }, put: { _, _ in },
      read: { figure, source throws(FigureFault) in
        figure.names = try source.decode([String].self)
      }
    ).keyOnly,
    Setting(
      "hide", help: "numbers that hide until a question is answered: {C1.parameters: lenet.c1}",
      text: { _ in "" }, put: { _, _ in },
      read: { figure, source throws(FigureFault) in
        figure.hide = try source.decode(OrderedMap<String>.self)
      }
    ).keyOnly,
    Setting.count(
      "height", \.height, 4...20, what: "height of the table", help: "rows where there is room"
    ).keyOnly,
  ]

  /// The rows are named in words that only the network knows.
  package mutating func complete(_ request: FigureRequest) throws(FigureFault) {
    let architecture = try architecture(request)
    let summary: NetworkSummary
    do throws(ShapeError) { summary = try NetworkSummary(of: architecture) } catch {
      throw layersFault(error.description, request)
    }
    do throws(PlacedFault) { try show(NetworkTable(summary: summary)) } catch {
      throw .content(request.document.problem(error, fence: request.line))
    }
  }

  private mutating func architecture(
    _ request: FigureRequest
  ) throws(FigureFault) -> Architecture {
    title = request.subject ?? (network.isEmpty ? title : network)
    if let name = request.subject, name != Self.inline {
      guard let known = Architecture.named(name), input.isEmpty, network.isEmpty else {
        throw placed(
          .unknownIdentifier("network", name, of: Architecture.names + [Self.inline]), request)
      }
      return known
    }
    guard request.subject == nil || !(input.isEmpty || network.isEmpty) else {
      throw placed(
        .rule(
          "a network written inline needs its input and its layers",
          mend: "Write input: 1x13x13 and layers: \"conv 3@4x4 | relu\""), request)
    }
    do throws(FigureFault) { return try Architecture(figure: network, input: input) } catch {
      guard case .own(let fault as NetworkFault) = error, case .layers(let reason) = fault else {
        throw error
      }
      throw layersFault(reason, request)
    }
  }

  /// Of layers that cannot be read or do not fit; those of a name have no line.
  private func layersFault(_ reason: String, _ request: FigureRequest) -> FigureFault {
    request.isTyped
      ? .own(NetworkFault.layers(reason))
      : placed(
        .wrongValue("the network", reason: reason), request,
        at: request.document.root.entry("layers") == nil ? [] : [AnyKey(stringValue: "layers")])
  }

  private func placed(
    _ fault: ContentProblem.Fault, _ request: FigureRequest, at path: [any CodingKey] = []
  ) -> FigureFault {
    .content(request.document.problem(PlacedFault(fault, at: path), fence: request.line))
  }

  /// The rows that are asked for, and the total.
  private mutating func show(_ table: NetworkTable) throws(PlacedFault) {
    let shown = names ?? table.usualNames
    for (index, name) in shown.enumerated() {
      let isAlone = shown.contains { $0.hasPrefix(name + ".") }
      guard let row = table.row(name, isAlone: isAlone) else {
        throw PlacedFault(
          .unknownIdentifier("layer", name, of: table.summary.rows.map(\.name)),
          at: [AnyKey(stringValue: "rows"), IndexKey(index)])
      }
      rows.append(row)
    }
    rows.append(table.totalRow)
    for entry in hide.entries {
      try PlacedFault.at(AnyKey(stringValue: "hide"), AnyKey(stringValue: entry.key)) {
        () throws(ContentProblem.Fault) in
        try hide(entry.key, until: entry.value)
      }
    }
  }

  private mutating func hide(
    _ place: String, until question: String
  ) throws(ContentProblem.Fault) {
    let words = place.split(separator: ".")
    let name = words.dropLast().joined(separator: ".")
    guard let column = words.last.flatMap({ Column(rawValue: String($0)) }) else {
      throw .unknownWord(
        "column", words.last.map(String.init) ?? place, of: Column.allCases.map(\.rawValue))
    }
    guard let index = rows.firstIndex(where: { $0.name == name }) else {
      throw .unknownIdentifier("row", name, of: rows.map(\.name))
    }
    rows[index].cells[column]?.hiddenBy = question
    // The share is worked out from the parameters and would give them away.
    if column == .parameters { rows[index].cells[.share]?.hiddenBy = question }
  }

  package mutating func settle() throws(FigureFault) {
    column = columns.firstIndex(of: .parameters) ?? 0
  }

  package mutating func learn(earned: Set<String>) { self.earned = earned }

  /// One step a row.
  package var stepCount: Int { rows.count }

  var row: Row { rows[step] }

  /// The number that is looked at.
  package var cell: Cell? { row.cells[columns[column]] }

  /// Whether a number is still the student's to find.
  package func isSecret(_ cell: Cell) -> Bool {
    cell.hiddenBy.map { !earned.contains($0) } ?? false
  }

  package var bindings: [Binding<Self>] {
    [
      .step("layer", sign: "↑↓", help: "another layer", back: [.up], forward: [.down]),
      .apart("take apart", back: "table", help: "take all numbers of the layer apart"),
      Binding(
        [.character("x")], sign: "x", short: "what a unit sees",
        help: "what a unit of the layer sees; esc back to the table"
      ) { figure throws(FigureFault) in try figure.unitRequest() },
      Binding(
        [.left, .right], sign: "←→", short: "number", help: "another number of the layer"
      ) { figure, key in
        figure.column = min(
          max(0, figure.column + (key == .left ? -1 : 1)), figure.columns.count - 1)
      },
      .table("formulas", back: "numbers", help: "the formula of every number of the column"),
      .ends("the first layer, the total"),
    ]
  }

  /// What a unit of the row's layer sees, unless that would show a size that is still asked for.
  private func unitRequest() throws(FigureFault) -> FigureRequest {
    let told = rows.flatMap { [$0.cells[.output], $0.cells[.receptiveField]] }
    guard !told.contains(where: { $0.map(isSecret) ?? false }) else {
      throw .own(NetworkFault.asked)
    }
    var settings = [(name: "network", text: network.isEmpty ? title : network)]
    if !input.isEmpty { settings.append(("input", input)) }
    // The total stands for the whole network: its last layer that slides.
    if step < stepCount - 1 { settings.append(("layer", row.name)) }
    let request = FigureRequest(ReceptiveFieldFigure.kind.name, typed: settings)
    _ = try ReceptiveFieldFigure(request)
    return request
  }
}
