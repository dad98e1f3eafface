internal import CNNEngine
package import Canvas

// The numbers above, the ledger below, and what confirms a sum.
extension BackpropFigure {
  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    let list = { (name: String, numbers: [Double]) in
      "\(name) = (" + numbers.map(\.figureText).joined(separator: ", ") + ")"
    }
    let given = [
      list("x", ledger.input), list("w", ledger.kernel), list("y", ledger.output),
      list("g", ledger.slopes),
    ]
    return [
      "backprop: " + given.joined(separator: ", "),
      "g are the slopes of the loss at y; the loss is \(ledger.loss.figureText)",
    ]
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    let forms =
      part == .weights
      ? ["dw: what each output says about each weight", "dw: slope · window", "dw"]
      : ["dx: what each output says about each input", "dx: slope · weights", "dx"]
    let full = StyledText(forms[0]) + StyledText("   loss \(ledger.loss.figureText)", .quiet)
    return full.width <= area.lineWidth
      ? full : StyledText(forms.first { $0.count <= area.lineWidth } ?? "dw")
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    if sheet.isEditing {
      return [StyledText("Type a number. The loss keeps its slopes g.", .focus)]
    }
    if case .detail(let index) = addition {
      return [BackpropDetail(ledger: ledger, part: part).line(index, width: area.width - 2)]
    }
    return [StyledText(restingWords.text(area), .quiet)]
  }

  private var restingWords: SizedWords {
    switch (addition, part) {
    case (.row, .weights):
      SizedWords(
        "Every output used every weight once: its slope times what the weight met.",
        narrow: "its slope times its window")
    case (.row, .input):
      SizedWords(
        "Every output hands its slope back through the weights that it used.",
        narrow: "its slope times the weights")
    case (.sum, .weights):
      SizedWords(
        "The weights are shared, so what the outputs say is added. Step on to test it.",
        narrow: "shared, so added; step on")
    case (.sum, .input):
      SizedWords(
        "An input is read several times, so what is said is added. Step on.",
        narrow: "shared, so added; step on")
    case (.detail, _): SizedWords("")
    }
  }

  /// What the current step adds: a line of the ledger, the sum, or what confirms it.
  package var anatomy: NumberAnatomy? {
    let isWeights = part == .weights
    let source = "lesson backprop-conv, \(isWeights ? "The ledger" : "Back to the input")"
    switch addition {
    case .row(let row):
      let slope = ledger.slopes[row].factorText
      let share = shares[row].map(\.figureText).joined(separator: ", ")
      let read = isWeights ? "the window it read" : "the weights it read with"
      let factors = factors(of: row, part).map(\.figureText).joined(separator: ", ")
      return NumberAnatomy(
        formula: "what y\(row) says: its slope g\(row) times \(read)",
        numbers: "\(slope) · (\(factors)) gives (\(share))", source: source)
    case .sum, .detail:
      let index = if case .detail(let index) = addition { index } else { 0 }
      let terms = shares.map { $0[index].factorText }.joined(separator: " + ")
      return NumberAnatomy(
        formula: isWeights
          ? "dL/dw\(index) = sum over n of g[n]·x[n + \(index)]"
          : "dL/dx\(index) = sum over n of g[n]·w[\(index) - n]",
        numbers: "\(terms) = \(sums[index].figureText)", source: source)
    }
  }

  /// What the slope of an output is multiplied with: the window that it read, or the weights.
  func factors(of row: Int, _ part: Part) -> [Double] {
    part == .weights ? Array(ledger.input[row..<row + ledger.kernel.count]) : ledger.kernel
  }

  package func draw(_ area: FigureArea) -> Grid {
    Grid(
      lines: BackpropLedger(figure: self, area: area).lines, width: area.width, room: area.height)
  }

  package func table(_ area: FigureArea) -> [StyledText] {
    guard area.tellsAll else { return table(part, area) }
    let parts = asked.map { [$0] } ?? Part.allCases
    return Array(
      parts.map { part in
        table(part, area)
          + ledger.sums(of: part).indices.map {
            BackpropDetail(ledger: ledger, part: part).line($0, width: 78)
          }
      }.joined(separator: [""]))
  }

  /// A row for each output and the sum; what the figure has not reached is a dot.
  private func table(_ part: Part, _ area: FigureArea) -> [StyledText] {
    let sums = ledger.sums(of: part)
    let letter = part == .weights ? "w" : "x"
    let columns: [TextTable.Column] =
      [.init("  output"), .init("slope", .right), .init(part == .weights ? "window" : "weights")]
      + sums.indices.map { .init("\(letter)\($0)", .right) }
    var rows = ledger.shares(of: part).enumerated().map { n, share in
      let isSeen = area.tellsAll || n <= step
      let factors = factors(of: n, part).map(\.figureText).joined(separator: ", ")
      return [
        area.mark(addition == .row(n)) + StyledText("y\(n)"),
        StyledText(ledger.slopes[n].figureText), StyledText("(" + factors + ")", .input),
      ] + share.map { StyledText(isSeen ? $0.figureText : "·") }
    }
    let isSumSeen = area.tellsAll || isSumRevealed
    rows.append(
      [area.mark(isSumRevealed) + StyledText("d\(letter)"), "", StyledText("sum")]
        + sums.map { StyledText(isSumSeen ? $0.figureText : "·", .output) })
    return TextTable(columns: columns, rows: rows, gap: 2).lines()
  }
}
