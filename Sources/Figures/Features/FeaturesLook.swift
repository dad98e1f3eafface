internal import CNNEngine
package import Canvas

// A picture, what a filter answers on it, and the numbers under its window.
extension FeaturesFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    [
      "features: filters of 3x3 on a picture of \(picture.width) x \(picture.height), "
        + "levels 0 to \(picture.white)"
    ]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    let name = StyledText("filter ", .quiet) + StyledText(filter.name, .kernel)
    let window = StyledText("   window at ", .quiet) + StyledText(place.placeText, .input)
    let answer =
      StyledText("   answers ", .quiet) + StyledText(answer(at: place).figureText, .output)
    let full = area.isSecret ? name + window : name + window + answer
    return full.width <= area.lineWidth ? full : name.truncated(to: area.lineWidth)
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    let (greatest, least) = extremes(of: step)
    let words = SizedWords(
      "greatest \(greatest.0.figureText) at \(greatest.1.placeText), "
        + "least \(least.0.figureText) at \(least.1.placeText)",
      narrow: "\(least.0.figureText) to \(greatest.0.figureText)")
    return [StyledText(words.text(area), .quiet)]
  }

  /// The answer of the picked filter where its window stands.
  package var anatomy: NumberAnatomy? {
    NumberAnatomy(
      formula: "\(filter.name): sum over the window of pixel · weight",
      numbers: sumText(width: 150),
      source: "lecture 11, feature extraction; terms with the weight 0 left out")
  }

  /// The products that are not 0, and their sum.
  private func sumText(width: Int) -> String {
    let products = zip(window.joined(), filter.kernel.joined()).filter { $0.1 != 0 }
      .map { "\($0.0.figureText)·\($0.1.factorText)" }
    let answer = answer(at: place).figureText
    let full = products.joined(separator: " + ") + " = \(answer)"
    return full.count <= width ? full : "... = \(answer)"
  }

  package func draw(_ area: FigureArea) -> Grid {
    let sum = FeatureSum(figure: self, area: area).lines(width: area.width - 2)
    let room = area.height.map { $0 - sum.count > 8 ? $0 - sum.count : $0 }
    let above = FeaturePictures(figure: self, area: area).draw(width: area.width - 2, room: room)
    let hasSum = above.size.height + sum.count <= area.height ?? .max
    var grid = Grid(
      size: Size(width: area.width, height: above.size.height + (hasSum ? sum.count : 0)))
    grid.place(above, x: 1, y: 0)
    if hasSum {
      grid.write(sum, x: 1, y: above.size.height, width: area.width - 1, limit: sum.count)
    }
    return grid
  }

  /// The maps of all filters want the whole width.
  package var hasTableBeside: Bool { false }
  package var tableRow: Int? { nil }

  package func table(_ area: FigureArea) -> [StyledText] {
    let rows = rows(area)
    guard area.tellsAll else { return rows }
    return rows + [
      "",
      StyledText("window \(place.placeText) under \(filter.name): ")
        + StyledText(sumText(width: 60)),
    ]
  }

  /// A line for each filter: its weights, where it answers most and least, and how often more than half as much.
  private func rows(_ area: FigureArea) -> [StyledText] {
    let columns: [TextTable.Column] = [
      .init("  filter"), .init("weights"), .init("most", .right), .init("at"),
      .init("least", .right), .init("at"), .init("strong", .right),
    ]
    let rows = filters.enumerated().map { index, filter in
      let (greatest, least) = extremes(of: index)
      let strong = features.maps[index].count { 2 * $0 > greatest.0 && $0 > 0 }
      let weights = filter.kernel.map { $0.map(\.figureText).joined(separator: " ") }
      return [
        area.mark(index == step) + StyledText(filter.name, .kernel),
        StyledText(weights.joined(separator: " / ")),
      ]
        + (area.isSecret
          ? Array(repeating: StyledText("?", .quiet), count: 5)
          : [
            StyledText(greatest.0.figureText, .output), StyledText(greatest.1.placeText),
            StyledText(least.0.figureText, .output), StyledText(least.1.placeText),
            StyledText("\(strong)/\(features.maps[index].count)"),
          ])
    }
    let kept = area.width < 60 && !area.isPlain ? [0, 2, 3, 4] : Array(columns.indices)
    return TextTable(
      columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } }, gap: 2
    ).lines()
  }
}
