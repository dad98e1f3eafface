internal import CNNEngine
package import Canvas

// For each layer the variance as a bar with theory's mark, and a histogram.
extension VarianceFigure {
  /// From this width on histograms are three rows high.
  private static var widthForTall: Int { 95 }

  package func plainLines(_ knobs: KnobLine, _ area: FigureArea) -> [String] {
    [
      "variance: \(spread.networkCount) networks, \(depth) layers of n = \(width), "
        + "\(activation.rawValue), Var(w) = \(weightWords), seed \(seed)"
    ] + (area.isSecret ? [] : [factorWords])
  }

  package func heading(_ knobs: KnobLine, _ area: FigureArea) -> StyledText {
    let title = StyledText(quantity.title(isShort: area.isNarrow) + "  ", .output)
    var line = title + knobs.text(width: area.lineWidth - title.width)
    let number = spread.weightVariance.significant(3)
    let value = StyledText(number == weights.name ? "" : " = \(number)", .quiet)
    if !area.isEdited, line.width + value.width <= area.lineWidth { line.append(value) }
    return line
  }

  package func words(_ area: FigureArea) -> [StyledText] {
    guard step > 0 else {
      let count = spread.networkCount
      let words = SizedWords(
        "space runs \(count) networks through, layer by layer",
        narrow: "space runs \(count) networks")
      return [StyledText(words.text(area), .quiet)]
    }
    return [StyledText(area.isNarrow ? "◆ theory" : factorWords, .quiet)]
  }

  /// The variance of the layer that was shown last, beside what its formula says.
  package var anatomy: NumberAnatomy? {
    guard let layer = newest, let measured, quantity != .outputs else { return nil }
    let variance = spread.weightVariance.significant(3)
    let found = measured.layers[layer].values(quantity).variance.significant(3)
    guard quantity == .sums else {
      return NumberAnatomy(
        formula: "back: Var(dL/dv) = n·Var(w)·E[slope^2]·Var(dL/dv of the layer behind)",
        numbers: "\(width)·\(variance)·E[slope^2]·...: foretold "
          + "\(theory.slopes[layer].significant(3)), measured \(found)",
        source: "lesson init, The way back")
    }
    let square =
      layer == 0 ? measured.input.meanSquare : measured.layers[layer - 1].outputs.meanSquare
    let product = (Double(width) * spread.weightVariance * square).significant(3)
    return NumberAnatomy(
      formula: "Var(v) = n·Var(w)·E[x^2], with the x of the layer before",
      numbers: "\(width)·\(variance)·\(square.significant(3)) = \(product); measured \(found)",
      source: "lesson init, Weights lie around zero")
  }

  package func draw(_ area: FigureArea) -> Grid {
    let isWide = !area.isNarrow
    let tall = area.width >= Self.widthForTall && (area.height ?? 0) >= 3 * stepCount + 1
    let histogramWidth = isWide ? (tall ? 33 : 19) : 0
    let barWidth = area.width - 2 - (isWide ? 28 + histogramWidth : 18)
    let bar = DecadeBar(for: allVariances, width: barWidth)
    let rows = (0...depth).map { index in
      row(index, bar: bar, Size(width: histogramWidth, height: tall ? 3 : 1), area)
    }
    let shownCount = area.height.map { max(1, ($0 - 1) / (tall ? 3 : 1)) } ?? rows.count
    let place = quantity == .slopes ? (newest ?? depth) : step
    let start = min(max(0, place - shownCount / 2), max(0, rows.count - shownCount))
    let lines =
      [heading(bar, isWide: isWide, histogramWidth, area)]
      + rows.dropFirst(start).prefix(shownCount).joined()
    return Grid(lines: lines, width: area.width, room: area.height)
  }

  /// All that the scale has to hold, so that it does not jump.
  private var allVariances: [Double] {
    shownTheory.compactMap(\.self)
      + (measured?.layers.map { $0.values(quantity).variance } ?? [])
  }

  private func heading(
    _ bar: DecadeBar, isWide: Bool, _ histogramWidth: Int, _ area: FigureArea
  ) -> StyledText {
    let theory = isWide ? StyledText("theory ◆", .quiet).padded(to: 9, .right) : StyledText()
    let labels =
      StyledText("layer", .quiet).padded(to: 6)
      + StyledText("measured", .quiet).padded(to: 9, .right)
      + theory + "  "
    guard isWide else { return (labels + bar.scale).fitted(to: area.capabilities) }
    let ends = quantity.range(activation)
    let (low, high) = (ends.lowerBound.figureText, ends.upperBound.figureText)
    let gap = String(repeating: " ", count: max(1, histogramWidth - low.count - high.count))
    return (labels + bar.scale + "  " + StyledText(low + gap + high, .quiet)).fitted(
      to: area.capabilities)
  }

