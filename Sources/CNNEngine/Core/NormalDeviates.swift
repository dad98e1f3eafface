import RealModule

extension RandomSource {
  /// A normal deviate with mean 0 and standard deviation 1.
  ///
  /// The area below the bell curve is cut into 128 layers of one size; nearly every draw falls into the part of
  /// its layer that lies below the curve as a whole, which costs a multiplication and a comparison.
  /// Source: Marsaglia and Tsang, "The ziggurat method for generating random variables", 2000, with
  /// independent bits for layer and place as in Doornik, "An improved ziggurat method", 2005.
  public mutating func normal() -> Double {
    while true {
      let bits = next()
      let layer = Int(bits & 127)
      // The bits of the place do not overlap with those of the layer.
      let place = Double(bits >> 11) * 0x1p-52 - 1
      if abs(place) < ziggurat.ratios[layer] { return place * ziggurat.edges[layer] }
      if layer == 0 { return tail(isNegative: place < 0) }
      let x = place * ziggurat.edges[layer]
      let (upper, lower) = (ziggurat.edges[layer], ziggurat.edges[layer + 1])
      let bottom = Double.exp((x * x - upper * upper) / 2)
      let top = Double.exp((x * x - lower * lower) / 2)
      if bottom + uniform() * (top - bottom) < 1 { return x }
    }
  }

  /// A deviate farther out than the base of the ziggurat.
  ///
  /// Source: Marsaglia, "Generating a variable from the tail of the normal distribution", 1964.
  private mutating func tail(isNegative: Bool) -> Double {
    while true {
      let x = -Double.log(1 - uniform()) / Ziggurat.base
      let y = -Double.log(1 - uniform())
      if 2 * y > x * x { return isNegative ? -(Ziggurat.base + x) : Ziggurat.base + x }
    }
  }

  /// Uniform in [-limit, limit).
  public mutating func uniform(limit: Double) -> Double {
    (2 * uniform() - 1) * limit
  }
}

/// Right edges of the layers below the bell curve, widest first, and how much of each lies below it as a whole.
private struct Ziggurat {
  /// Where the tail begins, and the area of each layer, for 128 layers.
  static let base = 3.442619855899
  static let area = 9.91256303526217e-3

  /// 129 numbers: the width of a rectangle with the area of base and tail, the edges, 0.
  let edges: [Double]
  /// The next edge as a share of this one.
  let ratios: [Double]

  init() {
    func height(_ x: Double) -> Double { .exp(-x * x / 2) }
    var edges = [Self.area / height(Self.base), Self.base]
    while edges.count < 128 {
      let last = edges[edges.count - 1]
      edges.append(.sqrt(-2 * .log(Self.area / last + height(last))))
    }
    edges.append(0)
    self.edges = edges
    ratios = zip(edges, edges.dropFirst()).map { $1 / $0 }
  }
}

private let ziggurat = Ziggurat()
