internal import Checked

/// One factor of a product: its letter, what is written for its number, and the number.
struct Factor {
  var symbol: String
  var text: String
  var value: Int

  init(_ symbol: String, _ value: Int, text: String? = nil) {
    self.symbol = symbol
    self.text = text ?? String(value)
    self.value = value
  }

  /// The channels that one kernel reads, or gives: `C`, or `(C/g)` with groups.
  static func grouped(_ symbol: String, _ count: Int, groups: Int) -> Factor {
    groups == 1
      ? Factor(symbol, count)
      : Factor("(\(symbol)/g)", count / groups, text: "(\(count)/\(groups))")
  }

  /// The sizes of a kernel: `K·K`, or `KH·KW` when they differ.
  static func kernel(_ windows: [SlidingWindow]) -> [Factor] {
    let isSquare = windows.allSatisfy { $0.size == windows[0].size }
    let letters = isSquare ? windows.map { _ in "K" } : ["KH", "KW"]
    return zip(letters, windows).map { Factor($0, $1.size) }
  }
}

extension NumberFormula {
  /// A product of factors; nil when it leaves the range of Int.
  init?(_ factors: [Factor]) {
    guard let value = checkedProduct(factors.map(\.value)) else { return nil }
    self.init(
      factors.map(\.symbol).joined(separator: "·"), factors.map(\.text).joined(separator: "·"),
      value)
  }
}

extension PlacedLayer {
  /// Learned factors: `F·C·K·K`, `O·I`, `C`.
  func weightFormula(_ specs: [ParameterSpec]) -> NumberFormula {
    let count = specs.reduce(0) { $0 + $1.shape.elementCount }
    guard count > 0 else { return .zero }
    return NumberFormula(kernelFactors) ?? .plain("C", count)
  }

  /// Learned summands: `F`, `O`, `C`.
  func biasFormula(_ specs: [ParameterSpec]) -> NumberFormula {
    let count = specs.reduce(0) { $0 + $1.shape.elementCount }
    guard count > 0 else { return .zero }
    switch layer {
    case .convolution, .transposedConvolution: return .plain("F", count)
    case .linear: return .plain("O", count)
    case .normalization(let normalization) where normalization.kind == .layer:
      return NumberFormula(kernelFactors) ?? .zero
    case .normalization, .maxPool, .averagePool, .globalAveragePool, .activation, .dropout,
      .flatten, .residual, .parallel, .shared, .repeated:
      return .plain("C", count)
    }
  }

  /// Multiplications for one image: every weight once at every place.
  ///
  /// - Throws: `ShapeError` when the number leaves the range of Int.
  func multiplyAddsFormula() throws(ShapeError) -> NumberFormula {
    let factors: [Factor]
    switch layer {
    case .convolution: factors = placeFactors(output, mark: "'") + kernelFactors
    case .transposedConvolution: factors = placeFactors(input, mark: "") + kernelFactors
    case .linear: factors = kernelFactors
    case .maxPool, .averagePool, .globalAveragePool, .activation, .dropout, .normalization,
      .flatten, .residual, .parallel, .shared, .repeated:
      return .zero
    }
    let all = copies > 1 ? [Factor("p", copies)] + factors : factors
    guard let formula = NumberFormula(all) else {
      throw ShapeError(layer: name, .tooLarge(what: "the cost", sizes: all.map(\.value)))
    }
    return formula
  }

  /// The factors whose product is the number of weights.
  private var kernelFactors: [Factor] {
    switch layer {
    case .convolution(let convolution):
      if let connections = convolution.connections {
        let pairs = connections.reduce(0) { $0 + $1.count }
        return [Factor("pairs", pairs)] + Factor.kernel(convolution.windows)
      }
      return [
        Factor("F", convolution.filters), .grouped("C", input[0], groups: convolution.groups),
      ] + Factor.kernel(convolution.windows)
    case .transposedConvolution(let transposed):
      return [
        Factor("C", input[0]), .grouped("F", transposed.filters, groups: transposed.groups),
      ] + Factor.kernel(transposed.windows)
    case .linear(let linear): return [Factor("O", linear.outputs), Factor("I", input[0])]
    case .normalization(let normalization):
      let shape = normalization.affineShape(for: input)
      let letters = Self.axisLetters(shape.rank)
      return shape.rank == 1
        ? [Factor("C", shape[0])] : zip(letters, shape.dimensions).map { Factor($0, $1) }
    case .maxPool, .averagePool, .globalAveragePool, .activation, .dropout, .flatten, .residual,
      .parallel, .shared, .repeated:
      return []
    }
  }

  /// The positions of a shape: `H·W`, marked `H'·W'` for an output.
  private func placeFactors(_ shape: Shape, mark: String) -> [Factor] {
    zip(Self.axisLetters(shape.rank), shape.dimensions).dropFirst().map { Factor($0 + mark, $1) }
  }
}
