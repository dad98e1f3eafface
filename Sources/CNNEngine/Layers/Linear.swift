/// Settings of a fully connected layer: input `[I]`, weights `[O, I]`, output `[O]`.
public struct Linear: Hashable, Sendable {
  /// Output units O.
  public var outputs: Int
  /// Whether each output adds a learned number.
  public var hasBias: Bool

  /// Describes a fully connected layer.
  public init(outputs: Int, hasBias: Bool = true) {
    self.outputs = outputs
    self.hasBias = hasBias
  }
}
