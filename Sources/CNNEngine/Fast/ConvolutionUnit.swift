import CNNKernels

/// A convolution with the function and the max pool behind it, as one pass over a block.
struct ConvolutionUnit {
  var input: LaneTensor
  var output: LaneTensor
  var loop: cnn_convolution
  /// First float of weights `[F, C/groups, KH, KW]` and of the bias, if there is one.
  var weights: Int
  var bias: Int?
  /// The same in a block's share of the gradient.
  var weightGradient: Int
  var biasGradient: Int?
  /// Which element won each window: bytes in the slot, when there is a pool.
  var winners: Int?

  func forward(_ place: BlockPlace) {
    withUnsafePointer(to: loop) { loop in
      let bias = bias.map { UnsafePointer(place.parameters + $0) }
      if place.isOneImageToRead {
        return place.kernels.pointee.convolution_of_one(
          loop, place.paddedValues(input), place.parameters + weights, bias, place.values(output),
          place.scratch)
      }
      place.kernels.pointee.convolution(
        loop, place.paddedValues(input), place.parameters + weights, bias, place.values(output),
        place.isTraining ? winners.map(place.bytes) : nil, place.scratch)
    }
  }

  /// dOutput -> dInput (when it has a place), dWeights and dBias of this block.
  func backward(_ place: BlockPlace) {
    guard let dOutput = place.gradient(output) else { return }
    withUnsafePointer(to: loop) { loop in
      place.kernels.pointee.convolution_gradient(
        loop, place.paddedValues(input), place.parameters + weights, place.values(output),
        winners.map { UnsafePointer(place.bytes(at: $0)) }, dOutput, place.paddedGradient(input),
        place.gradients + weightGradient, biasGradient.map { place.gradients + $0 }, place.scratch)
    }
  }
}
