/// Convolution as in a signals course, on one signal `[L]` or picture `[H, W]`: the kernel is flipped.
///
/// `y[n] = Σ_m x[n-m]·w[m]`. Valid keeps the places where the kernel lies inside, full every place where it
/// touches, same as many as the input has (from `(K-1)/2` of full), circular lets the signal repeat.
public enum TrueConvolution: String, Hashable, Sendable, CaseIterable {
  /// Every place where signal and kernel overlap: `L + K - 1` outputs.
  case full
  /// `L` outputs, centred.
  case same
  /// Places where the whole kernel lies inside: `L - K + 1` outputs.
  case valid
  /// `L` outputs; the signal repeats: `x[(n-m) mod L]`.
  case circular

  /// The window of a kernel of this size; with it, cross-correlation with the flipped kernel is the same.
  public func window(size: Int) -> SlidingWindow {
    let overlap = size - 1
    return switch self {
    case .full: SlidingWindow(size: size, padding: overlap)
    case .same:
      SlidingWindow(
        size: size, paddingBefore: overlap - overlap / 2, paddingAfter: overlap / 2)
    case .valid: SlidingWindow(size: size)
    case .circular: SlidingWindow(size: size, paddingBefore: overlap, paddingAfter: 0)
    }
  }

  /// Convolves a signal with a kernel of as many axes.
  ///
  /// - Throws: `ShapeError` when they do not fit.
  public func forward(_ input: Tensor, kernel: Tensor) throws(ShapeError) -> Forward {
    guard kernel.shape.rank == input.shape.rank else {
      throw ShapeError(
        .axisCount(name: "kernel", got: kernel.shape.rank, expected: input.shape.rank))
    }
    let layer = Convolution(
      filters: 1, windows: kernel.shape.dimensions.map(window), hasBias: false,
      paddingMode: self == .circular ? .circular : .zeros)
    let one = Shape([1, 1])
    let flipped = Tensor(
      Shape(one.dimensions + kernel.shape.dimensions), kernel.elements.reversed())
    let signal = input.reshaped(Shape(one.dimensions + input.shape.dimensions))
    let forward = try layer.forward(signal, weight: flipped, bias: nil)
    let y = forward.output
    return Forward(output: y.reshaped(Shape(Array(y.shape.dimensions.dropFirst(2))))) { dOutput in
      let gradient = forward.pullback(dOutput.reshaped(y.shape))
      let dKernel = Tensor(kernel.shape, gradient.dParameters[0].elements.reversed())
      return LayerGradient(
        dInput: gradient.dInput.reshaped(input.shape), dParameters: [dKernel])
    }
  }
}
