internal import CNNEngine
internal import Canvas

/// The layers of a receptive-field figure: window, jump, what each adds, and the side of the patch.
struct ReceptiveFieldTable {
  /// How much is said of each layer.
  enum Form {
    /// Name and side of the patch.
    case sides
    /// The numbers beside the picture.
    case columns
    /// Each number with where it comes from, and the patch of the picked unit.
    case formulas
  }

  let figure: ReceptiveFieldFigure
  let area: FigureArea

  /// A heading and a row for each layer.
  func lines(_ form: Form) -> [StyledText] {
    TextTable(columns: columns(form), rows: figure.shownRows.map { row($0, form) }, gap: 2)
      .lines().map { $0.fitted(to: area.capabilities) }
  }

  private func columns(_ form: Form) -> [TextTable.Column] {
    let name = TextTable.Column("  layer")
    switch form {
    case .sides: return [name, .init("r", .right)]
    case .columns:
      return [
        name, .init("K", .right), .init("s", .right), .init("jump", .right), .init("adds", .right),
        .init("r", .right),
      ]
    case .formulas:
      return [
        name, .init("map"), .init("K", .right), .init("s", .right), .init("jump", .right),
        .init("adds (K-1)·jump"), .init("r", .right), .init("overlap", .right), .init("reads"),
      ]
    }
  }

  private func row(_ index: Int, _ form: Form) -> [StyledText] {
    let stage = figure.stages[index]
    let isPicked = index == figure.stage
    let isBehind = index > figure.stage && !area.tellsAll
    let style: Role = isBehind ? .quiet : .text
    let mark = isPicked && !area.isPlain ? "▸ " : "  "
    let name =
      StyledText(mark, .focus)
      + StyledText(shortName(stage.name, form), Style(style, isBold: isPicked))
    let side = secret(
      numbers(stage.field.map { $0.axes.map(\.size) }),
      Style(isBehind ? .quiet : .output, isBold: isPicked))
    let window = StyledText(numbers(stage.windows.map(\.size)), style)
    let stride = StyledText(numbers(stage.windows.map(\.stride)), style)
    let jump = StyledText(numbers(stage.inputField.map { $0.axes.map(\.jump) }), style)
    switch form {
    case .sides: return [name, side]
    case .columns:
      return [name, window, stride, jump, secret(added(stage), Style(style)), side]
    case .formulas:
      let overlap = numbers(
        stage.field.map { field in field.axes.indices.map { stage.overlap(axis: $0) } })
      return [
        name, StyledText(stage.outputSizes.map(String.init).joined(separator: " x "), style),
        window, stride, jump, secret(sum(stage), Style(style)), side,
        secret(overlap, Style(style)), reads(index),
      ]
    }
  }

  /// A dot where there is no number.
  private func numbers(_ axes: [Int]?) -> String {
    axes.map { $0.isEmpty ? "·" : $0.axesText } ?? "·"
  }

  /// The end of a long name says most: `…a.branch3.0`.
  private func shortName(_ name: String, _ form: Form) -> String {
    let limit = 12
    guard form == .sides, name.count > limit else { return name }
    return "…" + name.suffix(limit - 1)
  }

  private func added(_ stage: SlidingGraph.Stage) -> String {
    if stage.isJoin { return "join" }
    guard let field = stage.field else { return "·" }
    return "+" + field.axes.indices.map { stage.added(axis: $0) }.axesText
  }

  /// The number, or `?` while the student is asked for it.
  private func secret(_ text: String, _ style: Style) -> StyledText {
    area.isSecret ? StyledText("?", .quiet) : StyledText(text, style)
  }

  /// `(5-1)·2 = 8`, with the dilation where there is one, along the last axis; of a join, its branches.
  private func sum(_ stage: SlidingGraph.Stage) -> String {
    if stage.isJoin { return "widest of \(stage.sources.count) branches" }
    guard let window = stage.windows.last, let jump = stage.inputField?.axes.last?.jump,
      stage.field != nil
    else { return "·" }
    let dilation = window.dilation > 1 ? "·\(window.dilation)" : ""
    return "(\(window.size)-1)\(dilation)·\(jump) = "
      + "\(stage.added(axis: stage.windows.count - 1))"
  }

  /// Which places of its input the layer reads for the picked unit: `2..7, 2..7`.
  private func reads(_ index: Int) -> StyledText {
    guard let ranges = figure.trace.read(by: index, in: figure.graph),
      !figure.stages[index].isJoin
    else { return StyledText("·", .quiet) }
    let step = (figure.steps.firstIndex(of: index) ?? 0) + 1
    guard area.tellsAll || step <= figure.step else { return StyledText("·", .quiet) }
    let words = ranges.map { "\($0.lowerBound)..\($0.upperBound - 1)" }
    return StyledText(words.joined(separator: ", "), .input)
  }
}
