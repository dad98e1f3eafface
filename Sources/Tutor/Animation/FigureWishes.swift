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
