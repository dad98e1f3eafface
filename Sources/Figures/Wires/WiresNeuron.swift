internal import Canvas

/// An output as one neuron: what comes in, its weights, the sum, the bias, the activation.
struct WiresNeuron {
  let figure: WiresFigure
  let area: FigureArea

  func lines(width: Int) -> [StyledText] {
    let read = figure.inputs(of: figure.step)
    let isShared = figure.wiring == .shared
    let lines = read.enumerated().map { tap, input -> StyledText in
      let x = figure.input[input].figureText
      let weight = isShared ? " \(figure.kernel[tap].figureText)" : ""
      let name = StyledText("x\(input) ", .quiet).padded(to: 4) + StyledText(x, .input)
      let wire =
        StyledText(" · ", .quiet) + StyledText(figure.weight(of: figure.step, tap: tap), .quiet)
      let corner = read.count == 1 ? "─" : tap == 0 ? "╮" : tap == read.count - 1 ? "╯" : "┤"
      return name.padded(to: 10) + (wire + StyledText(weight, .kernel)).padded(to: 14)
        + StyledText(" ──\(corner)", .quiet)
    }
    var heading = StyledText("y\(figure.step) taken as one neuron", .quiet)
    if !isShared { heading.append("; only shared weights have numbers here", Style(.quiet)) }
    guard isShared else { return ([heading] + lines).map { $0.fitted(to: area.capabilities) } }
    let tail = tail
    var all = lines
    let middle = lines[lines.count / 2]
    if middle.width + 3 + tail.width <= width {
      all[lines.count / 2] = middle + StyledText("─▸ ", .quiet) + tail
    } else {
      all += tail.fitted(to: area.capabilities).wrapped(to: width - 2, indent: 2)
    }
    return ([heading] + all).map { $0.fitted(to: area.capabilities).truncated(to: width) }
  }

  private var tail: StyledText {
    let sum = figure.sums[figure.step]
    var text = StyledText("Σ \((sum - figure.bias).figureText)")
    if figure.bias != 0 {
      text.append(" + b \(figure.bias.factorText) = \(sum.figureText)")
    }
    if figure.activation != .linear {
      text.append(" ─▸ ", Style(.quiet))
      text.append("\(figure.activation.rawValue)(\(sum.figureText))", Style(.focus))
    }
    text.append(" ─▸ ", Style(.quiet))
    text.append(
      "y\(figure.step) = \(figure.outputs[figure.step].figureText)", Style(.output, isBold: true))
    return text
  }
}
