internal import CNNEngine
package import Canvas

// A surface of two weights with the path that goes down on it, and the numbers of the last update.
extension DescentFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    let points = zip(Self.xs, Self.ys).map { "(\($0.figureText), \($1.figureText))" }
    return [
      "descent: the line y = w·x + b on the points \(points.joined(separator: " "))",
      line(knobs).string + (area.isSecret ? "" : "; it \(outcome.words(isPast: true))"),
    ]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText { line(knobs) }

  /// `rate 0.1   batch 2 of 8   seed 1`.
  private func line(_ knobs: KnobLine) -> StyledText {
    knobs.text(gap: 3, value: Style(.kernel)) { $0 == "batch" ? " of \(Self.xs.count)" : "" }
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    [StyledText(area.isNarrow ? narrowWords : equation, .quiet)]
  }

  private var narrowWords: String {
    "w \(place.weight.figureText)  b \(place.bias.figureText)  loss \(loss.figureText)"
  }

  /// How the last update came about: `w: -1 - 0.1·(-8) = -0.2`.
  private var equation: String {
    guard let update else { return "It begins here. Step with → or play." }
    return "w: " + moved(placeBefore.weight, update.gradient.weight, place.weight) + "   b: "
      + moved(placeBefore.bias, update.gradient.bias, place.bias)
  }

  private func moved(_ old: Double, _ slope: Double, _ new: Double) -> String {
    "\(old.figureText) - \(rate.figureText)·\(slope.factorText) = \(new.figureText)"
  }

  /// Both weights behind the current update.
  package var anatomy: NumberAnatomy? {
    let source = "lesson sgd, Gradient descent"
    guard update != nil else {
      return NumberAnatomy(
        formula: "loss = mean of (w·x + b - y)^2 over all points",
        numbers: "at w = \(place.weight.figureText), b = \(place.bias.figureText): "
          + loss.figureText, source: source)
    }
    return NumberAnatomy(
      formula: "w - rate·dL/dw, and b - rate·dL/db, with the slopes of this batch",
      numbers: equation, source: source)
  }

  package func draw(_ area: FigureArea) -> Grid {
    let panel = panelLines(area)
    let panelWidth = panel.reduce(0) { max($0, $1.width) } + 2
    let hasPanel = area.width >= 64
    let usualWidth = 52
    let most = area.height.map { max(usualWidth, 2 * $0) } ?? usualWidth
    let mapWidth = min(most, hasPanel ? area.width - panelWidth - 4 : area.width - 2)
    let wanted = mapWidth > usualWidth ? mapWidth / 2 : mapWidth / 3
    let map = DescentMap(figure: self, capabilities: area.capabilities)
      .draw(width: mapWidth, height: area.fitting(max(panel.count, wanted)))
    var grid = Grid(size: Size(width: area.width, height: area.fitting(map.size.height)))
    grid.place(map, x: 1, y: 0)
    if hasPanel {
      grid.write(panel, x: mapWidth + 4, y: 0, width: panelWidth, limit: grid.size.height)
    }
    return grid
  }

  private func panelLines(_ area: FigureArea) -> [StyledText] {
    let line = { (name: String, value: String, role: Role) in
      StyledText(name, .quiet).padded(to: 10) + StyledText(value, role)
    }
    let signs = DescentMap.Signs(area.capabilities)
    var lines = [
      line("step", "\(step) of \(stepCount - 1)", .text),
      line("w", place.weight.figureText, .output), line("b", place.bias.figureText, .output),
      line("loss", loss.figureText, .output),
    ]
    if let update {
      let gradient = "\(update.gradient.weight.figureText), \(update.gradient.bias.figureText)"
      lines += [
        line("epoch", "\(update.epoch + 1)", .text),
        line("points", points(of: update, all: "all \(Self.xs.count)"), .input),
        line("gradient", gradient, .kernel),
      ]
    } else {
      lines += [StyledText(), StyledText(), StyledText()]
    }
    return lines
      + [
        StyledText(),
        StyledText("across w, \(DescentMap.range(DescentMap.weights))", .quiet),
        StyledText("up b, \(DescentMap.range(DescentMap.biases))", .quiet),
        StyledText("\(signs.start) start  \(signs.now) now", .quiet),
        StyledText(
          "\(signs.least) least: \(minimum.weight.figureText), \(minimum.bias.figureText)", .quiet),
        StyledText("a shade up: twice the loss", .quiet),
      ].map { $0.fitted(to: area.capabilities) }
  }

  private func points(of update: LineDescent.Step, all: String) -> String {
    update.points.count == Self.xs.count
      ? all : update.points.map { "\($0)" }.joined(separator: " ")
  }

  /// A line for each update; what the path has not reached is a dot.
  package func table(_ area: FigureArea) -> [StyledText] {
    let columns: [TextTable.Column] = [
      .init("  step", .right), .init("epoch", .right), .init("points"),
      .init("slope of w", .right), .init("slope of b", .right), .init("w", .right),
      .init("b", .right), .init("loss", .right),
    ]
    let first = [
      "0", "-", "-", "-", "-", Self.start.weight.figureText, Self.start.bias.figureText,
      startLoss.figureText,
    ]
    let rows =
      [first]
      + updates.enumerated().map { index, update in
        [
          "\(index + 1)", "\(update.epoch + 1)", points(of: update, all: "all"),
          update.gradient.weight.figureText, update.gradient.bias.figureText,
          update.place.weight.figureText, update.place.bias.figureText, update.loss.figureText,
        ]
      }
    let cells = rows.enumerated().map { index, row in
      let isSeen = area.tellsAll || index <= step
      return row.enumerated().map { column, text in
        column == 0
          ? area.mark(index == step) + StyledText(text)
          : StyledText(isSeen ? text : "·")
      }
    }
    let kept = area.width < 60 && !area.isPlain ? [0, 5, 6, 7] : Array(columns.indices)
    return TextTable(
      columns: kept.map { columns[$0] }, rows: cells.map { row in kept.map { row[$0] } }, gap: 2
    ).lines()
  }
}
