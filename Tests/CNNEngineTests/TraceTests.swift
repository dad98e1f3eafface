import CNNEngine
import TestSupport
import Testing

struct TraceTests {
  /// By hand: 2·1 + 0·0 + (-1)·2.
  @Test func `a frame holds taps, products and the running sum`() throws {
    let trace = try ConvolutionTrace(
      input: Tensor([8], [2, 0, -1, 3, 1, 4, 1, 5]), kernel: Tensor([3], [1, 0, 2]),
      windows: [SlidingWindow(size: 3)], bias: 1)
    #expect(trace.frames.count == 6)
    let frame = trace.frames[0]
    #expect(frame.taps.map(\.product) == [2, 0, -2])
    #expect(frame.taps.map(\.runningSum) == [2, 2, 0])
    #expect(frame.taps.map(\.inputIndex) == [[0], [1], [2]])
    #expect(frame.start == [0])
    #expect(frame.sum == 0)
    #expect(frame.value == 1)
    #expect(trace.output.elements == [1, 7, 2, 12, 4, 15])
  }

  @Test func `a spike shows the flip`() throws {
    let spike = Tensor([5], [0, 0, 1, 0, 0])
    let kernel = Tensor([3], [1, 2, 3])
    let outputs = try ConvolutionTrace.Mode.allCases.map {
      try ConvolutionTrace(
        input: spike, kernel: kernel, windows: [SlidingWindow(size: 3)], mode: $0)
    }
    #expect(outputs[0].output.elements == [3, 2, 1])
    #expect(outputs[1].output.elements == [1, 2, 3])
    #expect(outputs[1].frames[0].taps.map(\.kernelIndex) == [[2], [1], [0]])
  }

  @Test func `a tap in zero padding reads nothing, in the other modes an element`() throws {
    func firstTap(_ mode: PaddingMode) throws -> ConvolutionTrace.Tap {
      try ConvolutionTrace(
        input: Tensor([2, 2], [1, 2, 3, 4]), kernel: Tensor([2, 2], [1, 1, 1, 1]),
        windows: [SlidingWindow(size: 2, padding: 1), SlidingWindow(size: 2, padding: 1)],
        paddingMode: mode
      ).frames[0].taps[0]
    }
    let zero = try firstTap(.zeros)
    #expect(zero.position == [-1, -1])
    #expect(zero.inputIndex == nil)
    #expect(zero.isInPadding)
    let edge = try firstTap(.replicate)
    #expect(edge.inputIndex == [0, 0])
    #expect(edge.input == 1)
    #expect(edge.isInPadding)
  }

  /// The trace and the executor must never drift apart.
  @Test func `traces agree with the executor over all small settings`() throws {
    for setting in SmallSettings.all {
      let window = setting.window
      let layer = Convolution(filters: 1, windows: [window, window], hasBias: false)
      let x = Tensor.made([setting.channels, 5, 6], seed: 1)
      let w = Tensor.made([setting.channels, setting.kernel, setting.kernel], seed: 2)
      let trace = try ConvolutionTrace(input: x, kernel: w, windows: [window, window])
      let y = try layer.forward(
        x.reshaped(Shape([1] + x.shape.dimensions)),
        weight: w.reshaped(Shape([1] + w.shape.dimensions)), bias: nil
      ).output
      #expect(trace.output.elements == y.elements, "\(setting)")
    }
  }

  @Test func `a pooling frame names the tap that won`() throws {
    let window = SlidingWindow(size: 2, stride: 2, padding: 1)
    let pool = Pool(windows: [window, window], countsPadding: false)
    let x = Tensor([2, 2], [4, 8, 12, 16])
    let largest = try PoolTrace(input: x, pool: pool, mode: .max)
    #expect(largest.frames[0].chosenTap == 3)
    #expect(largest.output.elements == [4, 8, 12, 16])
    let mean = try PoolTrace(
      input: x, pool: Pool(windows: [window, window]), mode: .average)
    #expect(mean.frames[0].divisor == 4)
    #expect(mean.output.elements == [1, 2, 3, 4])
  }

  @Test func `a window that does not fit is refused`() {
    #expect(throws: ShapeError.self) {
      try ConvolutionTrace(
        input: Tensor([2]), kernel: Tensor([3]), windows: [SlidingWindow(size: 3)])
    }
    #expect(throws: ShapeError.self) {
      try ConvolutionTrace(
        input: Tensor([9]), kernel: Tensor([4]), windows: [SlidingWindow(size: 3)])
    }
  }
}
