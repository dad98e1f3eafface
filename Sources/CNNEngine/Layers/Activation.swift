/// The activation functions of the course.
public enum Activation: Hashable, Sendable {
  /// `max(x, 0)`; its slope at 0 is 0.
  case relu
  /// `x` above 0, `slope·x` below.
  case leakyRelu(slope: Double)
  /// The hyperbolic tangent.
  case tanh
  /// `1 / (1 + exp(-x))`.
  case sigmoid
  /// `exp(x) / Σ exp(x)` over the channel axis.
  case softmax
  /// The logarithm of softmax, over the channel axis.
  case logSoftmax
}
