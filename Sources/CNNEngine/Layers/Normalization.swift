/// Settings of a normalisation layer: `(x-μ)/sqrt(var + ε)·γ + β`, one γ and β a channel.
///
/// Layer normalisation has one γ and β an element, as its paper does.
public struct Normalization: Hashable, Sendable {
  /// Which numbers share a mean and a variance.
  public enum Kind: Hashable, Sendable {
    /// One channel over the batch and all positions.
    case batch
    /// As the lecture writes batch norm: `(x-μ)/(σ+ε)`.
    case batchAsTaught
    /// One image over all channels and positions.
    case layer
    /// One channel of one image.
    case instance
    /// A group of channels of one image.
    case group(count: Int)
  }

  /// Which numbers are normalised together.
  public var kind: Kind
  /// Added to the variance (to the deviation in the lecture's form).
  public var epsilon: Double
  /// Share of the new batch in the running statistics.
  public var momentum: Double
  /// Whether a learned scale γ and shift β follow.
  public var isAffine: Bool

  /// Describes a normalisation with the usual defaults.
  public init(
    kind: Kind, epsilon: Double = 1e-5, momentum: Double = 0.1, isAffine: Bool = true
  ) {
    self.kind = kind
    self.epsilon = epsilon
    self.momentum = momentum
    self.isAffine = isAffine
  }
}
