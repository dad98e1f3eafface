import Canvas
import Course
import Tutor

/// An output as one neuron: what comes in, its weights, the sum, the bias, the activation.
struct WiresNeuron {
  let state: WiresState
  let capabilities: Capabilities

  func lines(width: Int) -> [StyledText] {
    let read = state.inputs(of: state.output)
    let isShared = state.spec.wiring == .shared
    let lines = read.enumerated().map { tap, input -> StyledText in
      let x = state.spec.input[input].figureText
      let weight = isShared ? " \(state.spec.kernel[tap].figureText)" : ""
      let name = StyledText("x\(input) ", .quiet).padded(to: 4) + StyledText(x, .input)
      let wire =
        StyledText(" · ", .quiet) + StyledText(state.weight(of: state.output, tap: tap), .quiet)
      let corner = read.count == 1 ? "─" : tap == 0 ? "╮" : tap == read.count - 1 ? "╯" : "┤"
      return name.padded(to: 10) + (wire + StyledText(weight, .kernel)).padded(to: 14)
        + StyledText(" ──\(corner)", .quiet)
    }
    var heading = StyledText("y\(state.output) taken as one neuron", .quiet)
    if !isShared { heading.append("; only shared weights have numbers here", Style(.quiet)) }
    guard isShared else { return ([heading] + lines).map { $0.fitted(to: capabilities) } }
    let tail = tail
    var all = lines
    let middle = lines[lines.count / 2]
    if middle.width + 3 + tail.width <= width {
      all[lines.count / 2] = middle + StyledText("─▸ ", .quiet) + tail
    } else {
      all += tail.fitted(to: capabilities).wrapped(to: width - 2, indent: 2)
    }
    return ([heading] + all).map { $0.fitted(to: capabilities).truncated(to: width) }
  }

  private var tail: StyledText {
    let spec = state.spec
    let sum = state.sums[state.output]
    var text = StyledText("Σ \((sum - spec.bias).figureText)")
    if spec.bias != 0 {
      text.append(" + b \(spec.bias.factorText) = \(sum.figureText)")
    }
    if spec.activation != .linear {
      text.append(" ─▸ ", Style(.quiet))
      text.append("\(spec.activation.rawValue)(\(sum.figureText))", Style(.focus))
    }
    text.append(" ─▸ ", Style(.quiet))
    text.append(
      "y\(state.output) = \(state.outputs[state.output].figureText)", Style(.output, isBold: true))
    return text
  }
}
