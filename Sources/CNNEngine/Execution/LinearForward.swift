extension Linear {
  /// `y[n,k] = b[k] + Σ_c x[n,c]·w[k,c]`: input `[N, I]`, weights `[O, I]`, output `[N, O]`.
  ///
  /// - Throws: `ShapeError` when the input does not fit.
  public func forward(
    _ input: Tensor, weight: Tensor, bias: Tensor?
  ) throws(ShapeError) -> Forward {
    let outputShape = try outputShape(for: input.imageShape)
    try parameters(for: input.imageShape, named: "").check([weight] + (bias.map { [$0] } ?? []))
    let (batch, inputs, outputs) = (input.batchCount, input.shape[1], self.outputs)
    var y = Tensor(outputShape.batched(batch))
    for n in 0..<batch {
      for k in 0..<outputs {
        var sum = bias?.elements[k] ?? 0
        for c in 0..<inputs {
          sum += input.elements[n * inputs + c] * weight.elements[k * inputs + c]
        }
        y.elements[n * outputs + k] = sum
      }
    }
    return Forward(output: y) { dOutput in
      var dInput = Tensor(input.shape)
      var dWeight = Tensor(weight.shape)
      var dBias = Tensor([outputs])
      for n in 0..<batch {
        for k in 0..<outputs {
          let dSum = dOutput.elements[n * outputs + k]
          dBias.elements[k] += dSum
          for c in 0..<inputs {
            dInput.elements[n * inputs + c] += weight.elements[k * inputs + c] * dSum
            dWeight.elements[k * inputs + c] += input.elements[n * inputs + c] * dSum
          }
        }
      }
      return LayerGradient(
        dInput: dInput, dParameters: bias == nil ? [dWeight] : [dWeight, dBias])
    }
  }
}
