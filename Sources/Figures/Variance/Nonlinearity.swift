internal import CNNEngine

/// What stands behind each layer of a figure.
package enum Nonlinearity: String, Hashable, Sendable, CaseIterable {
  case linear
  case relu
  case tanh
  case sigmoid

  /// The engine's activation; nil for none.
  var activation: Activation? {
    switch self {
    case .linear: nil
    case .relu: .relu
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    }
  }
}
