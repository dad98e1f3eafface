package import CNNEngine

/// Everything about a figure that the student can change.
package struct SlidingSettings: Hashable, Sendable {
  package var operation: SlidingFigure.Operation
  /// A grid of numbers a channel; one row each for 1-D.
  package var inputs: [[[Double]]]
  /// For each filter a grid of weights a channel; empty for pooling.
  package var kernels: [[[[Double]]]]
  /// Groups of channels and filters that do not see each other; as many as channels is depthwise.
  package var groups = 1
  /// The channel and the filter that are looked at and edited; the filter reads the channel.
  package private(set) var channel = 0
  package private(set) var filter = 0
  /// Side of a pooling window.
  package var size: Int
  package var stride: Int
  package var padding: Int
  package var dilation: Int
  package var bias: Double
  package var paddingMode: PaddingMode
  /// More than one stands side by side.
  package var variants: [SlidingTrace.Variant]

  /// The usual window of an operation, without numbers.
  package init(_ operation: SlidingFigure.Operation) {
    self.operation = operation
    (inputs, kernels) = ([], [])
    (size, stride, padding, dilation, bias) = (2, 1, 0, 1, 0)
    paddingMode = .zeros
    variants = []
    variants = choices[0]
  }

  /// The channel that is looked at.
  package var input: [[Double]] {
    get { inputs[channel] }
    set { inputs[channel] = newValue }
  }

  /// The weights between the channel and the filter that are looked at; empty for pooling.
  package var kernel: [[Double]] {
    get { kernels.isEmpty ? [] : weights(of: filter, channel: channel) }
    set { kernels[filter][channel - channels(of: filter).lowerBound] = newValue }
  }

  /// Channels that one filter reads.
  package var depth: Int { inputs.count / max(1, groups) }

  /// The channels that a filter reads: all those of its group.
  package func channels(of filter: Int) -> Range<Int> {
    let first = filter / filtersInGroup * depth
    return first..<first + depth
  }

  private var filtersInGroup: Int { max(1, kernels.count / max(1, groups)) }

  /// The filter that is looked at, where it reads a channel; else the first one that does.
  func filter(reading channel: Int) -> Int {
    channels(of: filter).contains(channel) ? filter : channel / max(1, depth) * filtersInGroup
  }

  /// The weights of a filter for a channel that it reads.
  func weights(of filter: Int, channel: Int) -> [[Double]] {
    kernels[filter][channel - channels(of: filter).lowerBound]
  }

  /// Looks at a channel, through a filter that reads it.
  mutating func look(atChannel channel: Int) {
    self.channel = channel
    filter = filter(reading: channel)
  }

  /// Looks at a filter, and at a channel that it reads.
  mutating func look(atFilter filter: Int) {
    self.filter = filter
    let read = channels(of: filter)
    if !read.contains(channel) { channel = read.lowerBound }
  }

  /// The window along each axis; a transposed convolution slides over an input that zeros have pulled apart.
  package var windows: [SlidingWindow] {
    sides.map { side in
      guard operation.isTransposed else {
        return SlidingWindow(size: side, stride: stride, dilation: dilation, padding: padding)
      }
      return SlidingWindow(
        size: side, dilation: dilation, padding: dilation * (side - 1) - padding)
    }
  }

  /// Taps along each axis.
  package var sides: [Int] {
    if operation.isPooling { return axes.map { _ in size } }
    let columns = kernel.first?.count ?? 0
    return operation.isPicture ? [kernel.count, columns] : [columns]
  }

  /// Sizes of the input, one an axis.
  package var axes: [Int] {
    operation.isPicture
      ? [input.count, input.first?.count ?? 0] : [input.first?.count ?? 0]
  }

  /// Sizes of what the window slides over: with the zeros between the numbers of a transposed convolution.
  package var slidAxes: [Int] {
    operation.isTransposed ? axes.map { ($0 - 1) * stride + 1 } : axes
  }

  /// The input's place that stands at a place under the window; nil between its numbers and outside.
  package func source(of position: [Int]) -> [Int]? {
    let step = operation.isTransposed ? stride : 1
    let places = position.indices.compactMap { axis in
      position[axis] >= 0 && position[axis] < slidAxes[axis] && position[axis] % step == 0
        ? position[axis] / step : nil
    }
    return places.count == position.count ? places : nil
  }

  /// Whether a place under the window lies inside the input.
  package func isInside(_ position: [Int]) -> Bool {
    position.indices.allSatisfy { position[$0] >= 0 && position[$0] < slidAxes[$0] }
  }

  /// The ways that this operation can be shown in, in the order of the key that changes them.
  package var choices: [[SlidingTrace.Variant]] {
    if operation.isTransposed { return [[.transposed]] }
    let one = operation.modes.map(SlidingTrace.Variant.init)
    return one.map { [$0] } + [one]
  }

  /// Lets the engine compute all steps of the filter that is looked at, one trace a variant.
  package func traces() throws(FigureFault) -> [SlidingTrace] {
    try check()
    var traces: [SlidingTrace] = []
    for variant in variants { traces.append(try trace(variant, filter: filter)) }
    return traces
  }

  /// The steps of every filter, in the first variant; pooling has one.
  package func maps() throws(FigureFault) -> [SlidingTrace] {
    var traces: [SlidingTrace] = []
    for filter in 0..<max(1, kernels.count) {
      traces.append(try trace(variants[0], filter: filter))
    }
    return traces
  }

  private func trace(
    _ variant: SlidingTrace.Variant, filter: Int
  ) throws(FigureFault) -> SlidingTrace {
    do throws(ShapeError) {
      switch variant {
      case .crossCorrelation, .convolution, .transposed:
        return SlidingTrace(
          try ConvolutionTrace(
            input: slidInput(of: channels(of: filter)),
            kernel: Tensor(Shape([depth] + sides), kernels[filter].joined().flatMap(\.self)),
            windows: windows, bias: bias,
            mode: variant == .crossCorrelation ? .crossCorrelation : .convolution,
            paddingMode: paddingMode),
          variant, firstChannel: channels(of: filter).lowerBound)
      case .maximum, .average:
        let picture = Tensor(Shape(axes), input.flatMap(\.self))
        return SlidingTrace(
          try PoolTrace(
            input: picture, pool: Pool(windows: windows),
            mode: variant == .maximum ? .max : .average))
      }
    } catch {
      throw .own(SlidingFault.refusedByEngine("\(error)"))
    }
  }

  /// Some channels as the window reads them.
  private func slidInput(of channels: Range<Int>) -> Tensor {
    var tensor = Tensor(
      Shape([channels.count] + slidAxes),
      [Double](repeating: 0, count: channels.count * slidAxes.reduce(1, *)))
    let step = operation.isTransposed ? stride : 1
    for (channel, grid) in inputs[channels].enumerated() {
      for (row, numbers) in grid.enumerated() {
        for (column, number) in numbers.enumerated() {
          let place = operation.isPicture ? [row * step, column * step] : [column * step]
          tensor[[channel] + place] = number
        }
      }
    }
    return tensor
  }
}
