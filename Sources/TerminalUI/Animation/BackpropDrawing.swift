import CNNEngine
import Canvas
import Course
import Tutor

/// The way back through a convolution: the numbers above, the ledger below, and what confirms a sum.
struct BackpropDrawing: FigureView {
  let state: BackpropState
  let capabilities: Capabilities
  let hasFocus: Bool

  private var ledger: GradientLedger { state.ledger }

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  var plainSettings: String {
    let list = { (name: String, numbers: [Double]) in
      "\(name) = (" + numbers.map(\.figureText).joined(separator: ", ") + ")"
    }
    let given = [
      list("x", ledger.input), list("w", ledger.kernel), list("y", ledger.output),
      list("g", ledger.slopes),
    ]
    return "backprop: " + given.joined(separator: ", ")
      + "\ng are the slopes of the loss at y; the loss is \(ledger.loss.figureText)"
  }

  func settings(width: Int) -> StyledText {
    let progress = figureProgress(state.playback, of: state.frameCount)
    let room = width - 4 - progress.width
    let forms =
      state.part == .weights
      ? ["dw: what each output says about each weight", "dw: slope · window", "dw"]
      : ["dx: what each output says about each input", "dx: slope · weights", "dx"]
    let loss = StyledText("   loss \(ledger.loss.figureText)", .quiet)
    let full = StyledText(forms[0]) + loss
    let text = full.width <= room ? full : StyledText(forms.first { $0.count <= room } ?? "dw")
    return text.padded(to: width - 2 - progress.width) + progress
  }

  func words(width: Int) -> [StyledText] {
    let isNarrow = width < 64
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    if state.isPredicting {
      return [StyledText(AnimationStatus.predictWords(isNarrow: isNarrow), .focus)]
    }
    if state.sheet.isEditing {
      return [StyledText("Type a number. The loss keeps its slopes g.", .focus)]
    }
    if case .detail(let index) = state.step {
      return [BackpropDetail(ledger: ledger, part: state.part).line(index, width: width - 2)]
    }
    if let prediction = state.prediction, prediction.isChecked {
      return [prediction.scoreText(isNarrow: isNarrow)]
    }
    return [StyledText(restingWords(isNarrow: isNarrow), .quiet)]
  }

  private func restingWords(isNarrow: Bool) -> String {
    switch (state.step, state.part) {
    case (.row, .weights) where isNarrow: "its slope times its window"
    case (.row, .weights):
      "Every output used every weight once: its slope times what the weight met."
    case (.row, .input) where isNarrow: "its slope times the weights"
    case (.row, .input): "Every output hands its slope back through the weights that it used."
    case (.sum, _) where isNarrow: "shared, so added; step on"
    case (.sum, .weights):
      "The weights are shared, so what the outputs say is added. Step on to test it."
    case (.sum, .input): "An input is read several times, so what is said is added. Step on."
    case (.detail, _): ""
    }
  }

  func figure(width: Int, room: Int) -> Grid {
    let lines = BackpropLedger(
      state: state, hasFocus: hasFocus, isUnicode: capabilities.isUnicode, width: width
    ).lines(room: room)
    var grid = Grid(size: Size(width: width, height: min(room, lines.count)))
    grid.write(lines, x: 1, y: 0, width: width - 1, limit: room)
    return grid
  }

  func table(width: Int, room: Int) -> [StyledText] {
    let all = table(state.part, marked: true)
    guard all.count > room, room > 1 else { return all }
    let start = min(max(0, state.playback.position + 1 - room / 2), all.count - room)
    return [all[0]] + all[(start + 1)..<(start + room)]
  }

  func completeTable(width: Int) -> [StyledText] {
    let parts = state.spec.part.map { [$0] } ?? BackpropSpec.Part.allCases
    return Array(
      parts.map { part in
        table(part, marked: false)
          + ledger.sums(of: part).indices.map {
            BackpropDetail(ledger: ledger, part: part).line($0, width: 78)
              .fitted(to: capabilities)
          }
      }.joined(separator: [""]))
  }

  /// A row for each output and the sum; what the figure has not reached is a dot.
  private func table(_ part: BackpropSpec.Part, marked: Bool) -> [StyledText] {
    let sums = ledger.sums(of: part)
    let letter = part == .weights ? "w" : "x"
    let columns: [TextTable.Column] =
      [.init("  output"), .init("slope", .right), .init(part == .weights ? "window" : "weights")]
      + sums.indices.map { .init("\(letter)\($0)", .right) }
    var rows = ledger.shares(of: part).enumerated().map { n, share in
      let isHere = marked && state.step == .row(n)
      let factors =
        part == .weights ? Array(ledger.input[n..<n + ledger.kernel.count]) : ledger.kernel
      let isSeen = !marked || state.isRevealed(row: n)
      return [
        StyledText(isHere ? "▸ " : "  ", .focus) + StyledText("y\(n)"),
        StyledText(ledger.slopes[n].figureText),
        StyledText("(" + factors.map(\.figureText).joined(separator: ", ") + ")", .input),
      ] + share.map { StyledText(isSeen ? $0.figureText : "·") }
    }
    let isSumSeen = !marked || state.isSumRevealed
    rows.append(
      [
        StyledText(marked && state.isSumRevealed ? "▸ " : "  ", .focus) + StyledText("d\(letter)"),
        "", StyledText("sum"),
      ]
        + sums.map { StyledText(isSumSeen ? $0.figureText : "·", .output) })
    return TextTable(columns: columns, rows: rows, gap: 2).lines().map {
      $0.fitted(to: capabilities)
    }
  }
}

/// What confirms one sum: the loss when a weight is moved, or the column of an input read for itself.
struct BackpropDetail {
  let ledger: GradientLedger
  let part: BackpropSpec.Part

  func line(_ index: Int, width: Int) -> StyledText {
    let forms = part == .weights ? nudge(index) : column(index)
    return StyledText(forms.first { $0.count <= width } ?? forms[forms.count - 1])
  }

  /// What the gradient foretells of a small change, and what the engine's loss does.
  private func nudge(_ tap: Int) -> [String] {
    let nudge = ledger.nudges[tap]
    let size = GradientLedger.nudgeSize.figureText
    let change = (nudge.loss - ledger.loss).figureText(decimals: 7)
    let slope = ledger.dWeights[tap].factorText
    let predicted = nudge.predictedChange.figureText(decimals: 6)
    let loss = "\(ledger.loss.figureText) → \(nudge.loss.figureText(decimals: 6))"
    return [
      "w\(tap) + \(size): foretold \(slope)·\(size) = \(predicted); loss \(loss), change \(change)",
      "w\(tap) + \(size): foretold \(predicted), change of the loss \(change)",
      "w\(tap) + \(size): \(predicted), loss \(change)",
    ]
  }

  /// Which slopes reach an input, each through the weight that read it.
  private func column(_ place: Int) -> [String] {
    let reading = ledger.slopes.indices.filter { ledger.kernel.indices.contains(place - $0) }
    let names = reading.map { "g\($0)·w\(place - $0)" }.joined(separator: " + ")
    let numbers = reading.map { n in
      ledger.slopes[n].factorText + "·" + ledger.kernel[place - n].factorText
    }.joined(separator: " + ")
    let value = ledger.dInput[place].figureText
    return [
      "dx\(place) = \(names) = \(numbers) = \(value)   (g forwards, w backwards)",
      "dx\(place) = \(names) = \(numbers) = \(value)",
      "dx\(place) = \(numbers) = \(value)", "dx\(place) = \(value)",
    ]
  }
}
