import CNNEngine
import Course
import Testing
import Tutor

/// Several channels, padding modes and the transposed convolution, against the engine's layers.
struct SlidingChannelsTests {
  private func values(of spec: AnimationSpec) throws -> [[Double]] {
    try AnimationState(spec).maps.map { $0.frames.map(\.value) }
  }

  private func request(
    _ operation: String, _ change: (inout AnimationRequest) -> Void
  ) throws -> AnimationSpec {
    var request = AnimationRequest(operation: operation)
    change(&request)
    guard case .sliding(let spec) = try request.spec() else { throw WrongFigure() }
    return spec
  }

  private struct WrongFigure: Error {}

  /// `[1, C, ...]` and `[F, C, ...]` of a figure.
  private func tensors(of spec: AnimationSpec) -> (input: Tensor, weight: Tensor) {
    let grids = { (grid: [[Double]]) in
      spec.operation.isPicture ? [grid.count, grid[0].count] : [grid[0].count]
    }
    let input = Tensor(
      Shape([1, spec.inputs.count] + grids(spec.inputs[0])),
      spec.inputs.joined().flatMap(\.self))
    let weight = Tensor(
      Shape([spec.kernels.count, spec.inputs.count] + grids(spec.kernels[0][0])),
      spec.kernels.joined().joined().flatMap(\.self))
    return (input, weight)
  }

  @Test(arguments: PaddingMode.allCases, ["conv1d", "conv2d"])
  func `channels and padding modes are the engine's`(
    mode: PaddingMode, operation: String
  ) throws {
    let spec = try request(operation) {
      $0.padding = 2
      $0.stride = 2
      $0.channels = 3
      $0.filters = 2
      $0.paddingMode = mode.rawValue
    }
    let (input, weight) = tensors(of: spec)
    let window = SlidingWindow(size: 3, stride: 2, padding: 2)
    let layer = Convolution(
      filters: 2, windows: Array(repeating: window, count: operation == "conv1d" ? 1 : 2),
      hasBias: false, paddingMode: mode)
    let output = try layer.forward(input, weight: weight, bias: nil).output
    let own = try values(of: spec).flatMap(\.self)
    #expect(own == output.elements)
  }

  @Test(arguments: ["conv-transpose1d", "conv-transpose2d"], [(1, 0, 1), (2, 1, 1), (3, 2, 2)])
  func `a transposed convolution is the engine's`(
    operation: String, setting: (stride: Int, padding: Int, dilation: Int)
  ) throws {
    let spec = try request(operation) {
      $0.stride = setting.stride
      $0.padding = setting.padding
      $0.dilation = setting.dilation
      $0.channels = 2
    }
    let (input, weight) = tensors(of: spec)
    let window = SlidingWindow(
      size: 3, stride: setting.stride, dilation: setting.dilation, padding: setting.padding)
    let axes = operation.hasSuffix("1d") ? 1 : 2
    let layer = TransposedConvolution(
      filters: 1, windows: Array(repeating: window, count: axes), hasBias: false)
    // The layer's weights begin with the channel of the input.
    let turned = Tensor(
      Shape([2, 1] + Array(weight.shape.dimensions.dropFirst(2))), weight.elements)
    let output = try layer.forward(input, weight: turned, bias: nil).output
    let own = try values(of: spec).joined()
    #expect(own.count == output.elements.count)
    for (value, expected) in zip(own, output.elements) { #expect(abs(value - expected) < 1e-9) }
  }

  /// Sizes of the inventory's row F8, which were verified.
  @Test func `the eight settings have the sizes of the course`() throws {
    var state = try AnimationState(try request("conv2d") { _ in })
    for (key, side) in zip(1...8, [2, 6, 5, 7, 2, 3, 3, 3]) {
      _ = state.handle(.preset(key))
      #expect(state.traces[0].outputSizes == [side, side], "\(key)")
    }
    _ = state.handle(.reset)
    #expect(state.settings == AnimationSettings(state.spec))
  }

  @Test func `channels and filters are counted in place, up to four`() throws {
    var state = try AnimationState(try request("conv1d") { _ in })
    for _ in 0..<7 { _ = state.handle(state.entry == .none ? .beginEdit : .nextGroup) }
    #expect(state.focus == .channels)
    _ = state.handle(.raise)
    #expect(state.settings.inputs.count == 2)
    #expect(state.settings.kernels[0].count == 2)
    _ = state.handle(.type("5"))
    #expect(
      state.notice == "The number of channels in cannot be 5. Choose 1 to 4.")
    #expect(state.settings.inputs.count == 2)
    _ = state.handle(.nextGroup)
    _ = state.handle(.raise)
    #expect(state.maps.count == 2)
    _ = state.handle(.undo)
    _ = state.handle(.undo)
    #expect(state.settings == AnimationSettings(state.spec))
  }

  @Test func `a number is taken apart, and the way back is clear`() throws {
    var state = try AnimationState(try request("conv1d") { _ in })
    _ = state.handle(.commit)
    #expect(state.entry == .inspecting(.output))
    _ = state.handle(.nextGroup)
    #expect(state.entry == .inspecting(.outputSize))
    _ = state.handle(.stepForward)
    #expect(state.position == 1)
    _ = state.handle(.cancel)
    #expect(state.entry == .none)
    let pool = try AnimationState(try request("pool1d") { _ in })
    #expect(pool.quantities == [.output, .outputSize])
  }

  @Test(arguments: [
    (
      "conv1d", "both ways", "zeros",
      "There is no mode \"both ways\". Choose one of cross-correlation, convolution, both."
    ),
    (
      "conv1d", "both", "mirror",
      "There is no padding mode \"mirror\". Choose one of zeros, replicate, reflect, circular."
    ),
    ("pool1d", "average", "zeros", ""),
    (
      "pool1d", "convolution", "zeros",
      "There is no mode \"convolution\". Choose one of max, average, both."
    ),
    (
      "conv-transpose1d", "both", "zeros",
      "This figure has no mode, so \"both\" cannot be. Leave it out."
    ),
  ])
  func `a word that is not known gets a sentence`(
    operation: String, mode: String, paddingMode: String, sentence: String
  ) throws {
    do throws(AnimationProblem) {
      var request = AnimationRequest(operation: operation)
      request.mode = mode
      request.paddingMode = operation == "conv1d" ? paddingMode : nil
      _ = try request.spec()
      #expect(sentence.isEmpty)
    } catch {
      #expect(error.description == sentence)
    }
  }

  @Test func `channels are read from numbers, sizes and counts`() throws {
    let written = try request("conv1d") {
      $0.input = "1,2,3|4,5,6"
      $0.kernel = "1,0|0,1/2,0|0,2"
    }
    #expect(written.inputs == [[[1, 2, 3]], [[4, 5, 6]]])
    #expect(written.kernels == [[[[1, 0]], [[0, 1]]], [[[2, 0]], [[0, 2]]]])
    // By hand: 1 + 5, 2 + 6 and twice that.
    #expect(try values(of: written) == [[6, 8], [12, 16]])
    #expect(
      try request("conv2d") { $0.input = "3x5x4" }.inputs.map { [$0.count, $0[0].count] }
        == [[5, 4], [5, 4], [5, 4]])
    #expect(throws: AnimationProblem(.channelsDiffer(kernel: 1, input: 2))) {
      _ = try request("conv1d") {
        $0.input = "1,2|3,4"
        $0.kernel = "1,2"
      }
    }
  }
}