  /// The input, or a layer from 1; empty while it is not shown.
  private func row(
    _ index: Int, bar: DecadeBar, _ histogramSize: Size, _ area: FigureArea
  ) -> [StyledText] {
    let isShown = index == 0 || shown.contains(index - 1)
    let isNewest = index == (newest.map { $0 + 1 } ?? 0)
    let values = index == 0 ? nil : measured?.layers[index - 1].values(quantity)
    let variance = index == 0 ? 1 : isShown ? values?.variance : nil
    let mark = index == 0 || !isShown ? nil : shownTheory[index - 1]
    let name = StyledText(index == 0 ? "input" : "\(index)", Style(.text, isBold: isNewest))
    let number = variance.map { StyledText($0.significant(3), Style(.output, isBold: isNewest)) }
    var line = name.padded(to: 6) + (number ?? StyledText("·", .quiet)).padded(to: 9, .right)
    if histogramSize.width > 0 {
      line.append(StyledText(mark?.significant(3) ?? "", .kernel).padded(to: 9, .right))
    }
    let isSlopeInput = index == 0 && quantity == .slopes
    line.append("  ")
    line.append(
      isSlopeInput ? StyledText().padded(to: bar.width) : bar.line(variance, mark: mark))
    guard histogramSize.width > 0 else { return [line.fitted(to: area.capabilities)] }
    let told = index == 0 ? (isSlopeInput ? nil : measured?.input) : values
    let strip = histogram(isShown ? told : nil, histogramSize, area)
    let blank = StyledText("").padded(to: line.width)
    return strip.enumerated().map { offset, part in
      ((offset == histogramSize.height - 1 ? line : blank) + "  " + part)
        .fitted(to: area.capabilities)
    }
  }

  /// How often each value comes; what lies beyond the ends is counted at them.
  private func histogram(
    _ values: SignalSpread.Values?, _ size: Size, _ area: FigureArea
  ) -> [StyledText] {
    guard let values else { return Array(repeating: StyledText(), count: size.height) }
    let range = quantity.range(activation)
    let held = values.elements.map { min(max($0, range.lowerBound), range.upperBound) }
    return Histogram(held, binCount: size.width, range: range)
      .lines(height: size.height, style: Style(.input), isUnicode: area.capabilities.isUnicode)
      .dropLast()
  }

  package func table(_ area: FigureArea) -> [StyledText] {
    guard area.tellsAll else {
      return table(isWide: area.isPlain || area.width >= 56, shown: shown)
    }
    var whole = self
    whole.prepare()
    return whole.table(isWide: true, shown: 0..<depth)
  }

  /// A heading and a row a layer in numbers; only layers that are shown are told.
  package func table(isWide: Bool, shown: Range<Int>) -> [StyledText] {
    let names =
      isWide
      ? ["layer", "Var(v)", "theory", "E[x^2]", "Var(x)", "Var(dL/dv)", "theory"]
      : ["layer", "Var(v)", "E[x^2]", "dL/dv"]
    let columns = names.map { TextTable.Column($0, .right) }
    let input = ["input", "", "", "1", "1", "", ""]
    let rows = (0..<depth).map { numbers(ofLayer: $0, isShown: shown.contains($0)) }
    let all = ([input] + rows).map { cells in
      (isWide ? cells : [cells[0], cells[1], cells[3], cells[5]]).map { StyledText($0) }
    }
    return TextTable(columns: columns, rows: all, gap: 2).lines()
  }

  private func numbers(ofLayer index: Int, isShown: Bool) -> [String] {
    let name = "\(index + 1)"
    guard let measured, isShown else { return [name] + Array(repeating: "·", count: 6) }
    let layer = measured.layers[index]
    return [
      name, layer.sums.variance.significant(3), theory.sums[index].significant(3),
      layer.outputs.meanSquare.significant(3), layer.outputs.variance.significant(3),
      layer.slopes.variance.significant(3), theory.slopes[index].significant(3),
    ]
  }
}

// MARK: - Words

extension VarianceFigure {
  /// What very wide layers would show, by layer; nil where there is no short theory.
  private var shownTheory: [Double?] {
    switch quantity {
    case .sums: theory.sums
    case .slopes: theory.slopes
    case .outputs: activation == .linear ? theory.sums : theory.sums.map { _ in nil }
    }
  }

  /// `He: 2/n = 0.02`, or the number alone.
  package var weightWords: String {
    let value = spread.weightVariance.significant(3)
    return weights.name == value ? value : "\(weights.name): \(value)"
  }

  /// What one layer does to the variance.
  private var factorWords: String {
    let product = Double(width) * spread.weightVariance
    let times = product.significant(3)
    switch activation {
    case .linear: return "theory: each layer multiplies by n·Var(w) = \(times)"
    case .relu:
      return "theory: each layer multiplies by n·Var(w)/2 = \((product / 2).significant(3))"
    case .tanh, .sigmoid:
      let steepest = activation == .tanh ? "1" : "1/16"
      return quantity == .slopes
        ? "theory: back, n·Var(w) = \(times) times E[slope^2], which is at most \(steepest)"
        : "theory: n·Var(w) = \(times) times E[x^2] of the layer before"
    }
  }
}

extension VarianceFigure.Quantity {
  /// What the bars are.
  fileprivate func title(isShort: Bool) -> String {
    switch self {
    case .sums: isShort ? "Var(v)" : "Var(v), before"
    case .outputs: isShort ? "Var(x)" : "Var(x), behind"
    case .slopes: isShort ? "slopes" : "Var(dL/dv), back"
    }
  }

  /// From where to where histograms go: as far as the numbers go at the start, or can go at all.
  fileprivate func range(_ activation: Nonlinearity) -> ClosedRange<Double> {
    guard self == .outputs else { return -3...3 }
    return switch activation {
    case .linear: -3...3
    case .relu: 0...3
    case .tanh: -1...1
    case .sigmoid: 0...1
    }
  }
}
