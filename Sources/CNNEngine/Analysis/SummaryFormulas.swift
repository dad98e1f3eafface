extension LayerSummary.Formulas {
  /// Writes down where each number of a row comes from.
  init(of placed: PlacedLayer) throws(ShapeError) {
    let specs = try placed.parameterSpecs()
    outputShape = try placed.shapeFormulas()
    weights = placed.weightFormula(specs.filter(\.role.countsAsWeight))
    biases = placed.biasFormula(specs.filter { !$0.role.countsAsWeight })
    parameters =
      biases.value == 0
      ? weights
      : NumberFormula(
        "\(weights.symbols) + \(biases.symbols)", "\(weights.numbers) + \(biases.numbers)",
        weights.value + biases.value)
    multiplyAdds = try placed.multiplyAddsFormula()
    receptiveField = placed.receptiveFieldFormulas()
    jump = placed.jumpFormulas()
  }
}

extension PlacedLayer {
  /// A formula for each axis of the output.
  fileprivate func shapeFormulas() throws(ShapeError) -> [NumberFormula] {
    let isLearned = layer.learned != nil
    switch layer.reach {
    case .window(let windows):
      return [.plain(isLearned ? "F" : "C", output[0])] + windowFormulas(windows)
    case .scattered(let windows): return [.plain("F", output[0])] + scatteredFormulas(windows)
    case .everything: return [.plain(isLearned ? "O" : "I", output[0])]
    case .laidOut: return [.product(inputFactors, value: output[0])]
    case .ownPlace: return plainFormulas
    case .inside: return try joinedFormulas()
    }
  }

  /// Channels of branches side by side are added, those of `shared` multiplied.
  private func joinedFormulas() throws(ShapeError) -> [NumberFormula] {
    if case .parallel(let branches, .concat) = layer { return try concatFormulas(branches) }
    guard case .shared(let parts, _, _) = layer else { return plainFormulas }
    return [.product([("p", parts), ("C", output[0] / parts)], value: output[0])]
      + plainFormulas.dropFirst()
  }

  /// The output's sizes without a computation.
  private var plainFormulas: [NumberFormula] {
    zip(Self.axisLetters(output.rank), output.dimensions).map { .plain($0, $1) }
  }

  private var inputFactors: [(symbol: String, value: Int)] {
    zip(Self.axisLetters(input.rank), input.dimensions).map { (symbol: $0, value: $1) }
  }

  private func windowFormulas(_ windows: [SlidingWindow]) -> [NumberFormula] {
    let letters = Self.axisLetters(input.rank).dropFirst()
    return zip(
      zip(letters, windows), zip(input.dimensions.dropFirst(), output.dimensions.dropFirst())
    )
    .map { .outputSize(letter: $0.0, window: $0.1, input: $1.0, output: $1.1) }
  }

  private func scatteredFormulas(_ windows: [SlidingWindow]) -> [NumberFormula] {
    let letters = Array(Self.axisLetters(input.rank).dropFirst())
    return windows.indices.map { index in
      let window = windows[index]
      let extra =
        output[index + 1] - window.transposedOutputSize(for: input[index + 1], outputPadding: 0)
      let padding = PaddingTerm(of: window)
      return NumberFormula(
        "(\(letters[index]) - 1)s - \(padding.subtracted.symbols) + d(K - 1) + A + 1",
        "(\(input[index + 1]) - 1)·\(window.stride) - \(padding.subtracted.numbers)"
          + " + \(window.dilation)·(\(window.size) - 1) + \(extra) + 1",
        output[index + 1])
    }
  }

  private func concatFormulas(_ branches: [[NamedLayer]]) throws(ShapeError) -> [NumberFormula] {
    var channels: [Int] = []
    for branch in branches {
      channels.append(try Architecture(input: input, layers: branch).outputShape()[0])
    }
    let symbols = channels.indices.map { "C\($0 + 1)" }.joined(separator: " + ")
    let numbers = channels.map(String.init).joined(separator: " + ")
    return [NumberFormula(symbols, numbers, output[0])] + plainFormulas.dropFirst()
  }

  /// Letters of the axes by their number: `C`, `H`, `W`.
  static func axisLetters(_ rank: Int) -> [String] {
    switch rank {
    case 1: ["I"]
    case 2: ["C", "L"]
    case 3: ["C", "H", "W"]
    default: (0..<rank).map { "D\($0)" }
    }
  }

  /// Side of the patch along each axis: `r + (K-1)d·j`.
  fileprivate func receptiveFieldFormulas() -> [NumberFormula] {
    guard let after = receptiveField, let before = inputReceptiveField else { return [] }
    let windows = layer.windows
    return after.axes.indices.map { index in
      guard index < windows.count else { return .plain("r", after.axes[index].size) }
      let window = windows[index]
      let axis = before.axes[index]
      return NumberFormula(
        "r + (K-1)·d·j",
        "\(axis.size) + (\(window.size)-1)·\(window.dilation)·\(axis.jump)", after.axes[index].size)
    }
  }

  /// Distance between neighbours along each axis: `j·s`.
  fileprivate func jumpFormulas() -> [NumberFormula] {
    guard let after = receptiveField, let before = inputReceptiveField else { return [] }
    let windows = layer.windows
    return after.axes.indices.map { index in
      guard index < windows.count else { return .plain("j", after.axes[index].jump) }
      return .product(
        [("j", before.axes[index].jump), ("s", windows[index].stride)],
        value: after.axes[index].jump)
    }
  }
}

/// Both paddings of an axis as they stand in a formula.
struct PaddingTerm {
  let symbols: String
  let numbers: String
  private let isSymmetric: Bool

  init(of window: SlidingWindow) {
    isSymmetric = window.paddingBefore == window.paddingAfter
    symbols = isSymmetric ? "2P" : "P1 + P2"
    numbers =
      isSymmetric
      ? "2·\(window.paddingBefore)" : "\(window.paddingBefore) + \(window.paddingAfter)"
  }

  /// For use behind a minus sign.
  var subtracted: (symbols: String, numbers: String) {
    isSymmetric ? (symbols, numbers) : ("(\(symbols))", "(\(numbers))")
  }
}

extension NumberFormula {
  /// Number of places of a window: `floor((H + 2P - d(K-1) - 1)/s) + 1`.
  static func outputSize(
    letter: String, window: SlidingWindow, input: Int, output: Int
  ) -> NumberFormula {
    let padding = PaddingTerm(of: window)
    let free = input + window.paddingBefore + window.paddingAfter - window.extent
    let rounding = window.roundsUp ? "ceil" : "floor"
    let places = window.roundsUp ? (free + window.stride - 1) / window.stride + 1 : output
    let dropped = places == output ? "" : " - \(places - output)"
    return NumberFormula(
      "\(rounding)((\(letter) + \(padding.symbols) - d(K-1) - 1)/s) + 1\(dropped)",
      "\(rounding)((\(input) + \(padding.numbers) - \(window.dilation)·(\(window.size)-1) - 1)"
        + "/\(window.stride)) + 1\(dropped)",
      output)
  }
}
