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

  /// The positions of a shape: `H·W`, marked `H'·W'` for an output.
  static func places(_ shape: Shape, mark: String) -> [Factor] {
    zip(PlacedLayer.axisLetters(shape.rank), shape.dimensions).dropFirst()
      .map { Factor($0 + mark, $1) }
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
    return NumberFormula(layer.learned?.weightFactors(for: input) ?? []) ?? .plain("C", count)
  }

  /// Learned summands: `F`, `O`, `C`.
  func biasFormula(_ specs: [ParameterSpec]) -> NumberFormula {
    let count = specs.reduce(0) { $0 + $1.shape.elementCount }
    guard count > 0 else { return .zero }
    return NumberFormula(layer.learned?.biasFactors(for: input) ?? []) ?? .zero
  }

  /// Multiplications for one image: every weight once at every place.
  ///
  /// - Throws: `ShapeError` when the number leaves the range of Int.
  func multiplyAddsFormula() throws(ShapeError) -> NumberFormula {
    guard let learned = layer.learned,
      let places = learned.placeFactors(input: input, output: output)
    else { return .zero }
    let factors = places + learned.weightFactors(for: input)
    let all = copies > 1 ? [Factor("p", copies)] + factors : factors
    guard let formula = NumberFormula(all) else {
      throw ShapeError(layer: name, .tooLarge(what: "the cost", sizes: all.map(\.value)))
    }
    return formula
  }
}

extension Convolution {
  func weightFactors(for input: Shape) -> [Factor] {
    guard let connections else {
      return [Factor("F", filters), .grouped("C", input[0], groups: groups)]
        + Factor.kernel(windows)
    }
    return [Factor("pairs", connections.reduce(0) { $0 + $1.count })] + Factor.kernel(windows)
  }

  func biasFactors(for input: Shape) -> [Factor] { [Factor("F", filters)] }

  func placeFactors(input: Shape, output: Shape) -> [Factor]? {
    Factor.places(output, mark: "'")
  }
}

extension TransposedConvolution {
  func weightFactors(for input: Shape) -> [Factor] {
    [Factor("C", input[0]), .grouped("F", filters, groups: groups)] + Factor.kernel(windows)
  }

  func biasFactors(for input: Shape) -> [Factor] { [Factor("F", filters)] }

  func placeFactors(input: Shape, output: Shape) -> [Factor]? { Factor.places(input, mark: "") }
}

extension Linear {
  func weightFactors(for input: Shape) -> [Factor] {
    [Factor("O", outputs), Factor("I", input[0])]
  }

  func biasFactors(for input: Shape) -> [Factor] { [Factor("O", outputs)] }

  func placeFactors(input: Shape, output: Shape) -> [Factor]? { [] }
}

extension Normalization {
  func weightFactors(for input: Shape) -> [Factor] {
    let shape = affineShape(for: input)
    guard shape.rank > 1 else { return [Factor("C", shape[0])] }
    return zip(PlacedLayer.axisLetters(shape.rank), shape.dimensions).map { Factor($0, $1) }
  }

  func biasFactors(for input: Shape) -> [Factor] { weightFactors(for: input) }

  func placeFactors(input: Shape, output: Shape) -> [Factor]? { nil }
}
