internal import CNNEngine
package import Canvas

// The unit's steps in numbers, and where the next `z` lands for every rate.
extension DeadReLUFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    ["dead-relu: z = w x + b, y = max(0, z), loss (y - target)^2/2; \(knobs.plainText)"]
      + (hasCliff && !area.isSecret ? [cliffWords] : [])
  }

  private var cliffWords: String {
    cliff.map { "from a rate of \($0.significant(3)) on, the first step ends at z <= 0" }
      ?? "no rate silences it in the first step"
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    [StyledText(area.isNarrow ? narrowWords : stepWords, .quiet)]
  }

  private var narrowWords: String {
    next.sum <= 0 ? "silent: slopes are 0" : "dL/dw \(next.dWeight.figureText)"
  }

  /// The update that is done next, in numbers.
  private var stepWords: String {
    guard next.sum > 0 else {
      return "z is not above 0: the ReLU passes no slope, so w and b stay as they are"
    }
    let slope = (next.output - target).factorText
    return "dL/dw = \(slope)·\(next.input.factorText) = \(next.dWeight.figureText)   "
      + "dL/db = \(next.dBias.figureText)   next: w - \(rate.figureText)·dL/dw, "
      + "b - \(rate.figureText)·dL/db"
  }

  /// The sum of the step, and its slope.
  package var anatomy: NumberAnatomy? {
    let slope = next.sum > 0 ? "1" : "0"
    let miss = (next.output - target).factorText
    return NumberAnatomy(
      formula: "z = w·x + b;   dL/dw = (y - target)·ReLU'(z)·x",
      numbers: "z = \(next.weight.factorText)·\(next.input.factorText) + \(next.bias.factorText)"
        + " = \(next.sum.figureText);   dL/dw = \(miss)·\(slope)·\(next.input.factorText)"
        + " = \(next.dWeight.figureText)",
      source: "lesson dead-relu, Three factors")
  }

  package func draw(_ area: FigureArea) -> Grid {
    let form: Form = area.isNarrow ? .narrow : .wide
    let lines = area.scrolled(rows(form, area), around: step + 1)
    var whole = area
    whole.tellsAll = true
    let tableWidth = rows(form, whole).map(\.width).max() ?? 0
    let plotWidth = area.width - tableWidth - 5
    let hasPlot = hasCliff && !area.isSecret && plotWidth >= 24
    let height = area.fitting(max(lines.count, hasPlot ? 9 : 0))
    var grid = Grid(size: Size(width: area.width, height: height))
    grid.write(lines, x: 1, y: 0, width: area.width - 1, limit: height)
    if hasPlot {
      cliffPlot.draw(
        on: &grid,
        in: Rect(x: tableWidth + 4, y: 0, width: min(plotWidth, 60), height: min(height, 14)),
        capabilities: area.capabilities)
    }
    return grid
  }

  /// The next `z` against the rate, with the line that it must not cross.
  private var cliffPlot: LinePlot {
    let cliff = cliff ?? 1
    let end = max(2 * cliff, min(rate * 1.2, 4 * cliff))
    let ends = [0, end]
    return LinePlot(
      series: [
        .init(
          "0", ends.map { .init(x: $0, y: 0) }, style: Style(.quiet), stroke: .dashed, mark: "-"),
        .init("z", ends.map { .init(x: $0, y: nextSum(rate: $0)) }, style: Style(.output)),
      ],
      horizontal: Axis("rate", range: 0...end), vertical: Axis("z after 1 step"), cursor: rate)
  }

  package func table(_ area: FigureArea) -> [StyledText] {
    rows(
      area.isPlain || area.width >= 70 ? .complete : area.width >= 56 ? .wide : .narrow, area)
  }

  /// Which columns there is room for.
  private enum Form {
    case narrow, wide, complete

    var names: [String] {
      switch self {
      case .narrow: ["step", "w", "b", "z", "loss"]
      case .wide: ["step", "x", "w", "b", "z", "y", "loss"]
      case .complete: ["step", "x", "w", "b", "z", "y", "loss", "dL/dw", "dL/db"]
      }
    }
  }

  private func rows(_ form: Form, _ area: FigureArea) -> [StyledText] {
    let columns = (form.names + [""]).map { TextTable.Column($0, .right) }
    let cells = steps.indices.map { index in
      row(index, form, isShown: area.tellsAll || index <= step)
    }
    return TextTable(columns: columns, rows: cells, gap: 2).lines()
      .map { $0.fitted(to: area.capabilities) }
  }

  private func row(_ index: Int, _ form: Form, isShown: Bool) -> [StyledText] {
    let step = steps[index]
    let isHere = index == self.step
    let role: Role = step.sum > 0 ? .output : .wrong
    let cells: [String: StyledText] = [
      "x": StyledText(step.input.figureText, .input),
      "w": StyledText(step.weight.figureText, .kernel), "b": StyledText(step.bias.figureText),
      "z": StyledText(step.sum.figureText, Style(role, isBold: isHere)),
      "y": StyledText(step.output.figureText), "loss": StyledText(step.loss.significant(3)),
      "dL/dw": StyledText(step.dWeight.figureText), "dL/db": StyledText(step.dBias.figureText),
    ]
    let hidden = StyledText("·", .quiet)
    let silent = isShown && step.sum <= 0 ? StyledText("silent", .wrong) : StyledText()
    return form.names.map { name in
      name == "step"
        ? StyledText("\(index)", Style(.text, isBold: isHere))
        : isShown ? cells[name] ?? hidden : hidden
    } + [silent]
  }
}
