internal import ContentFormat

/// Reads the body of a `plot` fence.
struct PlotReader {
  /// More curves than this cannot be told apart without colours.
  static let seriesLimit = 5

  let request: FigureRequest

  private var document: ContentDocument { request.document }

  /// The plot; throws with file and line what is wrong.
  func plot(_ kind: Plot.Kind) throws(ContentProblem) -> Plot {
    let plot = try written(kind)
    if let (fault, clues) = fault(of: plot) {
      throw ContentProblem(
        file: document.file, line: request.place.line(of: clues), fault: fault)
    }
    return plot
  }

  /// Numbers may be expressions, which only the course can compute.
  private func written(_ kind: Plot.Kind) throws(ContentProblem) -> Plot {
    switch kind {
    case .functions:
      let file = try document.decode(FunctionsFile.self)
      let scope = try request.numbers()
      return try placed { () throws(PlacedFault) in try file.plot(in: scope) }
    case .bars:
      let file = try document.decode(BarsFile.self)
      let scope = try request.numbers()
      return try placed { () throws(PlacedFault) in try file.plot(in: scope) }
    case .curves, .points:
      let file = try document.decode(SeriesFile.self)
      let table = try table(file.file)
      let scope = try request.numbers()
      return try placed { () throws(PlacedFault) in
        try file.plot(kind, table: table, in: scope)
      }
    }
  }

  private func placed<Value>(
    _ make: () throws(PlacedFault) -> Value
  ) throws(ContentProblem) -> Value {
    do throws(PlacedFault) { return try make() } catch {
      throw document.problem(error, fence: request.line)
    }
  }

  private func table(_ name: String?) throws(ContentProblem) -> CurveTable? {
    guard let name else { return nil }
    let folder = document.file.split(separator: "/").dropLast().joined(separator: "/")
    let text = try request.files.text(name, document.line(of: "file", fence: request.line))
    return try CurveTable(text, file: folder + "/" + name)
  }

  /// What is wrong with the plot as a whole, and the settings that may have caused it.
  private func fault(of plot: Plot) -> (ContentProblem.Fault, [FenceClue])? {
    let values: [FenceClue] = ["points", "bars", "functions", "series"]
    guard let fault = valueFault(of: plot) else {
      guard (4...20).contains(plot.rows) else {
        return (.rule("the plot has \(plot.rows) rows", mend: "Choose 4 to 20"), ["rows"])
      }
      return nil
    }
    return (fault, plot.vertical.isLogarithmic ? ["y", "axis"] + values : values)
  }

  private func valueFault(of plot: Plot) -> ContentProblem.Fault? {
    if plot.series.allSatisfy(\.values.isEmpty) {
      return .rule("the plot has nothing to show", mend: "Give it at least one value")
    }
    if plot.kind != .bars, plot.series.count > Self.seriesLimit {
      return .rule(
        "the plot has \(plot.series.count) series",
        mend: "Show at most \(Self.seriesLimit), so that they differ without colours")
    }
    let values = plot.series.flatMap(\.values)
    let heights = values.map(\.y) + plot.marks.map(\.value)
    if plot.vertical.isLogarithmic, let low = heights.min(), low <= 0 {
      return .rule(
        "a logarithmic axis cannot show \(low)", mend: "Leave the value out, or log away")
    }
    if plot.kind == .bars, plot.vertical.isLogarithmic {
      return .rule("bars have no logarithmic axis", mend: "Use points, or take log away")
    }
    if let error = values.compactMap(\.error).first(where: { $0 < 0 }) {
      return .rule("the error \(error) is below 0", mend: "Write half the length of the error bar")
    }
    if plot.kind == .bars, let low = heights.min(), low < 0 {
      return .rule("a bar cannot show \(low)", mend: "Use points for values below 0")
    }
    return nil
  }
}
