package import CNNEngine
package import Course

/// Everything about a figure that the student can change.
package struct AnimationSettings: Hashable, Sendable {
  package var operation: AnimationSpec.Operation
  /// One row for 1-D.
  package var input: [[Double]]
  /// One row for 1-D; empty for pooling.
  package var kernel: [[Double]]
  /// Side of a pooling window.
  package var size: Int
  package var stride: Int
  package var padding: Int
  package var dilation: Int
  package var bias: Double
  /// More than one stands side by side.
  package var variants: [AnimationTrace.Variant]

  /// What an author asked for.
  package init(_ spec: AnimationSpec) {
    operation = spec.operation
    input = spec.input
    kernel = spec.kernel
    size = spec.size
    stride = spec.stride
    padding = spec.padding
    dilation = spec.dilation
    bias = spec.bias
    variants =
      spec.operation.isPooling
      ? [.maximum]
      : spec.modes.map { mode in
        switch mode {
        case .crossCorrelation: .crossCorrelation
        case .convolution: .convolution
        }
      }
  }

  /// The window along each axis.
  package var windows: [SlidingWindow] {
    let sizes =
      operation.isPooling
      ? axes.map { _ in size }
      : operation.isPicture
        ? [kernel.count, kernel.first?.count ?? 0] : [kernel.first?.count ?? 0]
    return sizes.map {
      SlidingWindow(size: $0, stride: stride, dilation: dilation, padding: padding)
    }
  }

  /// Sizes of the input, one an axis.
  package var axes: [Int] {
    operation.isPicture
      ? [input.count, input.first?.count ?? 0] : [input.first?.count ?? 0]
  }

  /// The ways that this operation can be shown in, in the order of the key that changes them.
  package var choices: [[AnimationTrace.Variant]] {
    operation.isPooling
      ? [[.maximum], [.average], [.maximum, .average]]
      : [[.crossCorrelation], [.convolution], [.crossCorrelation, .convolution]]
  }

  /// Lets the engine compute all steps, one trace a variant.
  package func traces() throws(AnimationProblem) -> [AnimationTrace] {
    try check()
    let tensor = Tensor(Shape(axes), input.flatMap(\.self))
    var traces: [AnimationTrace] = []
    for variant in variants {
      do {
        traces.append(try trace(of: tensor, variant))
      } catch {
        throw AnimationProblem(.refusedByEngine("\(error)"))
      }
    }
    return traces
  }

  private func trace(
    of tensor: Tensor, _ variant: AnimationTrace.Variant
  ) throws(ShapeError) -> AnimationTrace {
    let convolve = { (mode: ConvolutionTrace.Mode) throws(ShapeError) in
      AnimationTrace(
        try ConvolutionTrace(
          input: tensor, kernel: Tensor(Shape(windows.map(\.size)), kernel.flatMap(\.self)),
          windows: windows, bias: bias, mode: mode))
    }
    let pool = { (mode: PoolTrace.Mode) throws(ShapeError) in
      AnimationTrace(try PoolTrace(input: tensor, pool: Pool(windows: windows), mode: mode))
    }
    return switch variant {
    case .crossCorrelation: try convolve(.crossCorrelation)
    case .convolution: try convolve(.convolution)
    case .maximum: try pool(.max)
    case .average: try pool(.average)
    }
  }
}

extension AnimationSettings {
  /// Says what does not fit, before the engine is asked.
  private func check() throws(AnimationProblem) {
    try check(input, isInput: true)
    if !operation.isPooling { try check(kernel, isInput: false) }
    let ranges: [(AnimationField, Int, ClosedRange<Int>)] = [
      (.stride, stride, 1...9), (.padding, padding, 0...9), (.dilation, dilation, 1...9),
      (.size, size, 1...9),
    ]
    for (field, value, range) in ranges where !range.contains(value) {
      throw AnimationProblem(.outOfRange(field, value, range))
    }
    for number in (input + kernel).joined() + [bias] where !(abs(number) <= 999) {
      throw AnimationProblem(.tooLarge(number))
    }
    if operation.isPooling, padding > size / 2 {
      throw AnimationProblem(.paddingBeyondHalf(padding: padding, size: size))
    }
    for (window, axis) in zip(windows, axes) where window.outputSize(for: axis) < 1 {
      throw AnimationProblem(.windowTooLong(window, input: axis))
    }
  }

  private func check(_ grid: [[Double]], isInput: Bool) throws(AnimationProblem) {
    let width = grid.first?.count ?? 0
    let isOneRow = operation.isPicture || grid.count == 1
    guard isOneRow, width > 0, grid.allSatisfy({ $0.count == width }) else {
      throw AnimationProblem(.uneven(isInput: isInput, isPicture: operation.isPicture))
    }
    guard max(width, grid.count) <= operation.axisLimit else {
      throw AnimationProblem(.tooManyCells(isInput: isInput, limit: operation.axisLimit))
    }
  }
}

extension AnimationSpec.Operation {
  /// Whether input and output are two-dimensional.
  package var isPicture: Bool { self == .conv2d || self == .pool2d }

  /// Whether there is no kernel.
  package var isPooling: Bool { self == .pool1d || self == .pool2d }

  /// Most elements along an axis: a figure beyond that cannot be followed by eye.
  package var axisLimit: Int { isPicture ? 16 : 64 }
}
