extension Convolution {
  /// Cross-correlation of a batch.
  ///
  /// Input `[N, C, L]` or `[N, C, H, W]`, output `[N, F, ...]`:
  /// `y[n,k,p] = b[k] + Σ_c Σ_tap x[n,c,p·s + tap·d - P]·w[k,c,tap]`.
  ///
  /// - Throws: `ShapeError` when the input does not fit.
  public func forward(
    _ input: Tensor, weight: Tensor, bias: Tensor?
  ) throws(ShapeError) -> Forward {
    let outputShape = try outputShape(for: input.imageShape)
    try parameters(for: input.imageShape, named: "").check([weight] + (bias.map { [$0] } ?? []))
    let loop = ProductLoop(self, input: input.imageShape, output: outputShape)
    let batch = input.batchCount
    var y = Tensor(outputShape.batched(batch))
    if let bias { y.addToChannels(bias) }
    loop.forEachProduct(batch: batch) { outputIndex, inputIndex, weightIndex in
      y.elements[outputIndex] += input.elements[inputIndex] * weight.elements[weightIndex]
    }
    return Forward(output: y) { dOutput in
      var dInput = Tensor(input.shape)
      var dWeight = Tensor(weight.shape)
      loop.forEachProduct(batch: batch) { outputIndex, inputIndex, weightIndex in
        dInput.elements[inputIndex] += weight.elements[weightIndex] * dOutput.elements[outputIndex]
        dWeight.elements[weightIndex] += input.elements[inputIndex] * dOutput.elements[outputIndex]
      }
      let dBias = bias.map { _ in dOutput.channelSums() }
      return LayerGradient(dInput: dInput, dParameters: [dWeight] + (dBias.map { [$0] } ?? []))
    }
  }
}

extension TransposedConvolution {
  /// The adjoint of a convolution: each input element is stamped into the output, kernel by kernel.
  ///
  /// Input `[N, C, ...]`, weights `[C, F/groups, K...]`, output `[N, F, ...]`. The loop is that of the
  /// convolution from the output to the input, with the roles of the two exchanged.
  ///
  /// - Throws: `ShapeError` when the input does not fit.
  public func forward(
    _ input: Tensor, weight: Tensor, bias: Tensor?
  ) throws(ShapeError) -> Forward {
    let outputShape = try outputShape(for: input.imageShape)
    try parameters(for: input.imageShape, named: "").check([weight] + (bias.map { [$0] } ?? []))
    let adjoint = Convolution(filters: input.imageShape[0], windows: windows, groups: groups)
    let loop = ProductLoop(adjoint, input: outputShape, output: input.imageShape)
    let batch = input.batchCount
    var y = Tensor(outputShape.batched(batch))
    if let bias { y.addToChannels(bias) }
    loop.forEachProduct(batch: batch) { inputIndex, outputIndex, weightIndex in
      y.elements[outputIndex] += input.elements[inputIndex] * weight.elements[weightIndex]
    }
    return Forward(output: y) { dOutput in
      var dInput = Tensor(input.shape)
      var dWeight = Tensor(weight.shape)
      loop.forEachProduct(batch: batch) { inputIndex, outputIndex, weightIndex in
        dInput.elements[inputIndex] += weight.elements[weightIndex] * dOutput.elements[outputIndex]
        dWeight.elements[weightIndex] += input.elements[inputIndex] * dOutput.elements[outputIndex]
      }
      let dBias = bias.map { _ in dOutput.channelSums() }
      return LayerGradient(dInput: dInput, dParameters: [dWeight] + (dBias.map { [$0] } ?? []))
    }
  }
}

extension Tensor {
  /// Elements of one channel of one image.
  private var planeSize: Int { imageShape.elementCount / imageShape[0] }

  /// Adds a number to each element of a channel.
  fileprivate mutating func addToChannels(_ bias: Tensor) {
    let size = planeSize
    for index in elements.indices {
      elements[index] += bias.elements[index / size % bias.elements.count]
    }
  }

  /// Sum of each channel over the batch and all positions.
  fileprivate func channelSums() -> Tensor {
    let size = planeSize
    var sums = Tensor([imageShape[0]])
    for index in elements.indices {
      sums.elements[index / size % sums.elements.count] += elements[index]
    }
    return sums
  }
}
