package import CNNEngine
package import ContentFormat

/// Signals through a stack of layers: how wide and deep it is, how its weights are drawn, what is looked at.
package struct VarianceSpec: Hashable, Sendable {
  /// What stands behind each layer.
  package enum Nonlinearity: String, Hashable, Sendable, CaseIterable {
    case linear
    case relu
    case tanh
    case sigmoid

    /// Reads a name; throws one that there is not.
    package init(named name: String) throws(FigureFault) {
      guard let known = Self(rawValue: name.lowercased()) else {
        throw .unknownActivation(
          name, suggestion: Self.allCases.map(\.rawValue).nearest(to: name.lowercased()))
      }
      self = known
    }

    /// The engine's activation; nil for none.
    package var activation: Activation? {
      switch self {
      case .linear: nil
      case .relu: .relu
      case .tanh: .tanh
      case .sigmoid: .sigmoid
      }
    }
  }

  /// Which numbers of a layer are looked at.
  package enum Quantity: String, Hashable, Sendable, CaseIterable {
    /// The sums before the activation.
    case sums
    /// What the activation makes of them.
    case outputs
    /// The slopes that come back.
    case slopes
  }

  package var width = 100
  package var depth = 10
  package var activation = Nonlinearity.linear
  package var weights = WeightVariance.lecun
  package var quantity = Quantity.sums
  /// Whether the student says where it leads before it moves.
  package var isPredicted = false
  package var seed: UInt64 = 1
  /// Where its fence stands.
  package var place: FencePlace = 0

  package static let widths = 2...256
  package static let depths = 2...20

  package init() {}

  /// Throws what is outside of its range.
  package func check() throws(FigureFault) {
    let ranges = [("width", width, Self.widths), ("depth", depth, Self.depths)]
    for (name, value, range) in ranges where !range.contains(value) {
      throw .outOfRange(name, value, range)
    }
  }

  /// What the engine runs.
  package var settings: SpreadSettings {
    SpreadSettings(
      width: width, depth: depth, activation: activation.activation,
      weightVariance: weights.value(width: width), seed: seed)
  }
}

/// One ReLU unit that learns one example by hand.
package struct UnitSpec: Hashable, Sendable {
  /// What it reads, one number a step; the last one is repeated.
  package var inputs: [Double] = [2]
  package var weight = 1.0
  package var bias = 0.0
  package var target = 1.0
  package var rate = 0.1
  package var stepCount = 6
  /// Whether the rate at which the unit goes silent is shown.
  package var hasCliff = true
  /// Whether the student says the next sum before it moves.
  package var isPredicted = false
  /// Where its fence stands.
  package var place: FencePlace = 0

  package static let stepCounts = 1...30
  /// Larger numbers are none to follow by hand.
  package static let limit = 999.0

  package init() {}

  /// Throws what is outside of its range.
  package func check() throws(FigureFault) {
    guard Self.stepCounts.contains(stepCount) else {
      throw .outOfRange("number of steps", stepCount, Self.stepCounts)
    }
    guard !inputs.isEmpty, inputs.count <= Self.stepCounts.upperBound else {
      throw .outOfRange("number of inputs", inputs.count, Self.stepCounts)
    }
    for number in inputs + [weight, bias, target, rate]
    where !(abs(number) <= Self.limit) {
      throw .tooLarge(Self.limit)
    }
  }
}

/// A given network of fully connected ReLU layers and one input, followed number by number.
package struct SignalSpec: Hashable, Sendable {
  /// One matrix a layer, a row for each number that is read; all but the last one are scaled.
  package var weights: [[[Double]]]
  package var input: [Double]
  /// What the weights are multiplied with.
  package var scale: Double
  /// Whether the student says where it leads before it moves.
  package var isPredicted = false
  /// Where its fence stands.
  package var place: FencePlace = 0

  package init(weights: [[[Double]]], input: [Double], scale: Double) {
    self.weights = weights
    self.input = input
    self.scale = scale
  }
}
