/// What a convolution's outputs would cost in wires and weights without sharing, and without windows.
///
///     // 1x13x13 and 3 filters of 4x4 without bias: 50700, 4800 and 48 weights.
public struct SharingCount: Hashable, Sendable {
  /// Values that it reads and gives.
  public let inputs: Int
  /// Values that it gives.
  public let outputs: Int
  /// Wires, and learned numbers, when every output reads every input.
  public let denseWires: Int
  /// Learned numbers then.
  public let dense: Int
  /// Wires when every output reads its window; padding counts as if it were wired.
  public let windowWires: Int
  /// Learned numbers when every output has weights of its own for its window.
  public let local: Int
  /// Learned numbers of the convolution itself.
  public let shared: Int

  /// Counts for a convolution on an input.
  ///
  /// - Throws: `ShapeError` when it does not fit, or the numbers leave the range of the engine.
  public init(of convolution: Convolution, input: Shape) throws(ShapeError) {
    let layer = NamedLayer("convolution", .convolution(convolution))
    let row = try NetworkSummary(of: Architecture(input: input, layers: [layer])).rows[0]
    let biases = convolution.hasBias ? row.units : 0
    inputs = input.elementCount
    outputs = row.units
    // By hand, for the engine would not hold so many weights; two counts of elements below 2^31 cannot overflow.
    denseWires = inputs * outputs
    dense = denseWires + biases
    windowWires = row.multiplyAdds
    local = row.multiplyAdds + biases
    shared = row.parameters
  }
}
