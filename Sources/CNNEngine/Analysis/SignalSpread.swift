import RealModule

/// Fully connected layers of one width behind each other, and how large their weights are.
public struct SpreadSettings: Hashable, Sendable {
  /// Units of the input and of each layer.
  public var width: Int
  /// Number of layers.
  public var depth: Int
  /// Behind each layer; nil for a linear stack.
  public var activation: Activation?
  /// Variance of each weight; the weights are normal with mean 0.
  public var weightVariance: Double
  /// The same seed draws the same networks.
  public var seed: UInt64

  /// A stack and the variance of its weights.
  public init(
    width: Int, depth: Int, activation: Activation?, weightVariance: Double, seed: UInt64 = 1
  ) {
    self.width = width
    self.depth = depth
    self.activation = activation
    self.weightVariance = weightVariance
    self.seed = seed
  }

  /// Weights that are drawn in all: few enough that a run takes no longer than a few steps of training.
  private static let weightLimit = 2_400_000

  /// How many networks are run, so that wide and narrow ones take about the same time.
  public var networkCount: Int {
    min(max(Self.weightLimit / max(1, width * width * depth), 4), 240)
  }
}

/// How far the numbers of each layer spread before any training, forth and back, over many networks.
///
/// Each network has weights and an input of its own, all normal with mean 0, the input with variance 1; a slope
/// of variance 1 goes back from the last layer.
public struct SignalSpread: Sendable {
  /// Numbers of one kind, of all units of a layer in all networks.
  public struct Values: Hashable, Sendable {
    /// The numbers themselves.
    public var elements: [Double] = []

    /// `E[v]`.
    public var mean: Double { elements.reduce(0, +) / Double(max(1, elements.count)) }

    /// `E[v^2]`.
    public var meanSquare: Double {
      elements.reduce(0) { $0 + $1 * $1 } / Double(max(1, elements.count))
    }

    /// `Var(v) = E[v^2] - E[v]^2`.
    public var variance: Double {
      let mean = mean
      return elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, elements.count))
    }
  }

  /// What was found at one layer.
  public struct Layer: Sendable {
    /// `v`, before the activation.
    public var sums = Values()
    /// `x`, behind it.
    public var outputs = Values()
    /// dLoss/dv.
    public var slopes = Values()
    /// The layer's weights; kept for the second layer alone, which is taken apart.
    public var weights = Values()
    /// Each weight times the number that it multiplies; kept for the second layer alone.
    public var products = Values()
  }

  /// What was run.
  public let settings: SpreadSettings
  /// The networks' inputs.
  public private(set) var input = Values()
  /// First to last.
  public private(set) var layers: [Layer]

  /// Runs all networks of the settings through the readable executor.
  ///
  /// - Throws: `ShapeError` for a stack that has no layers or no units.
  public init(_ settings: SpreadSettings) throws(ShapeError) {
    self.settings = settings
    layers = Array(repeating: Layer(), count: settings.depth)
    for network in 0..<settings.networkCount {
      try run(RandomSource(seed: settings.seed, stream: UInt64(network)))
    }
  }

  /// One network: forth through all layers, then back.
  private mutating func run(_ source: RandomSource) throws(ShapeError) {
    var random = source
    let width = settings.width
    let initialiser = Initialiser.normal(standardDeviation: .sqrt(settings.weightVariance))
    var x = Tensor([1, width], (0..<width).map { _ in random.normal() })
    input.elements += x.elements
    var ways: [WayBack] = []
    for index in layers.indices {
      let spec = ParameterSpec(
        name: "fc\(index + 1).weight", role: .weight, shape: [width, width], fanIn: width,
        fanOut: width)
      let weight = initialiser.draw(spec, from: &random)
      if index == 1 { takeApart(weight, x) }
      let sums = try Linear(outputs: width, hasBias: false).forward(x, weight: weight, bias: nil)
      let active = settings.activation?.forward(sums.output)
      x = active?.output ?? sums.output
      layers[index].sums.elements += sums.output.elements
      layers[index].outputs.elements += x.elements
      ways.append(WayBack(sums: sums, active: active))
    }
    var slope = Tensor([1, width], (0..<width).map { _ in random.normal() })
    for index in layers.indices.reversed() {
      if index < layers.count - 1 { slope = ways[index].active?.pullback(slope).dInput ?? slope }
      layers[index].slopes.elements += slope.elements
      slope = ways[index].sums.pullback(slope).dInput
    }
  }

  /// What the pullbacks of a layer are.
  private struct WayBack {
    let sums: Forward
    let active: Forward?
  }

  private mutating func takeApart(_ weight: Tensor, _ x: Tensor) {
    layers[1].weights.elements += weight.elements
    let width = settings.width
    for k in 0..<width {
      for c in 0..<width {
        layers[1].products.elements.append(weight.elements[k * width + c] * x.elements[c])
      }
    }
  }
}
