internal import CNNEngine
internal import Canvas

/// The lines of a ledger: signal, kernel, outputs and slopes, then a row for each output, and the sums.
struct BackpropLedger {
  let figure: BackpropFigure
  let area: FigureArea

  private var ledger: GradientLedger { figure.ledger }

  /// At most so many lines: what is above the current row gives way first.
  var lines: [StyledText] {
    let head = givenLines
    let body = bodyLines
    let all = head + [""] + body
    guard let room = area.height, all.count > room else { return all }
    let here = min(
      1 + (figure.isSumRevealed ? figure.shares.count : figure.step),
      body.count - 1)
    let left = max(1, room - head.count)
    guard left >= 3 else {
      return visiblePlaces(of: body.count, around: here..<here + 1, room: room).map { body[$0] }
    }
    return head
      + visiblePlaces(of: body.count, around: here..<here + 1, room: left).map { body[$0] }
  }

  /// Signal and kernel, outputs and slopes: two lines where they fit, else four.
  private var givenLines: [StyledText] {
    let rows = [
      row("x", sheetRow: 0, count: ledger.input.count),
      row("w", sheetRow: 1, count: ledger.kernel.count),
      outputs, row("g", sheetRow: 2, count: ledger.slopes.count),
    ]
    let column = max(rows[0].width, rows[2].width) + 4
    if column + max(rows[1].width, rows[3].width) <= area.width - 2 {
      return [rows[0].padded(to: column) + rows[1], rows[2].padded(to: column) + rows[3]]
    }
    return rows
  }

  private func row(_ name: String, sheetRow: Int, count: Int) -> StyledText {
    (0..<count).reduce(StyledText(name + " ", .quiet)) { text, column in
      let cell = StyledText(
        figure.sheet.text(sheetRow, column), style(sheetRow, column))
      return text + cell.padded(to: cellWidth, .right)
    }
  }

  private var outputs: StyledText {
    ledger.output.enumerated().reduce(StyledText("y ", .quiet)) { text, output in
      let isHere = figure.addition == .row(output.offset)
      return text
        + StyledText(output.element.figureText, Style(.output, isBold: isHere))
        .padded(to: cellWidth, .right)
    }
  }

  /// Lit is what the current row multiplies, and in the gradient of the input where it goes.
  private func style(_ sheetRow: Int, _ column: Int) -> Style {
    if area.hasFocus, figure.sheet.hasFocus(sheetRow, column) {
      return Style(.focus, isReversed: true)
    }
    guard case .row(let n) = figure.addition else {
      return Style(sheetRow == 1 ? .kernel : .text)
    }
    switch sheetRow {
    case 0 where (n..<n + ledger.kernel.count).contains(column):
      return Style(.input, background: .window, isBold: true)
    case 1:
      return figure.part == .input
        ? Style(.kernel, background: .window, isBold: true) : Style(.kernel)
    case 2 where n == column: return Style(.focus, background: .window, isBold: true)
    default: return Style(.text)
    }
  }

  private var cellWidth: Int {
    var texts = ledger.input + ledger.kernel + ledger.slopes + ledger.output
    texts += figure.shares.joined() + figure.sums
    let typed = area.guess?.cells.joined().map(\.text) ?? []
    let widest = (texts.map(\.figureText) + typed).reduce(2) { max($0, $1.count) }
    return widest + (area.guess == nil ? 2 : 3)
  }

  private var bodyLines: [StyledText] {
    let letter = figure.part == .weights ? "w" : "x"
    let names = figure.sums.indices.map { StyledText("\(letter)\($0)", .quiet) }
    var lines = [StyledText("", .quiet).padded(to: labelWidth) + cells(names)]
    lines += figure.shares.indices.map(rowLine)
    lines.append(sumLine(letter))
    if let prediction = area.guess {
      let guesses = figure.sums.indices.map { index in
        prediction.text(
          index, given: figure.sums[0].figureText, hasFocus: area.hasFocus,
          width: cellWidth - 1)
      }
      lines.append(StyledText("  ?", .quiet).padded(to: labelWidth) + cells(guesses))
    }
    return lines
  }

  private func rowLine(_ n: Int) -> StyledText {
    let isHere = figure.addition == .row(n)
    let isSeen = (n <= figure.step)
    let label =
      StyledText(isHere ? "▸ " : "  ", .focus) + StyledText("y\(n)", .output) + StyledText("  ")
      + product(n)
    let shares = figure.shares[n].enumerated().map { column, share in
      guard isSeen else { return StyledText("·", .quiet) }
      let isReached = figure.part == .weights || ledger.kernel.indices.contains(column - n)
      return isReached
        ? StyledText(share.figureText, Style(.text, isBold: isHere)) : StyledText(" ")
    }
    return label.padded(to: labelWidth) + cells(shares)
  }

  private func sumLine(_ letter: String) -> StyledText {
    let isHere = figure.addition == .sum
    let label =
      StyledText(isHere ? "▸ " : "  ", .focus) + StyledText("d\(letter)", .output)
      + StyledText(hasProducts ? "  sum of the rows" : "", .quiet)
    let sums = figure.sums.enumerated().map { index, sum in
      figure.isSumRevealed
        ? StyledText(
          sum.figureText,
          Style(.output, isBold: true, isUnderlined: figure.addition == .detail(index)))
        : StyledText("·", .quiet)
    }
    return label.padded(to: labelWidth) + cells(sums)
  }

  /// `-1 · (0, -1, 3)`: the slope, and what it is multiplied with.
  private func product(_ n: Int) -> StyledText {
    guard hasProducts else { return StyledText() }
    let slope = StyledText(ledger.slopes[n].figureText, .focus)
    return slope.padded(to: slopeWidth, .right) + StyledText(" · ") + StyledText(factors(n), .input)
  }

  private func factors(_ n: Int) -> String {
    let numbers = figure.factors(of: n, figure.part)
    return "(" + numbers.map(\.figureText).joined(separator: ", ") + ")"
  }

  private var slopeWidth: Int {
    ledger.slopes.map(\.figureText.count).max() ?? 1
  }

  /// Whether slope and factors fit beside the cells.
  private var hasProducts: Bool {
    fullLabelWidth + figure.sums.count * cellWidth <= area.width - 2
  }

  private var fullLabelWidth: Int {
    let longest = ledger.slopes.indices.map { factors($0).count }.max() ?? 0
    return max(6 + slopeWidth + 3 + longest, 19) + 1
  }

  private var labelWidth: Int { hasProducts ? fullLabelWidth : 5 }

  private func cells(_ texts: [StyledText]) -> StyledText {
    texts.reduce(StyledText()) { $0 + $1.padded(to: cellWidth, .right) }
  }
}
