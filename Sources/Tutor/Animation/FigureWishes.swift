internal import Course

/// A stack of layers asked for in words; nil takes the usual one.
package struct VarianceWishes: Hashable, Sendable {
  package var width: Int?
  package var depth: Int?
  /// `linear`, `relu`, `tanh` or `sigmoid`.
  package var activation: String?
  /// `lecun`, `xavier`, `he`, a number, or a formula in `n`.
  package var weights: String?
  /// `sums`, `outputs` or `slopes`.
  package var show: String?

  package init() {}

  /// Whether nothing was asked for.
  package var isEmpty: Bool { self == VarianceWishes() }

  func spec(seed: Int?) throws(FigureFault) -> VarianceSpec {
    var spec = VarianceSpec()
    if let seed { spec.seed = UInt64(seed.magnitude) }
    if let width { spec.width = width }
    if let depth { spec.depth = depth }
    if let activation { spec.activation = try .init(named: activation) }
    if let weights { spec.weights = try WeightVariance(weights) }
    if let show {
      guard let quantity = VarianceSpec.Quantity(rawValue: show) else {
        throw .unknownQuantity(show, known: VarianceSpec.Quantity.allCases.map(\.rawValue))
      }
      spec.quantity = quantity
    }
    try spec.check()
    return spec
  }
}

/// A unit that learns by hand, asked for in words; nil takes the usual number.
package struct UnitWishes: Hashable, Sendable {
  package var weight: Double?
  package var bias: Double?
  package var target: Double?
  package var steps: Int?

  package init() {}

  /// Whether nothing was asked for.
  package var isEmpty: Bool { self == UnitWishes() }
}
