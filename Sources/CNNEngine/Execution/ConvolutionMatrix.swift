extension Convolution {
  /// The convolution as a matrix `[outputs, inputs]`, both flattened row by row: `y = M x`.
  ///
  /// A row holds the weights of one output; equal weights stand shifted from row to row.
  ///
  ///     // 7x7 pictures, 3x3 kernel: 25 x 49
  ///     try Convolution(filters: 1, windows: [window, window]).matrix(weight: w, input: [1, 7, 7])
  ///
  /// - Parameters:
  ///   - weight: `[F, C/groups, K...]`.
  ///   - input: Shape of one image.
  /// - Returns: Zero wherever an output does not read an input.
  /// - Throws: `ShapeError` when they do not fit, or the matrix would be too large.
  public func matrix(weight: Tensor, input: Shape) throws(ShapeError) -> Tensor {
    let output = try outputShape(for: input)
    let spec = try parameters(for: input, named: "")[0]
    try requireShape("weight", weight, spec.shape)
    let inputCount = input.elementCount
    let shape = try Shape(limited: [output.elementCount, inputCount], what: "the matrix")
    var matrix = Tensor(shape)
    ProductLoop(self, input: input, output: output)
      .forEachProduct(batch: 1) { outputIndex, inputIndex, weightIndex in
        matrix.elements[outputIndex * inputCount + inputIndex] += weight.elements[weightIndex]
      }
    return matrix
  }
}
