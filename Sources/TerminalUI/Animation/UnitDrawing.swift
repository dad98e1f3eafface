import CNNEngine
import Canvas
import Course
import Tutor

/// A ReLU unit that learns by hand: its steps in numbers, and where the next `z` lands for every rate.
struct UnitDrawing: FigureView {
  let state: UnitState
  let capabilities: Capabilities

  private var steps: [UnitTrace.Step] { state.trace.steps }

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  var plainSettings: String {
    let knobs = state.knobs.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
    let cliff = state.spec.hasCliff ? "\n" + cliffWords : ""
    return "dead-relu: z = w x + b, y = max(0, z), loss (y - target)^2/2; \(knobs)" + cliff
  }

  private var cliffWords: String {
    state.trace.cliff.map {
      "from a rate of \($0.significant(3)) on, the first step ends at z <= 0"
    }
      ?? "no rate silences it in the first step"
  }

  func settings(width: Int) -> StyledText {
    let knobs = KnobLine(knobs: state.knobs, entry: state.knobEntry).text(width: width - 10)
    return figureSettings(knobs, state.playback, of: state.frameCount, width: width)
  }

  func words(width: Int) -> [StyledText] {
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    if let draft = state.draft {
      let question = width < 64 ? "z after one update: " : "What is z after the first update? "
      return [StyledText("\(question)[\(draft)_]", .focus)]
    }
    if state.knobEntry != nil {
      let text = width < 64 ? "Type, or press ↑↓." : "Type a number; x takes one for each step."
      return [StyledText(text, .focus)]
    }
    if let guess = state.guess, state.playback.position > 0 {
      return [
        guess.isRight
          ? StyledText("✓ \(guess.value.figureText)", .right)
          : StyledText(
            "✗ you said \(guess.value.figureText); w and b both move, and z has both in it", .wrong)
      ]
    }
    let isNarrow = width < 64
    return [StyledText(isNarrow ? narrowWords : stepWords, .quiet)]
  }

  private var narrowWords: String {
    let step = steps[state.playback.position]
    return step.sum <= 0 ? "silent: slopes are 0" : "dL/dw \(step.dWeight.figureText)"
  }

  /// The update that is done next, in numbers.
  private var stepWords: String {
    let step = steps[state.playback.position]
    guard step.sum > 0 else {
      return "z is not above 0: the ReLU passes no slope, so w and b stay as they are"
    }
    let slope = (step.output - state.spec.target).factorText
    let rate = state.spec.rate.figureText
    return "dL/dw = \(slope)·\(step.input.factorText) = \(step.dWeight.figureText)   "
      + "dL/db = \(step.dBias.figureText)   next: w - \(rate)·dL/dw, b - \(rate)·dL/db"
  }

  func figure(width: Int, room: Int) -> Grid {
    let hasPlot = state.spec.hasCliff && !state.isPredicting
    let form: Form = width >= 64 ? .wide : .narrow
    let lines = rows(form, isComplete: false, room: room)
    let tableWidth = rows(form, isComplete: true, room: .max).map(\.width).max() ?? 0
    let plotWidth = width - tableWidth - 5
    let height = max(lines.count, hasPlot && plotWidth >= 24 ? 9 : 0)
    var grid = Grid(size: Size(width: width, height: min(room, height)))
    grid.write(lines, x: 1, y: 0, width: width - 1, limit: room)
    if hasPlot, plotWidth >= 24 {
      cliffPlot.draw(
        on: &grid,
        in: Rect(
          x: tableWidth + 4, y: 0, width: min(plotWidth, 60), height: min(grid.size.height, 14)),
        capabilities: capabilities)
    }
    return grid
  }

  /// The next `z` against the rate, with the line that it must not cross.
  private var cliffPlot: LinePlot {
    let cliff = state.trace.cliff ?? 1
    let end = max(2 * cliff, min(state.spec.rate * 1.2, 4 * cliff))
    let ends = [0, end]
    return LinePlot(
      series: [
        .init(
          "0", ends.map { .init(x: $0, y: 0) }, style: Style(.quiet), stroke: .dashed, mark: "-"),
        .init(
          "z", ends.map { .init(x: $0, y: state.trace.nextSum(rate: $0)) }, style: Style(.output)),
      ],
      horizontal: Axis("rate", range: 0...end), vertical: Axis("z after 1 step"),
      cursor: state.spec.rate)
  }

  func table(width: Int, room: Int) -> [StyledText] {
    rows(width >= 70 ? .complete : width >= 56 ? .wide : .narrow, isComplete: false, room: room)
  }

  func completeTable(width: Int) -> [StyledText] {
    rows(.complete, isComplete: true, room: .max)
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

  private func rows(_ form: Form, isComplete: Bool, room: Int) -> [StyledText] {
    let columns = (form.names + [""]).map { TextTable.Column($0, .right) }
    let cells = steps.indices.map { index in
      row(index, form, isShown: isComplete || index <= state.playback.position)
    }
    let lines = TextTable(columns: columns, rows: cells, gap: 2).lines()
      .map { $0.fitted(to: capabilities) }
    guard lines.count > room, room > 1 else { return lines }
    let start = min(max(0, state.playback.position + 1 - room / 2), lines.count - room)
    return [lines[0]] + lines[(start + 1)..<(start + room)]
  }

  private func row(_ index: Int, _ form: Form, isShown: Bool) -> [StyledText] {
    let step = steps[index]
    let isHere = index == state.playback.position
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
