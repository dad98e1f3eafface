import RealModule

/// What very wide layers would show: the variance of each layer's sums and slopes, from the layer before.
///
/// `Var(v) = n·Var(w)·E[x^2]`, where `x` is the activation of a bell curve with the variance of the layer before;
/// back, `n·Var(w)·E[slope^2]`. For a ReLU both means of squares are a half.
/// Source: He et al. 2015; for other activations the integral is taken numerically.
public struct SpreadTheory: Hashable, Sendable {
  /// Variance of `v`, first layer to last.
  public let sums: [Double]
  /// Variance of dLoss/dv, first layer to last; 1 at the last.
  public let slopes: [Double]

  /// The variances for a stack.
  public init(_ settings: SpreadSettings) {
    let factor = Double(settings.width) * settings.weightVariance
    let bell = BellCurve(activation: settings.activation)
    var sums = [factor]
    while sums.count < settings.depth {
      sums.append(factor * bell.meanSquare(variance: sums[sums.count - 1]))
    }
    var slopes = [1.0]
    for variance in sums.dropLast().reversed() {
      slopes.append(slopes[slopes.count - 1] * factor * bell.meanSquareSlope(variance: variance))
    }
    self.sums = sums
    self.slopes = slopes.reversed()
  }
}

/// Means of what an activation makes of normal numbers.
private struct BellCurve {
  let activation: Activation?

  /// Places of the integral, in standard deviations: beyond 8 there is less than 1e-15.
  private static let places = (0...640).map { Double($0) / 40 - 8 }
  private static let weights: [Double] = {
    let heights = places.map { Double.exp(-$0 * $0 / 2) }
    let total = heights.reduce(0, +)
    return heights.map { $0 / total }
  }()

  /// `E[x^2]` for `x` behind the activation.
  func meanSquare(variance: Double) -> Double {
    guard let activation else { return variance }
    if activation == .relu { return variance / 2 }
    return mean(of: activation.forward(places(variance)).output)
  }

  /// The mean square of the activation's slope.
  func meanSquareSlope(variance: Double) -> Double {
    guard let activation else { return 1 }
    if activation == .relu { return 0.5 }
    let input = places(variance)
    return mean(of: activation.forward(input).pullback(Tensor(input.shape, repeating: 1)).dInput)
  }

  private func places(_ variance: Double) -> Tensor {
    Tensor([1, Self.places.count], Self.places.map { $0 * Double.sqrt(variance) })
  }

  private func mean(of values: Tensor) -> Double {
    zip(values.elements, Self.weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
  }
}
