import RealModule

/// How weights follow their gradients: a value with its own memory.
///
///     var optimiser = Optimiser(.sgd(rate: 0.1))
///     optimiser.update(&network, gradients: gradient.dParameters)
public struct Optimiser: Hashable, Sendable {
  /// The rule and its settings.
  public enum Rule: Hashable, Sendable {
    /// `v = momentum·v + g`, `w -= rate·v`; with Nesterov `w -= rate·(g + momentum·v)`.
    case sgd(rate: Double, momentum: Double = 0, weightDecay: Double = 0, isNesterov: Bool = false)
    /// Kingma and Ba 2015, with bias correction; ε stands outside the root.
    case adam(
      rate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
      weightDecay: Double = 0)
  }

  /// The rule and its settings; a new rate may be set between steps.
  public var rule: Rule
  /// Steps so far.
  public private(set) var stepCount = 0
  /// Velocity of each parameter, or Adam's mean of gradients.
  private var firstMoments: [String: [Double]] = [:]
  /// Adam's mean of squared gradients.
  private var secondMoments: [String: [Double]] = [:]

  /// Starts without a memory.
  public init(_ rule: Rule) {
    self.rule = rule
  }

  /// Makes one step; parameters without a gradient stay.
  ///
  /// - Parameters:
  ///   - network: Its parameters are changed.
  ///   - gradients: dLoss/dParameter by name.
  public mutating func update(_ network: inout Network, gradients: [String: Tensor]) {
    stepCount += 1
    for spec in network.specs {
      guard let gradient = gradients[spec.name] else { continue }
      switch rule {
      case .sgd(let rate, let momentum, let weightDecay, let isNesterov):
        network.updateElements(of: spec.name) { weights in
          followVelocity(
            &weights, gradient.elements, spec.name, rate: rate, momentum: momentum,
            weightDecay: weightDecay, isNesterov: isNesterov)
        }
      case .adam(let rate, let beta1, let beta2, let epsilon, let weightDecay):
        network.updateElements(of: spec.name) { weights in
          followMoments(
            &weights, gradient.elements, spec.name, rate: rate, beta1: beta1, beta2: beta2,
            epsilon: epsilon, weightDecay: weightDecay)
        }
      }
    }
  }

  private mutating func followVelocity(
    _ weights: inout [Double], _ gradients: [Double], _ name: String, rate: Double,
    momentum: Double, weightDecay: Double, isNesterov: Bool
  ) {
    var velocities = firstMoments[name] ?? Array(repeating: 0, count: weights.count)
    for index in weights.indices {
      let gradient = gradients[index] + weightDecay * weights[index]
      velocities[index] = momentum * velocities[index] + gradient
      let step = isNesterov ? gradient + momentum * velocities[index] : velocities[index]
      weights[index] -= rate * step
    }
    firstMoments[name] = momentum == 0 ? nil : velocities
  }

  private mutating func followMoments(
    _ weights: inout [Double], _ gradients: [Double], _ name: String, rate: Double, beta1: Double,
    beta2: Double, epsilon: Double, weightDecay: Double
  ) {
    var means = firstMoments[name] ?? Array(repeating: 0, count: weights.count)
    var squares = secondMoments[name] ?? Array(repeating: 0, count: weights.count)
    let meanCorrection = 1 - Double.pow(beta1, stepCount)
    let squareCorrection = 1 - Double.pow(beta2, stepCount)
    for index in weights.indices {
      let gradient = gradients[index] + weightDecay * weights[index]
      means[index] = beta1 * means[index] + (1 - beta1) * gradient
      squares[index] = beta2 * squares[index] + (1 - beta2) * gradient * gradient
      let scale = Double.sqrt(squares[index] / squareCorrection) + epsilon
      weights[index] -= rate * (means[index] / meanCorrection) / scale
    }
    firstMoments[name] = means
    secondMoments[name] = squares
  }
}
