/// Short ways to write layers in Swift, with the words of the YAML spelling and square windows.
extension Layer {
  /// A 2-D convolution with a square kernel.
  public static func conv2d(
    filters: Int, kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    groups: Int = 1, bias: Bool = true
  ) -> Layer {
    let window = SlidingWindow(size: kernel, stride: stride, dilation: dilation, padding: padding)
    return .convolution(
      Convolution(filters: filters, windows: [window, window], groups: groups, hasBias: bias))
  }

  /// A 1-D convolution.
  public static func conv1d(
    filters: Int, kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    groups: Int = 1, bias: Bool = true
  ) -> Layer {
    let window = SlidingWindow(size: kernel, stride: stride, dilation: dilation, padding: padding)
    return .convolution(
      Convolution(filters: filters, windows: [window], groups: groups, hasBias: bias))
  }

  /// 2-D max pooling with square windows; they touch unless a stride is given.
  public static func maxPool2d(
    size: Int, stride: Int? = nil, padding: Int = 0, roundsUp: Bool = false
  ) -> Layer {
    let window = SlidingWindow(
      size: size, stride: stride ?? size, padding: padding, roundsUp: roundsUp)
    return .maxPool(Pool(windows: [window, window]))
  }

  /// 2-D average pooling with square windows; they touch unless a stride is given.
  public static func avgPool2d(size: Int, stride: Int? = nil, padding: Int = 0) -> Layer {
    let window = SlidingWindow(size: size, stride: stride ?? size, padding: padding)
    return .averagePool(Pool(windows: [window, window]))
  }

  /// A fully connected layer.
  public static func linear(outputs: Int, bias: Bool = true) -> Layer {
    .linear(Linear(outputs: outputs, hasBias: bias))
  }

  /// `max(x, 0)`.
  public static var relu: Layer { .activation(.relu) }

  /// Batch normalisation with the usual defaults.
  public static var batchNorm: Layer { .normalization(Normalization(kind: .batch)) }
}
