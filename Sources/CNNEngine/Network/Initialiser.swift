import RealModule

/// How weights are drawn before training; biases are 0 except for `pytorch`, scales are 1.
///
/// Sources: He et al. 2015; Glorot and Bengio 2010 ("Xavier"); LeCun et al. 1998, "Efficient backprop".
public enum Initialiser: Hashable, Sendable {
  /// The form of the distribution; its variance is the scheme's.
  public enum Distribution: Hashable, Sendable, CaseIterable {
    /// Bell-shaped.
    case normal
    /// Flat between `-sqrt(3·variance)` and `sqrt(3·variance)`.
    case uniform
  }

  /// Variance 2 / fan-in, for ReLU.
  case he(Distribution = .normal)
  /// Variance 2 / (fan-in + fan-out), for tanh and sigmoid.
  case xavier(Distribution = .normal)
  /// Variance 1 / fan-in.
  case lecun(Distribution = .normal)
  /// PyTorch's default: weights and biases uniform within 1 / sqrt(fan-in).
  case pytorch
  /// The same standard deviation for every layer.
  case normal(standardDeviation: Double)

  /// Reads `he`, `xavier`, `lecun`, `pytorch`, or a positive standard deviation such as `0.1`.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "he": self = .he()
    case "xavier": self = .xavier()
    case "lecun": self = .lecun()
    case "pytorch": self = .pytorch
    default:
      guard let value = Double(text), value.isFinite, value > 0 else { return nil }
      self = .normal(standardDeviation: value)
    }
  }

  /// Variance of a weight of this parameter.
  public func variance(of spec: ParameterSpec) -> Double {
    switch self {
    case .he: 2 / Double(spec.fanIn)
    case .xavier: 2 / Double(spec.fanIn + spec.fanOut)
    case .lecun: 1 / Double(spec.fanIn)
    case .pytorch: 1 / (3 * Double(spec.fanIn))
    case .normal(let standardDeviation): standardDeviation * standardDeviation
    }
  }

  /// The form of the distribution.
  public var distribution: Distribution {
    switch self {
    case .he(let distribution), .xavier(let distribution), .lecun(let distribution): distribution
    case .pytorch: .uniform
    case .normal: .normal
    }
  }

  /// Draws one parameter.
  public func draw(_ spec: ParameterSpec, from random: inout RandomSource) -> Tensor {
    switch spec.role {
    case .weight: return drawWeights(spec, from: &random)
    case .scale: return Tensor(spec.shape, repeating: 1)
    case .shift: return Tensor(spec.shape)
    case .bias:
      return self == .pytorch ? drawWeights(spec, from: &random) : Tensor(spec.shape)
    }
  }

  private func drawWeights(_ spec: ParameterSpec, from random: inout RandomSource) -> Tensor {
    let variance = variance(of: spec)
    let elements: [Double]
    switch distribution {
    case .normal:
      let deviation = Double.sqrt(variance)
      elements = (0..<spec.shape.elementCount).map { _ in deviation * random.normal() }
    case .uniform:
      let limit = Double.sqrt(3 * variance)
      elements = (0..<spec.shape.elementCount).map { _ in random.uniform(limit: limit) }
    }
    return Tensor(spec.shape, elements)
  }
}
