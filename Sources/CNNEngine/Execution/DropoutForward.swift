/// Dropout with a given mask: `y = x·mask / keep`, so that the expected sum stays the same.
///
/// - Parameters:
///   - input: Any shape.
///   - mask: 1 where an element stays, 0 where it goes; nil when not training, then `y = x`.
///   - keepProbability: Share that stays.
/// - Returns: Output of the same shape.
/// - Throws: `ShapeError` when the mask has another shape or the share is not above 0 and at most 1.
public func dropoutForward(
  _ input: Tensor, mask: Tensor?, keepProbability: Double
) throws(ShapeError) -> Forward {
  _ = try Layer.dropout(keepProbability: keepProbability).outputShape(for: input.imageShape)
  guard let mask else { return Forward(output: input) { LayerGradient(dInput: $0) } }
  try requireShape("mask", mask, input.shape)
  let factors = mask.elements.map { $0 / keepProbability }
  return Forward(output: Tensor(input.shape, zip(input.elements, factors).map { $0 * $1 })) {
    dOutput in
    LayerGradient(dInput: Tensor(input.shape, zip(dOutput.elements, factors).map { $0 * $1 }))
  }
}
