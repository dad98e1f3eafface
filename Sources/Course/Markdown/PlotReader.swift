internal import ContentFormat

/// Reads the body of a `plot` fence.
struct PlotReader {
  /// More curves than this cannot be told apart without colours.
  static let seriesLimit = 4

  var file: String
  /// Line of the fence, from 1.
  var line: Int
  /// Text of a file beside the lesson.
  var files: NamedFiles

  /// The plot; throws with file and line what is wrong.
  func spec(
    _ kind: PlotSpec.Kind, document: ContentDocument
  ) throws(ContentProblem) -> PlotSpec {
    var spec: PlotSpec
    switch kind {
    case .functions: spec = try document.decode(FunctionsFile.self).spec
    case .bars: spec = try document.decode(BarsFile.self).spec
    case .curves, .points:
      let written = try document.decode(SeriesFile.self)
      let table = try table(written.file, in: document)
      do throws(PlacedFault) {
        spec = try written.spec(kind, table: table)
      } catch {
        throw document.problem(error, fence: line)
      }
    }
    spec.place = document.place(fence: line)
    if let (fault, clues) = fault(of: spec) {
      throw ContentProblem(file: file, line: spec.place.line(of: clues), fault: fault)
    }
    return spec
  }

  private func table(
    _ name: String?, in document: ContentDocument
  ) throws(ContentProblem) -> CurveTable? {
    guard let name else { return nil }
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let text = try files.text(name, document.line(of: "file", fence: line))
    return try CurveTable(text, file: folder + "/" + name)
  }

  /// What is wrong with the plot as a whole, and the settings that may have caused it.
  private func fault(of spec: PlotSpec) -> (ContentProblem.Fault, [FenceClue])? {
    let values: [FenceClue] = ["points", "bars", "functions", "series"]
    guard let fault = valueFault(of: spec) else {
      guard (4...20).contains(spec.rows) else {
        return (.rule("the plot has \(spec.rows) rows", mend: "Choose 4 to 20"), ["rows"])
      }
      return nil
    }
    return (fault, spec.vertical.isLogarithmic ? ["y", "axis"] + values : values)
  }

  private func valueFault(of spec: PlotSpec) -> ContentProblem.Fault? {
    if spec.series.allSatisfy(\.values.isEmpty) {
      return .rule("the plot has nothing to show", mend: "Give it at least one value")
    }
    if spec.kind != .bars, spec.series.count > Self.seriesLimit {
      return .rule(
        "the plot has \(spec.series.count) series",
        mend: "Show at most \(Self.seriesLimit), so that they differ without colours")
    }
    let values = spec.series.flatMap(\.values)
    let heights = values.map(\.y) + spec.marks.map(\.value)
    if spec.vertical.isLogarithmic, let low = heights.min(), low <= 0 {
      return .rule(
        "a logarithmic axis cannot show \(low)", mend: "Leave the value out, or log away")
    }
    if spec.kind == .bars, spec.vertical.isLogarithmic {
      return .rule("bars have no logarithmic axis", mend: "Use points, or take log away")
    }
    if let error = values.compactMap(\.error).first(where: { $0 < 0 }) {
      return .rule("the error \(error) is below 0", mend: "Write half the length of the error bar")
    }
    if spec.kind == .bars, let low = heights.min(), low < 0 {
      return .rule("a bar cannot show \(low)", mend: "Use points for values below 0")
    }
    return nil
  }
}
