internal import CNNEngine

/// The steps of a figure in one form for convolution and pooling: what the engine traced, frame by frame.
package struct SlidingTrace: Hashable, Sendable {
  /// What is done with the numbers under the window.
  package enum Variant: String, Hashable, Sendable, CaseIterable {
    case crossCorrelation
    case convolution
    case transposed
    case maximum
    case average

    /// As an author writes it.
    init(_ mode: SlidingFigure.Mode) {
      self =
        switch mode {
        case .crossCorrelation: .crossCorrelation
        case .convolution: .convolution
        case .maximum: .maximum
        case .average: .average
        }
    }

    /// Whether the kernel is read backwards.
    package var isFlipped: Bool { self == .convolution || self == .transposed }
  }

  /// One place of the window.
  package struct Tap: Hashable, Sendable {
    /// Which channel of the input it reads.
    package var channel = 0
    /// Where it stands, in unpadded coordinates, without the channel.
    package var position: [Int]
    /// Whether it stands outside the input.
    package var isInPadding: Bool
    /// What is read; nil where pooling reads nothing.
    package var input: Double?
    /// Which weight of its channel is used; empty for pooling.
    package var kernelIndex: [Int] = []
    /// What the input is multiplied with; nil for pooling.
    package var weight: Double?
    /// Input times weight; nil for pooling.
    package var product: Double?
    /// Sum of the products so far; nil for pooling.
    package var runningSum: Double?
    /// Whether it is the maximum of its window.
    package var isChosen = false
  }

  /// One output.
  package struct Frame: Hashable, Sendable {
    /// Where the result goes.
    package var output: [Int]
    /// Where the window starts, in unpadded coordinates.
    package var start: [Int]
    /// In the order of the window.
    package var taps: [Tap]
    /// Sum of the products, or of what an average reads.
    package var sum: Double
    /// By how much an average divides; 1 otherwise.
    package var divisor: Int
    /// The output.
    package var value: Double

    /// The taps that read one channel.
    package func taps(of channel: Int) -> [Tap] { taps.filter { $0.channel == channel } }

    /// What a channel adds to the sum.
    func sum(of channel: Int) -> Double {
      taps(of: channel).reduce(0) { $0 + ($1.product ?? 0) }
    }

    /// What each channel that is read adds to the sum.
    package var channelSums: [Double] {
      ((taps.first?.channel ?? 0)...(taps.last?.channel ?? 0)).map(sum)
    }
  }

  package let variant: Variant
  /// Sizes of the output, one an axis.
  package let outputSizes: [Int]
  /// Outputs in row-major order; of a convolution each is computed when it is asked for.
  package let frames: Frames
  /// What each output is.
  package let values: [Double]
  /// Added to each sum.
  package let bias: Double

  /// A convolution over channels from one of the input's on; each tap names its own.
  init(_ trace: ConvolutionTrace, _ variant: Variant, firstChannel: Int) {
    self.variant = variant
    outputSizes = trace.output.shape.dimensions
    bias = trace.bias
    frames = Frames(source: .convolution(trace.frames, firstChannel: firstChannel))
    values = trace.output.elements
  }

  init(_ trace: PoolTrace) {
    variant =
      switch trace.mode {
      case .max: .maximum
      case .average: .average
      }
    outputSizes = trace.output.shape.dimensions
    bias = 0
    values = trace.output.elements
    let pooled = trace.frames.map { frame in
      let taps = frame.taps.enumerated().map { index, tap in
        Tap(
          position: tap.position, isInPadding: tap.input == nil, input: tap.input,
          isChosen: index == frame.chosenTap)
      }
      return Frame(
        output: frame.output, start: frame.start, taps: taps,
        sum: taps.reduce(0) { $0 + ($1.input ?? 0) }, divisor: frame.divisor, value: frame.value)
    }
    frames = Frames(source: .pooling(pooled))
  }
}

extension SlidingTrace {
  /// The steps, of which those of a convolution are not kept: a large one has millions of taps.
  package struct Frames: RandomAccessCollection, Hashable, Sendable {
    enum Source: Hashable, Sendable {
      case convolution(ConvolutionTrace.Frames, firstChannel: Int)
      case pooling([Frame])
    }

    let source: Source

    package var startIndex: Int { 0 }
    package var endIndex: Int {
      switch source {
      case .convolution(let frames, _): frames.count
      case .pooling(let frames): frames.count
      }
    }

    package subscript(index: Int) -> Frame {
      switch source {
      case .convolution(let frames, let first): Frame(frames[index], firstChannel: first)
      case .pooling(let frames): frames[index]
      }
    }
  }
}

extension SlidingTrace.Frame {
  fileprivate init(_ frame: ConvolutionTrace.Frame, firstChannel: Int) {
    let taps = frame.taps.map { tap in
      SlidingTrace.Tap(
        channel: firstChannel + tap.position[0], position: Array(tap.position.dropFirst()),
        isInPadding: tap.isInPadding,
        input: tap.input, kernelIndex: Array(tap.kernelIndex.dropFirst()), weight: tap.weight,
        product: tap.product, runningSum: tap.runningSum)
    }
    self.init(
      output: frame.output, start: frame.start, taps: taps, sum: frame.sum, divisor: 1,
      value: frame.value)
  }
}
