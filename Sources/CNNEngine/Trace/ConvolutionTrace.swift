/// A convolution step by step: one frame for each output, with taps, products and the running sum.
///
/// Every animation, its table and its plain form are drawn from it. Input and kernel are `[L]` or
/// `[H, W]`, or have a channel axis in front: then taps run through the channels as well and every
/// index begins with the channel.
///
///     let trace = try ConvolutionTrace(
///       input: Tensor([5], [0, 0, 1, 0, 0]), kernel: Tensor([3], [1, 2, 3]),
///       windows: [SlidingWindow(size: 3)])
///     trace.output.elements  // [3, 2, 1]
public struct ConvolutionTrace: Hashable, Sendable {
  /// Whether the kernel is read forwards or backwards.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// `Σ x[n+m] w[m]`: what every CNN library computes.
    case crossCorrelation
    /// `Σ x[n+m] w[K-1-m]`: the kernel flipped along every axis.
    case convolution
  }

  /// One product.
  public struct Tap: Hashable, Sendable {
    /// Which weight.
    public var kernelIndex: [Int]
    /// Where the window's tap stands in unpadded coordinates, perhaps outside the input.
    public var position: [Int]
    /// Which input element is read, nil where padding is zero.
    public var inputIndex: [Int]?
    /// What is read, 0 in zero padding.
    public var input: Double
    /// What it is multiplied with.
    public var weight: Double
    /// `input · weight`.
    public var product: Double
    /// Sum of the products so far, without the bias.
    public var runningSum: Double

    /// Whether the tap stands outside the input.
    public var isInPadding: Bool { inputIndex != position }
  }

  /// One output.
  public struct Frame: Hashable, Sendable {
    /// Where the result goes.
    public var output: [Int]
    /// Where the window starts in unpadded coordinates, one number for each axis that it slides along.
    public var start: [Int]
    /// In the order of the window, channel by channel.
    public var taps: [Tap]
    /// Sum of the products, without the bias.
    public var sum: Double
    /// `sum + bias`.
    public var value: Double
  }

  /// What is read.
  public let input: Tensor
  /// The weights as they are stored.
  public let kernel: Tensor
  /// One for each axis that the window slides along.
  public let windows: [SlidingWindow]
  /// Added to every sum.
  public let bias: Double
  /// Whether the kernel is read forwards or backwards.
  public let mode: Mode
  /// What stands in the padding.
  public let paddingMode: PaddingMode
  /// In row-major order of the outputs; a frame is computed when it is asked for, with all its taps.
  public let frames: Frames
  /// The results, one axis for each window.
  public let output: Tensor

  /// Computes all frames.
  ///
  /// - Parameters:
  ///   - input: `[L]`, `[H, W]`, or with a channel axis in front.
  ///   - kernel: As many axes as the input; the windows' sizes are its sizes.
  ///   - windows: One for 1-D, rows and columns for 2-D.
  ///   - bias: Added to every sum.
  ///   - mode: Whether the kernel is flipped.
  ///   - paddingMode: What stands in the padding.
  /// - Throws: `ShapeError` when the window does not fit.
  public init(
    input: Tensor, kernel: Tensor, windows: [SlidingWindow], bias: Double = 0,
    mode: Mode = .crossCorrelation, paddingMode: PaddingMode = .zeros
  ) throws(ShapeError) {
    let hasChannels = input.shape.rank == windows.count + 1
    let channels = hasChannels ? input.shape[0] : 1
    let kernelShape = (hasChannels ? [channels] : []) + windows.map(\.size)
    guard kernel.shape.dimensions == kernelShape else {
      throw ShapeError(
        .axisCount(
          name: "kernel", got: kernel.shape.elementCount, expected: kernelShape.reduce(1, *)))
    }
    let picture = hasChannels ? input.shape : Shape([1] + input.shape.dimensions)
    let layer = Convolution(filters: 1, windows: windows, paddingMode: paddingMode)
    let outputShape = Shape(Array(try layer.outputShape(for: picture).dimensions.dropFirst()))
    self.input = input
    self.kernel = kernel
    self.windows = windows
    self.bias = bias
    self.mode = mode
    self.paddingMode = paddingMode
    let tracer = Tracer(
      input: input, kernel: kernel, windows: windows, bias: bias, mode: mode,
      paddingMode: paddingMode, channelAxis: hasChannels ? [channels] : [])
    frames = Frames(tracer: tracer, outputShape: outputShape)
    output = Tensor(outputShape, tracer.values(of: outputShape))
  }
}

