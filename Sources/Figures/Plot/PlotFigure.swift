internal import Canvas
package import ContentFormat

/// A plot and the cursor that reads its values.
package struct PlotFigure: Figure {
  /// What the cursor reads of one series.
  struct Reading {
    let name: String
    /// Nil where the series has no value there.
    let value: Plot.Value?
    let isBest: Bool
  }

  package static let kinds = [
    FigureKind("functions", "functions of x, and their slopes", fence: "plot"),
    FigureKind("bars", "values of a lesson side by side", lesson: "alexnet", fence: "plot"),
    FigureKind("curves", "recorded runs of a lesson", lesson: "training-lab", fence: "plot"),
    FigureKind(
      "points", "values of a lesson with error bars", lesson: "early-stopping", fence: "plot"),
  ]

  private let kind: Plot.Kind
  /// What was typed on a command line.
  private var functions = Plot.usualFunctions
  private var range = Plot.usualRange
  @Settled package private(set) var plot: Plot
  /// Where the cursor stands.
  package var step = 0

  package init(_ kind: FigureKind) {
    self.kind = Plot.Kind(rawValue: kind.name) ?? .functions
  }

  /// A plot that nobody wrote.
  package init(_ plot: Plot) {
    kind = plot.kind
    self.plot = plot
    step = start
  }

  package static func settings(of kind: FigureKind) -> [Setting<Self>] {
    let marks = part("marks", "values that are marked, by name")
    let rows = part("rows", "rows of the plot, 4 to 20")
    let axes = [part("x", "the horizontal axis"), part("y", "the vertical axis")]
    let source = part("source", "how the numbers were made")
    switch Plot.Kind(rawValue: kind.name) ?? .functions {
    case .functions:
      return [
        Setting(
          "functions", help: "functions of x with commas between them: relu, tanh', max(0,x)^2",
          text: \.functions, put: { figure, text in figure.functions = text },
          read: { _, _ in }),
        Setting(
          "range", help: "where they are drawn, such as -4,4", text: \.range,
          put: { figure, text in figure.range = text }
        ).optionOnly,
      ] + axes + [
        part("slope", "slope of leakyRelu below 0"), part("steps", "steps of the cursor"), marks,
        rows,
      ]
    case .bars:
      return [
        part("bars", "values by name, numbers or counts of the network"),
        part("axis", "what is measured"), part("network", "the network that bars may ask"), marks,
        source,
      ]
    case .curves, .points:
      return [
        part("file", "a file of numbers beside the lesson"),
        part("series", "columns of the file by name"), part("points", "points written out"),
        part("best", "the series whose least value is marked"),
      ] + axes + [marks, rows, source]
    }
  }

  /// A part of the fence that is read together with the others.
  private static func part(_ name: String, _ help: String) -> Setting<Self> {
    Setting(name, help: help, text: { _ in "" }, put: { _, _ in }, read: { _, _ in }).keyOnly
  }

  package mutating func complete(_ request: FigureRequest) throws(FigureFault) {
    if request.isTyped {
      plot = try Plot(functions: functions, over: range)
    } else {
      do throws(ContentProblem) { plot = try PlotReader(request: request).plot(kind) } catch {
        throw .content(error)
      }
    }
    step = start
  }

  package mutating func settle() throws(FigureFault) {}

  /// Where there is most to see: at the marked value, in the middle of functions.
  private var start: Int {
    let best = plot.series.lazy.compactMap { series in
      series.best.map { series.values[$0].x }
    }.first
    if let best, let index = plot.stops.firstIndex(of: best) { return index }
    return plot.kind == .functions ? plot.stops.count / 2 : 0
  }

  /// One step a stop.
  package var stepCount: Int { plot.stops.count }

  /// The place of the cursor on the horizontal axis.
  var place: Double { plot.stops[step] }

  /// What every series says at a stop.
  func readings(at stop: Int) -> [Reading] {
    if plot.kind == .bars {
      return [
        Reading(name: plot.series[stop].name, value: plot.series[stop].values[0], isBest: false)
      ]
    }
    return plot.series.map { series in
      let index = series.values.firstIndex { $0.x == plot.stops[stop] }
      return Reading(
        name: series.name, value: index.map { series.values[$0] },
        isBest: index != nil && index == series.best)
    }
  }

  package var bindings: [Binding<Self>] {
    [
      .step(
        "read values", sign: plot.kind == .bars ? "↑↓" : "←→",
        help: "read the next value, the one before", back: [.left, .up], forward: [.right, .down]),
      .table(help: "all values as a table"), .apart(), .ends("the first value, the last one"),
    ]
  }
}
