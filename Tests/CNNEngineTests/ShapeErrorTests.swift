import CNNEngine
import Testing

struct ShapeErrorTests {
  private func message(_ input: Shape, _ layer: Layer) -> String {
    do {
      _ = try Architecture(input: input, layers: [NamedLayer("l", layer)]).outputShape()
      return "fits"
    } catch {
      return error.description
    }
  }

  @Test func `a window that does not fit says what it spans and what there is`() {
    #expect(
      message([1, 3, 3], .conv2d(filters: 1, kernel: 5))
        == "layer \"l\": the window spans 5, but the height has 3. "
        + "Use a smaller kernel or dilation, or add padding.")
    #expect(
      message([1, 3, 9], .conv2d(filters: 1, kernel: 3, padding: 1, dilation: 3))
        == "layer \"l\": the window spans 7, but the height has 5 (3 and 2 of padding). "
        + "Use a smaller kernel or dilation, or add padding.")
  }

  /// d(K-1)+1 is beyond what any size can be, and same padding would be half of it.
  @Test func `a window beyond all numbers is refused like any other setting`() {
    let windows = [SlidingWindow(size: 3, dilation: .max)]
    let layer = Layer.convolution(
      Convolution(filters: 6, windows: windows, isSamePadded: true))
    #expect(
      message([20, 28], layer)
        == "layer \"l\": dilation is 9223372036854775807, expected at most 2147483647. "
        + "Give dilation a smaller value.")
    #expect(windows[0].extent == .max)
    #expect(windows[0].outputSize(for: 28) == 0)
  }

  /// 200 · 200 layers, which nothing else bounds.
  @Test func `repetitions of repetitions end`() {
    let inner = NamedLayer("b", .repeated(times: 200, body: [NamedLayer("r", .relu)]))
    let words = message([1, 9], .repeated(times: 200, body: [inner]))
    #expect(words.contains("the network unfolds to more than 20000 layers. Repeat fewer times."))
  }

  @Test func `a picture before a fully connected layer needs flattening`() {
    #expect(
      message([3, 5, 5], .linear(outputs: 4))
        == "layer \"l\": expected an input [I], got [3, 5, 5]. Put a flatten layer before it.")
  }

  @Test func `settings out of range name the range`() {
    #expect(
      message([1, 9, 9], .conv2d(filters: 1, kernel: 3, stride: 0))
        == "layer \"l\": stride is 0, expected at least 1. Give stride a larger value.")
    #expect(
      message([1, 9, 9], .conv2d(filters: 1 << 40, kernel: 3))
        == "layer \"l\": filters is 1099511627776, expected at most 2147483647. "
        + "Give filters a smaller value.")
    #expect(
      message([1, 9], .repeated(times: 2_000_000, body: [NamedLayer("r", .relu)]))
        == "layer \"l\": times is 2000000, expected at most 1000. Give times a smaller value.")
  }

  @Test func `more elements than a tensor may have are refused`() {
    #expect(
      message([1, 40_000, 40_000], .conv2d(filters: 2, kernel: 1))
        == "layer \"l\": the output would be 2 x 40000 x 40000, expected at most 2147483647 "
        + "elements. Use a smaller input, fewer filters or more stride.")
    let wide = Architecture(
      input: [1 << 20], layers: [NamedLayer("fc", .linear(outputs: 1 << 20))])
    #expect(
      throws: ShapeError(layer: "fc", .tooLarge(what: "the weights", sizes: [1 << 20, 1 << 20]))
    ) {
      try NetworkSummary(of: wide)
    }
    let input = Architecture(input: Shape([1 << 40, 1 << 40]), layers: [])
    #expect(throws: ShapeError(.tooLarge(what: "the input", sizes: [1 << 40, 1 << 40]))) {
      try input.outputShape()
    }
  }

  @Test func `channels that groups do not divide are named`() {
    #expect(
      message([3, 5, 5], .conv2d(filters: 4, kernel: 1, groups: 2))
        == "layer \"l\": 3 channels cannot be split into 2 equal groups. "
        + "Choose a number of groups that divides both channels and filters.")
  }

  @Test func `branches that do not fit together are named by the whole`() {
    let branches = [
      [NamedLayer("a", .conv2d(filters: 1, kernel: 1))],
      [NamedLayer("b", .conv2d(filters: 1, kernel: 3))],
    ]
    #expect(
      message([1, 5, 5], .parallel(branches: branches, join: .concat))
        == "layer \"l\": branches give [1, 5, 5] and [1, 3, 3], expected shapes that differ only "
        + "in channels. Give the branches the same stride and padding.")
    #expect(
      message([2, 5, 5], .residual(body: branches[0], shortcut: []))
        == "layer \"l\": branches give [1, 5, 5] and [2, 5, 5], expected equal shapes. "
        + "Give the branches the same stride, padding and filters.")
  }

  @Test func `the innermost layer is named with its full name`() {
    let body = [NamedLayer("conv", .conv2d(filters: 1, kernel: 9))]
    #expect(
      message([1, 5, 5], .repeated(times: 1, body: body)).hasPrefix("layer \"l.0.conv\": "))
  }

  @Test func `two layers of one name are refused`() {
    let twice = Architecture(
      input: [3], layers: [NamedLayer("a", .relu), NamedLayer("a", .relu)])
    #expect(throws: ShapeError(layer: "a", .duplicateName)) { try twice.outputShapes() }
  }

  @Test func `parts that do not divide the axis are refused`() {
    #expect(
      message([1, 5, 4], .shared(parts: 2, axis: .height, body: [NamedLayer("r", .relu)]))
        == "layer \"l\": height 5 cannot be cut into 2 equal parts. "
        + "Choose a number of parts that divides it.")
  }

  @Test func `mirrored padding must be shorter than the axis`() {
    let window = SlidingWindow(size: 3, padding: 3)
    let layer = Layer.convolution(
      Convolution(filters: 1, windows: [window], paddingMode: .reflect))
    #expect(
      message([1, 3], layer)
        == "layer \"l\": reflect padding of 3 is too long for an axis of 3. "
        + "Use padding smaller than the axis.")
  }

  @Test func `connections must name channels that are there`() {
    let layer = Layer.convolution(
      Convolution(filters: 1, windows: [SlidingWindow(size: 1)], connections: [[2]]))
    #expect(
      message([2, 3], layer)
        == "layer \"l\": filter 0 is connected to [2], with channels 0 to 1. "
        + "Give each filter a list of channels, counted from 0.")
  }
}
