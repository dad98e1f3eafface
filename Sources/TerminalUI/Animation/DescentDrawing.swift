import CNNEngine
import Canvas
import Course
import Tutor

/// A surface of two weights with the path that goes down on it, and the numbers of the last step.
struct DescentDrawing: FigureView {
  let state: DescentState
  let capabilities: Capabilities
  let hasFocus: Bool

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  private var pointCount: Int { state.descent.xs.count }

  var plainSettings: String {
    let points = zip(state.descent.xs, state.descent.ys)
      .map { "(\($0.figureText), \($1.figureText))" }.joined(separator: " ")
    return "descent: the line y = w·x + b on the points \(points)\n" + knobs.string
      + "; it \(words(of: state.outcome, isPast: true))"
  }

  func settings(width: Int) -> StyledText {
    let progress = figureProgress(state.playback, of: state.frameCount)
    let room = width - 4 - progress.width
    let text = knobs.width <= room ? knobs : knobs.truncated(to: room)
    return text.padded(to: width - 2 - progress.width) + progress
  }

  private var knobs: StyledText {
    state.sheet.rows.enumerated().reduce(StyledText()) { text, row in
      let isHere = hasFocus && state.sheet.hasFocus(row.offset, 0)
      let value = StyledText(
        state.sheet.text(row.offset, 0), isHere ? Style(.focus, isReversed: true) : Style(.kernel))
      let of = row.element.name == "batch" ? " of \(pointCount)" : ""
      return text + StyledText((row.offset > 0 ? "   " : "") + row.element.name + " ", .quiet)
        + value + StyledText(of, .quiet)
    }
  }

  func words(width: Int) -> [StyledText] {
    let isNarrow = width < 64
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    if state.isPredicting {
      let choices =
        isNarrow
        ? "Ends: 1 at rest 2 moving 3 far off"
        : "How does it end?  1 it \(words(of: .rests, isPast: false))  "
          + "2 it \(words(of: .moves, isPast: false))  3 it \(words(of: .runsAway, isPast: false))"
      return [StyledText(choices, .focus)]
    }
    if let guess = state.guess, state.isAtEnd {
      let isRight = guess == state.outcome
      let verdict = isRight ? "✓ it " : "✗ you said: it \(words(of: guess, isPast: false)); it "
      return [
        StyledText(verdict + words(of: state.outcome, isPast: true), isRight ? .right : .wrong)
      ]
    }
    return [StyledText(isNarrow ? stepWords : equation, .quiet)]
  }

  private func words(of outcome: DescentState.Outcome, isPast: Bool) -> String {
    switch outcome {
    case .rests: isPast ? "came to rest" : "comes to rest"
    case .moves: isPast ? "was still moving at the end" : "still moves"
    case .runsAway: isPast ? "ran away" : "runs away"
    }
  }

  private var stepWords: String {
    "w \(state.place.weight.figureText)  b \(state.place.bias.figureText)  "
      + "loss \(state.loss.figureText)"
  }

  /// How the last step came about: `w: -1 - 0.1·(-8) = -0.2`.
  private var equation: String {
    guard let step = state.step else { return "It begins here. Step with → or play." }
    let before =
      state.playback.position == 1
      ? state.descent.settings.start : state.descent.steps[state.playback.position - 2].place
    let rate = state.descent.settings.rate.figureText
    let move = { (name: String, from: Double, slope: Double, to: Double) in
      "\(name): \(from.figureText) - \(rate)·\(slope.factorText) = \(to.figureText)"
    }
    return move("w", before.weight, step.gradient.weight, step.place.weight) + "   "
      + move("b", before.bias, step.gradient.bias, step.place.bias)
  }

  func figure(width: Int, room: Int) -> Grid {
    let panel = panelLines
    let panelWidth = panel.reduce(0) { max($0, $1.width) } + 2
    let hasPanel = width >= 64
    let usualWidth = 52
    let most = room.isRoomOfScreen ? max(usualWidth, 2 * room) : usualWidth
    let mapWidth = min(most, hasPanel ? width - panelWidth - 4 : width - 2)
    let wanted = mapWidth > usualWidth ? mapWidth / 2 : mapWidth / 3
    let map = DescentMap(state: state, capabilities: capabilities)
      .draw(width: mapWidth, height: min(room, max(panel.count, wanted)))
    var grid = Grid(size: Size(width: width, height: min(room, map.size.height)))
    grid.place(map, x: 1, y: 0)
    if hasPanel { grid.write(panel, x: mapWidth + 4, y: 0, width: panelWidth, limit: room) }
    return grid
  }

  private var panelLines: [StyledText] {
    let line = { (name: String, value: String, role: Role) in
      StyledText(name.padding(to: 10), .quiet) + StyledText(value, role)
    }
    let minimum = state.descent.minimum
    let signs = DescentMap.Signs(capabilities)
    var lines = [
      line("step", "\(state.playback.position) of \(state.frameCount - 1)", .text),
      line("w", state.place.weight.figureText, .output),
      line("b", state.place.bias.figureText, .output),
      line("loss", state.loss.figureText, .output),
    ]
    if let step = state.step {
      let all = step.points.count == pointCount
      let points = all ? "all \(pointCount)" : step.points.map { "\($0)" }.joined(separator: " ")
      lines += [
        line("epoch", "\(step.epoch + 1)", .text), line("points", points, .input),
        line(
          "gradient", "\(step.gradient.weight.figureText), \(step.gradient.bias.figureText)",
          .kernel),
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
      ].map { $0.fitted(to: capabilities) }
  }

  func table(width: Int, room: Int) -> [StyledText] {
    let all = lines(marked: true, isNarrow: width < 60)
    guard all.count > room, room > 1 else { return all }
    let start = min(max(0, state.playback.position + 1 - room / 2), all.count - room)
    return [all[0]] + all[(start + 1)..<(start + room)]
  }

  func completeTable(width: Int) -> [StyledText] { lines(marked: false, isNarrow: false) }

  /// A line for each step; what the path has not reached is a dot.
  private func lines(marked: Bool, isNarrow: Bool) -> [StyledText] {
    let columns: [TextTable.Column] = [
      .init("  step", .right), .init("epoch", .right), .init("points"),
      .init("slope of w", .right), .init("slope of b", .right), .init("w", .right),
      .init("b", .right), .init("loss", .right),
    ]
    let start = state.descent.settings.start
    let first = [
      "0", "-", "-", "-", "-", start.weight.figureText, start.bias.figureText,
      state.descent.startLoss.figureText,
    ]
    let rows =
      [first]
      + state.descent.steps.enumerated().map { index, step in
        [
          "\(index + 1)", "\(step.epoch + 1)",
          step.points.count == pointCount
            ? "all" : step.points.map { "\($0)" }.joined(separator: " "),
          step.gradient.weight.figureText, step.gradient.bias.figureText,
          step.place.weight.figureText, step.place.bias.figureText, step.loss.figureText,
        ]
      }
    let cells = rows.enumerated().map { index, row in
      let isHere = marked && index == state.playback.position
      let isSeen = !marked || index <= state.playback.position
      return row.enumerated().map { column, text in
        column == 0
          ? StyledText(isHere ? "▸ " : "  ", .focus) + StyledText(text)
          : StyledText(isSeen ? text : "·")
      }
    }
    let kept = isNarrow ? [0, 5, 6, 7] : Array(columns.indices)
    return TextTable(
      columns: kept.map { columns[$0] }, rows: cells.map { row in kept.map { row[$0] } }, gap: 2
    ).lines().map {
      $0.fitted(to: capabilities)
    }
  }
}

extension String {
  /// With spaces behind it up to a width.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
