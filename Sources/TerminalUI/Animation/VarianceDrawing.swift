import CNNEngine
import Canvas
import Course
import Tutor

/// Signals through a stack: for each layer the variance as a bar with theory's mark, and a histogram.
struct VarianceDrawing: FigureView {
  /// From this width on histograms are three rows high.
  private static let widthForTall = 95

  let state: VarianceState
  let capabilities: Capabilities

  private var spec: VarianceSpec { state.spec }
  private var words: VarianceWords { VarianceWords(spec: spec, values: state.theory) }

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  var plainSettings: String {
    let settings = spec.settings
    return
      "variance: \(settings.networkCount) networks, \(spec.depth) layers of n = \(spec.width), "
      + "\(spec.activation.rawValue), Var(w) = \(words.weights), seed \(spec.seed)\n"
      + words.factor
  }

  func settings(width: Int) -> StyledText {
    let title = StyledText(spec.quantity.title(isShort: width < 64) + "  ", .output)
    let room = width - 4 - figureProgress(state.playback, of: state.frameCount).width
    var knobs = KnobLine(knobs: state.knobs, entry: state.knobEntry).text(width: room - title.width)
    let number = spec.settings.weightVariance.significant(3)
    let value = StyledText(number == spec.weights.name ? "" : " = \(number)", .quiet)
    if state.knobEntry == nil, title.width + knobs.width + value.width <= room {
      knobs.append(value)
    }
    return figureSettings(title + knobs, state.playback, of: state.frameCount, width: width)
  }

  func words(width: Int) -> [StyledText] {
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    let trends = TrendWords(isNarrow: width < 64)
    if state.isPredicting {
      let way =
        spec.quantity == .slopes
        ? "From the last layer back to the first" : "From the first layer to the last"
      return [trends.question("\(way), it")]
    }
    if state.knobEntry != nil {
      let text = width < 64 ? "Type, or press ↑↓." : "Type a number; Var(w) takes 2/n or he too."
      return [StyledText(text, .focus)]
    }
    if let guess = state.guess, let trend = state.trend,
      state.playback.position == state.frameCount - 1
    {
      return [trends.verdict(guess, trend: trend)]
    }
    guard state.playback.position > 0 else {
      let count = spec.settings.networkCount
      let text =
        width < 64
        ? "space runs \(count) networks" : "space runs \(count) networks through, layer by layer"
      return [StyledText(text, .quiet)]
    }
    return [StyledText(width < 64 ? "◆ theory" : words.factor, .quiet)]
  }

  func figure(width: Int, room: Int) -> Grid {
    let isWide = width >= 64
    let tall = width >= Self.widthForTall && room >= 3 * state.frameCount + 1 && room < 1000
    let histogramWidth = isWide ? (tall ? 33 : 19) : 0
    let barWidth = width - 2 - (isWide ? 28 + histogramWidth : 18)
    let bar = DecadeBar(for: allVariances, width: barWidth)
    let rows = (0...spec.depth).map { index in
      row(index, bar: bar, histogramWidth: histogramWidth, height: tall ? 3 : 1)
    }
    let shownCount = max(1, (room - 1) / (tall ? 3 : 1))
    let place = spec.quantity == .slopes ? (state.newest ?? spec.depth) : state.playback.position
    let start = min(max(0, place - shownCount / 2), max(0, rows.count - shownCount))
    let lines =
      [heading(bar, isWide: isWide, histogramWidth)]
      + rows.dropFirst(start).prefix(shownCount).joined()
    var grid = Grid(size: Size(width: width, height: min(room, lines.count)))
    grid.write(lines, x: 1, y: 0, width: width - 1, limit: room)
    return grid
  }

  /// All that the scale has to hold, so that it does not jump.
  private var allVariances: [Double] {
    let theory = words.theory.compactMap(\.self)
    return theory + (state.measured?.layers.map { $0.values(spec.quantity).variance } ?? [])
  }

