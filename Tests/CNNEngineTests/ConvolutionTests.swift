import CNNEngine
import TestSupport
import Testing

struct ConvolutionTests {
  /// By hand: 2·1 + 0·0 + (-1)·2 = 0 and so on along the signal.
  @Test func `cross-correlation slides the kernel as it is`() throws {
    let layer = Convolution(filters: 1, windows: [SlidingWindow(size: 3)])
    let y = try layer.forward(
      Tensor([1, 1, 8], [2, 0, -1, 3, 1, 4, 1, 5]), weight: Tensor([1, 1, 3], [1, 0, 2]),
      bias: Tensor([1], [10])
    ).output
    #expect(y == Tensor([1, 1, 6], [10, 16, 11, 21, 13, 24]))
  }

  /// By hand: each output is the sum of both channels times 1 and 10.
  @Test func `channels are added and filters stand apart`() throws {
    let layer = Convolution(filters: 2, windows: [SlidingWindow(size: 1)], hasBias: false)
    let y = try layer.forward(
      Tensor([1, 2, 2], [1, 2, 3, 4]), weight: Tensor([2, 2, 1], [1, 1, 10, 0]), bias: nil
    ).output
    #expect(y == Tensor([1, 2, 2], [4, 6, 10, 20]))
  }

  /// By hand on 0 1 2, padded by two on both sides, with a kernel that reads the first tap only.
  @Test(arguments: [
    (PaddingMode.zeros, [0.0, 0, 0, 1, 2]), (.replicate, [0, 0, 0, 1, 2]),
    (.reflect, [2, 1, 0, 1, 2]), (.circular, [1, 2, 0, 1, 2]),
  ])
  func `each padding mode reads its own elements`(mode: PaddingMode, y: [Double]) throws {
    let layer = Convolution(
      filters: 1, windows: [SlidingWindow(size: 3, padding: 2)], hasBias: false, paddingMode: mode)
    let output = try layer.forward(
      Tensor([1, 1, 3], [0, 1, 2]), weight: Tensor([1, 1, 3], [1, 0, 0]), bias: nil
    ).output
    #expect(output.elements == y)
  }

  @Test func `same padding keeps the size and puts the odd element at the end`() throws {
    let layer = Convolution(
      filters: 1, windows: [SlidingWindow(size: 4)], hasBias: false, isSamePadded: true)
    #expect(layer.resolvedWindows[0].paddingBefore == 1)
    #expect(layer.resolvedWindows[0].paddingAfter == 2)
    #expect(try Layer.convolution(layer).outputShape(for: [1, 9]) == [1, 9])
  }

  @Test func `groups do not see each other`() throws {
    let layer = Convolution(
      filters: 2, windows: [SlidingWindow(size: 1)], groups: 2, hasBias: false)
    let y = try layer.forward(
      Tensor([1, 2, 1], [3, 5]), weight: Tensor([2, 1, 1], [10, 100]), bias: nil
    ).output
    #expect(y.elements == [30, 500])
  }

  @Test func `connections read only the channels of their filter`() throws {
    let layer = Convolution(
      filters: 2, windows: [SlidingWindow(size: 1)], hasBias: false, connections: [[2], [0, 1]])
    let y = try layer.forward(
      Tensor([1, 3, 1], [1, 2, 4]), weight: Tensor([3, 1], [1, 10, 100]), bias: nil
    ).output
    #expect(y.elements == [4, 210])
  }

  @Test func `weights of another shape are refused`() {
    let layer = Convolution(filters: 1, windows: [SlidingWindow(size: 2)], hasBias: false)
    #expect(throws: ShapeError(.tensor(name: "weight", got: [1, 1, 3], expected: [1, 1, 2]))) {
      try layer.forward(Tensor([1, 1, 4]), weight: Tensor([1, 1, 3]), bias: nil)
    }
  }

  @Test func `gradients agree with differences over all small 1-D settings`() throws {
    for setting in SmallSettings.all {
      let layer = setting.convolution(axes: 1)
      try checkGradients(layer, image: [setting.channels, 6], "\(setting)")
    }
  }

  @Test func `gradients agree with differences over all small 2-D settings`() throws {
    for setting in SmallSettings.all {
      let layer = setting.convolution(axes: 2)
      try checkGradients(layer, image: [setting.channels, 5, 6], "\(setting)")
    }
  }

  @Test(arguments: PaddingMode.allCases)
  func `gradients agree with differences in every padding mode`(mode: PaddingMode) throws {
    let rows = SlidingWindow(size: 2, stride: 2, paddingBefore: 1, paddingAfter: 2)
    let columns = SlidingWindow(size: 3, dilation: 2, paddingBefore: 2, paddingAfter: 0)
    let layer = Convolution(
      filters: 4, windows: [rows, columns], groups: 2, paddingMode: mode)
    try checkGradients(layer, image: [2, 4, 5], mode.rawValue)
  }

  @Test func `gradients agree with differences for partial connections`() throws {
    let layer = Convolution(
      filters: 2, windows: [SlidingWindow(size: 2)], connections: [[0, 2], [1]])
    try checkGradients(layer, image: [3, 4], "connections")
  }

  private func checkGradients(_ layer: Convolution, image: Shape, _ label: String) throws {
    let specs = try Layer.convolution(layer).parameters(for: image, named: "conv")
    let values =
      [Tensor.made(Shape([1] + image.dimensions), seed: 1)]
      + specs.enumerated().map { Tensor.made($1.shape, seed: UInt64($0) + 2) }
    try expectGradients(of: values, label) { values in
      let forward = try layer.forward(values[0], weight: values[1], bias: values[2])
      return (
        forward.output,
        {
          let gradient = forward.pullback($0)
          return [gradient.dInput] + gradient.dParameters
        }
      )
    }
  }
}

/// Kernel 1-3, stride 1-3, padding 0-2, dilation 1-2, channels 1-2: every combination.
struct SmallSettings: CustomStringConvertible {
  var kernel: Int
  var stride: Int
  var padding: Int
  var dilation: Int
  var channels: Int

  static var all: [SmallSettings] {
    var settings: [SmallSettings] = []
    for kernel in 1...3 {
      for stride in 1...3 {
        for padding in 0...2 {
          for dilation in 1...2 {
            settings += (1...2).map {
              SmallSettings(
                kernel: kernel, stride: stride, padding: padding, dilation: dilation, channels: $0)
            }
          }
        }
      }
    }
    return settings
  }

  var window: SlidingWindow {
    SlidingWindow(size: kernel, stride: stride, dilation: dilation, padding: padding)
  }

  func convolution(axes: Int) -> Convolution {
    Convolution(filters: 2, windows: Array(repeating: window, count: axes))
  }

  var description: String { "K \(kernel) s \(stride) P \(padding) d \(dilation) C \(channels)" }
}