extension ConvolutionTrace {
  /// One frame an output: as many taps as all of them have together would not fit into memory.
  public struct Frames: RandomAccessCollection, Hashable, Sendable {
    fileprivate let tracer: Tracer
    fileprivate let outputShape: Shape

    /// The first output.
    public var startIndex: Int { 0 }
    /// Number of outputs.
    public var endIndex: Int { outputShape.elementCount }

    /// Computes the frame of an output.
    public subscript(index: Int) -> Frame {
      tracer.frame(at: outputShape.position(of: index))
    }
  }
}

extension Shape {
  /// Index along each axis of an element in row-major order.
  fileprivate func position(of element: Int) -> [Int] {
    var rest = element
    var position = dimensions
    for axis in dimensions.indices.reversed() {
      position[axis] = rest % dimensions[axis]
      rest /= dimensions[axis]
    }
    return position
  }
}

/// What stays the same from frame to frame.
private struct Tracer: Hashable, Sendable {
  var input: Tensor
  var kernel: Tensor
  var windows: [SlidingWindow]
  var bias: Double
  var mode: ConvolutionTrace.Mode
  var paddingMode: PaddingMode
  /// The number of channels, or nothing.
  var channelAxis: [Int]

  /// All outputs, summed in the order of the taps without keeping any.
  func values(of shape: Shape) -> [Double] {
    let axes = windows.indices.map { axis in
      (0..<shape[axis]).map { sources(of: $0, axis: axis) }
    }
    // A line is a picture of one row.
    let rows = axes.count > 1 ? axes[0] : [[Source(tap: 0, index: 0)]]
    let width = input.shape[input.shape.rank - 1]
    let side = windows[windows.count - 1].size
    let pixels = input.shape.elementCount / (channelAxis.first ?? 1)
    let weights = windows.reduce(1) { $0 * $1.size }
    return rows.flatMap { row in
      axes[axes.count - 1].map { columns in
        var sum = 0.0
        for channel in 0..<(channelAxis.first ?? 1) {
          for y in row {
            for x in columns {
              sum +=
                input.elements[channel * pixels + y.index * width + x.index]
                * kernel.elements[channel * weights + y.tap * side + x.tap]
            }
          }
        }
        return sum + bias
      }
    }
  }

  /// A weight along an axis and the place that it is multiplied with.
  private struct Source {
    var tap: Int
    var index: Int
  }

  /// What an output reads along an axis, without what is zero in the padding.
  private func sources(of output: Int, axis: Int) -> [Source] {
    let window = windows[axis]
    return (0..<window.size).compactMap { tap in
      paddingMode.sourceIndex(
        of: window.inputIndex(output: output, tap: tap), size: input.shape[axis + channelAxis.count]
      ).map { Source(tap: mode == .convolution ? window.size - 1 - tap : tap, index: $0) }
    }
  }

  func frame(at output: [Int]) -> ConvolutionTrace.Frame {
    var taps: [ConvolutionTrace.Tap] = []
    var sum = 0.0
    for place in GridPositions(channelAxis + windows.map(\.size)) {
      var tap = self.tap(place, output: output)
      sum += tap.product
      tap.runningSum = sum
      taps.append(tap)
    }
    let start = windows.indices.map { windows[$0].inputIndex(output: output[$0], tap: 0) }
    return .init(output: output, start: start, taps: taps, sum: sum, value: sum + bias)
  }

  /// The product at one place of the window; the running sum is not known yet.
  private func tap(_ place: [Int], output: [Int]) -> ConvolutionTrace.Tap {
    let channel = Array(place.prefix(channelAxis.count))
    let taps = Array(place.dropFirst(channelAxis.count))
    let positions = taps.indices.map {
      windows[$0].inputIndex(output: output[$0], tap: taps[$0])
    }
    let weightTaps = taps.indices.map {
      mode == .convolution ? windows[$0].size - 1 - taps[$0] : taps[$0]
    }
    let sources = positions.indices.compactMap {
      paddingMode.sourceIndex(of: positions[$0], size: input.shape[$0 + channelAxis.count])
    }
    let inputIndex = sources.count == positions.count ? channel + sources : nil
    let value = inputIndex.map { input[$0] } ?? 0
    let weight = kernel[channel + weightTaps]
    return .init(
      kernelIndex: channel + weightTaps, position: channel + positions, inputIndex: inputIndex,
      input: value, weight: weight, product: value * weight, runningSum: 0)
  }
}
