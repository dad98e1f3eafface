internal import CNNEngine
package import Canvas

/// Scores of classes, divided by a temperature, and the shares that softmax makes of them.
package struct SoftmaxFigure: SoleFigure {
  package static let kind = FigureKind(
    "softmax", "scores of classes become shares, at a temperature")

  private(set) var scores: [Double] = [2, 0, -1, 3, 1, 4, 1, 5, 0, 2]
  private(set) var temperature = 1.0
  /// What the engine's layer gives.
  package private(set) var shares: [Double] = []
  /// The class that is looked at.
  package var step = 0

  package init() {}

  package static let settings: [Setting<Self>] = [
    .numbers(
      "scores", label: "z", \.scores, 2...10, what: "number of scores", help: "one for each class"),
    .number(
      "temperature", label: "T", \.temperature, 0.1...100, step: 0.1,
      help: "what all scores are divided by"),
  ]

  package mutating func settle() throws(FigureFault) {
    let scaled = scores.map { $0 / temperature }
    shares = Activation.softmax.forward(Tensor([1, scores.count], scaled)).output.elements
    step = min(step, stepCount - 1)
  }

  package var stepCount: Int { scores.count }

  package var bindings: [Binding<Self>] {
    [
      .step(
        "class", sign: "↑↓", help: "the next class, the one before", back: [.up], forward: [.down]),
      .edit("edit scores and temperature"), .apart(), .table(help: "all shares as a table"),
      .ends("first or last class"),
    ]
  }

  package var anatomy: NumberAnatomy? {
    let divisor = temperature == 1 ? "" : "/\(temperature.figureText)"
    let score = scores[step].factorText
    return NumberAnatomy(
      formula: "p = e^(z/T) / sum of all e^(z/T)",
      numbers: "e^(\(score)\(divisor)) / sum = \(shares[step].significant(3))",
      source: "the scores and the temperature above")
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    let first = shares.indices.max { shares[$0] < shares[$1] } ?? 0
    return [StyledText("class \(first) gets most: \(shares[first].significant(3))", .quiet)]
  }

  package func draw(_ area: FigureArea) -> Grid {
    let bar = max(4, area.width - 24)
    let lines = shares.indices.map { index in
      let style = Style(.text, isBold: index == step)
      return area.mark(index == step)
        + StyledText("\(index)", style) + StyledText(scores[index].figureText).padded(to: 7, .right)
        + StyledText(shares[index].significant(3), .output).padded(to: 10, .right) + "  "
        + Gauge(fraction: shares[index]).line(width: bar, isUnicode: area.capabilities.isUnicode)
    }
    return Grid(
      lines: area.scrolled(lines, around: step).map { $0.fitted(to: area.capabilities) },
      width: area.width, room: area.height)
  }

  package func table(_ area: FigureArea) -> [StyledText] {
    let rows = shares.indices.map { index in
      [
        area.mark(index == step) + StyledText("\(index)"), StyledText(scores[index].figureText),
        StyledText(shares[index].significant(3), .output),
      ]
    }
    return TextTable(
      columns: [.init("  class"), .init("z", .right), .init("share", .right)], rows: rows, gap: 3
    ).lines()
  }

  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    ["softmax: \(knobs.plainText)"]
  }
}
