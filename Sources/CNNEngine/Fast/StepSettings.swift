import CNNKernels
import RealModule

/// What may differ from one step of learning to the next.
struct StepSettings {
  var rule: Optimiser.Rule
  /// Steps so far, this one included.
  var step: Int
  /// Of the run; dropout draws from it and the step.
  var seed: UInt64
  var measuresGradientNorm = false

  /// The same for the same seed and step.
  var dropoutKey: UInt32 {
    var random = RandomSource(seed: seed, stream: RandomStream.dropout(step: step))
    return UInt32(truncatingIfNeeded: random.next())
  }

  /// The rule with its numbers as the loops take them.
  var loopRule: cnn_rule {
    var numbers = cnn_rule()
    switch rule {
    case .sgd(let rate, let momentum, let weightDecay, let isNesterov):
      numbers.rate = Float(rate)
      numbers.momentum = Float(momentum)
      numbers.weight_decay = Float(weightDecay)
      numbers.is_nesterov = isNesterov ? 1 : 0
    case .adam(let rate, let beta1, let beta2, let epsilon, let weightDecay):
      numbers.rate = Float(rate)
      numbers.beta1 = Float(beta1)
      numbers.beta2 = Float(beta2)
      numbers.epsilon = Float(epsilon)
      numbers.weight_decay = Float(weightDecay)
      numbers.correction1 = Float(1 - Double.pow(beta1, step))
      numbers.correction2 = Float(1 - Double.pow(beta2, step))
    }
    return numbers
  }

  /// Whether the rule is Adam.
  var isAdam: Bool {
    switch rule {
    case .sgd: false
    case .adam: true
    }
  }
}