  private func heading(_ bar: DecadeBar, isWide: Bool, _ histogramWidth: Int) -> StyledText {
    let theory = isWide ? StyledText("theory ◆", .quiet).padded(to: 9, .right) : StyledText()
    let labels =
      StyledText("layer", .quiet).padded(to: 6)
      + StyledText("measured", .quiet).padded(to: 9, .right)
      + theory + "  "
    guard isWide else { return (labels + bar.scale).fitted(to: capabilities) }
    let ends = spec.quantity.range(spec.activation)
    let low = ends.lowerBound.figureText
    let high = ends.upperBound.figureText
    let gap = String(repeating: " ", count: max(1, histogramWidth - low.count - high.count))
    return (labels + bar.scale + "  " + StyledText(low + gap + high, .quiet)).fitted(
      to: capabilities)
  }

  /// The input, or a layer from 1; empty while it is not shown.
  private func row(
    _ index: Int, bar: DecadeBar, histogramWidth: Int, height: Int
  ) -> [StyledText] {
    let isShown = index == 0 || state.shown.contains(index - 1)
    let isNewest = index == (state.newest.map { $0 + 1 } ?? 0)
    let values = index == 0 ? nil : state.measured?.layers[index - 1].values(spec.quantity)
    let variance = isShown ? values?.variance : nil
    let mark = index == 0 ? nil : words.theory[index - 1]
    let name = StyledText(index == 0 ? "input" : "\(index)", Style(.text, isBold: isNewest))
    let measured = index == 0 ? 1 : variance
    let number = measured.map { StyledText($0.significant(3), Style(.output, isBold: isNewest)) }
    var line = name.padded(to: 6) + (number ?? StyledText("·", .quiet)).padded(to: 9, .right)
    if histogramWidth > 0 {
      let theory = isShown ? mark?.significant(3) ?? "" : ""
      line.append(StyledText(theory, .kernel).padded(to: 9, .right))
    }
    let isSlopeInput = index == 0 && spec.quantity == .slopes
    line.append("  ")
    line.append(
      isSlopeInput
        ? StyledText().padded(to: bar.width) : bar.line(measured, mark: isShown ? mark : nil))
    guard histogramWidth > 0 else { return [line.fitted(to: capabilities)] }
    let strip =
      isShown
      ? histogram(
        index == 0 ? (isSlopeInput ? nil : state.measured?.input) : values, histogramWidth, height)
      : Array(repeating: StyledText(), count: height)
    let blank = StyledText("").padded(to: line.width)
    return strip.enumerated().map { offset, part in
      ((offset == height - 1 ? line : blank) + "  " + part).fitted(to: capabilities)
    }
  }

  /// How often each value comes; what lies beyond the ends is counted at them.
  private func histogram(
    _ values: SignalSpread.Values?, _ width: Int, _ height: Int
  ) -> [StyledText] {
    guard let values else { return Array(repeating: StyledText(), count: height) }
    let range = spec.quantity.range(spec.activation)
    let held = values.elements.map { min(max($0, range.lowerBound), range.upperBound) }
    return Histogram(held, binCount: width, range: range)
      .lines(height: height, style: Style(.input), isUnicode: capabilities.isUnicode).dropLast()
  }

  func table(width: Int, room: Int) -> [StyledText] {
    let all = table(of: state).lines(isWide: width >= 56)
      .map { $0.fitted(to: capabilities) }
    guard all.count > room, room > 1 else { return all }
    let start = min(max(0, state.playback.position + 1 - room / 2), all.count - room)
    return [all[0]] + all[(start + 1)..<(start + room)]
  }

  private func table(of state: VarianceState) -> VarianceTable {
    VarianceTable(
      spec: state.spec, theory: state.theory, measured: state.measured, shown: state.shown)
  }

  func completeTable(width: Int) -> [StyledText] {
    table(of: state.completed).lines(isWide: true)
      .map { $0.fitted(to: capabilities) }
  }
}

extension VarianceSpec.Quantity {
  /// What the bars are.
  func title(isShort: Bool) -> String {
    switch self {
    case .sums: isShort ? "Var(v)" : "Var(v), before"
    case .outputs: isShort ? "Var(x)" : "Var(x), behind"
    case .slopes: isShort ? "slopes" : "Var(dL/dv), back"
    }
  }

  /// From where to where histograms go: as far as the numbers go at the start, or can go at all.
  func range(_ activation: VarianceSpec.Nonlinearity) -> ClosedRange<Double> {
    guard self == .outputs else { return -3...3 }
    return switch activation {
    case .linear: -3...3
    case .relu: 0...3
    case .tanh: -1...1
    case .sigmoid: 0...1
    }
  }
}
