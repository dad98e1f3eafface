import CNNEngine
import Canvas
import ContentFormat
import Figures
import Testing

/// Several channels, padding modes and the transposed convolution, against the engine's layers.
struct SlidingChannelsTests {
  private func values(of figure: SlidingFigure) -> [[Double]] { figure.maps.map(\.values) }

  /// `[1, C, ...]` and `[F, C, ...]` of a figure.
  private func tensors(of settings: SlidingSettings) -> (input: Tensor, weight: Tensor) {
    let grids = { (grid: [[Double]]) in
      settings.operation.isPicture ? [grid.count, grid[0].count] : [grid[0].count]
    }
    let input = Tensor(
      Shape([1, settings.inputs.count] + grids(settings.inputs[0])),
      settings.inputs.joined().flatMap(\.self))
    let weight = Tensor(
      Shape([settings.kernels.count, settings.depth] + grids(settings.kernels[0][0])),
      settings.kernels.joined().joined().flatMap(\.self))
    return (input, weight)
  }

  @Test(arguments: PaddingMode.allCases, ["conv1d", "conv2d"])
  func `channels and padding modes are the engine's`(
    mode: PaddingMode, operation: String
  ) throws {
    let figure = try slidingTyped(
      operation,
      [
        "padding": "2", "stride": "2", "channels": "3", "filters": "2",
        "padding-mode": mode.rawValue,
      ]
    ).figure
    let (input, weight) = tensors(of: figure.settings)
    let window = SlidingWindow(size: 3, stride: 2, padding: 2)
    let layer = Convolution(
      filters: 2, windows: Array(repeating: window, count: operation == "conv1d" ? 1 : 2),
      hasBias: false, paddingMode: mode)
    let output = try layer.forward(input, weight: weight, bias: nil).output
    #expect(values(of: figure).flatMap(\.self) == output.elements)
  }

  @Test(arguments: [("1", 4), ("2", 2), ("4", 1)], ["conv1d", "conv2d"])
  func `groups are the engine's`(setting: (groups: String, depth: Int), operation: String) throws {
    let figure = try slidingTyped(
      operation, ["channels": "4", "filters": "4", "padding": "1", "groups": setting.groups]
    ).figure
    #expect(figure.settings.kernels.map(\.count) == Array(repeating: setting.depth, count: 4))
    let (input, weight) = tensors(of: figure.settings)
    let window = SlidingWindow(size: 3, padding: 1)
    let layer = Convolution(
      filters: 4, windows: Array(repeating: window, count: operation == "conv1d" ? 1 : 2),
      groups: 4 / setting.depth, hasBias: false)
    let output = try layer.forward(input, weight: weight, bias: nil).output
    #expect(values(of: figure).flatMap(\.self) == output.elements)
  }

  @Test func `a depthwise convolution is drawn channel by channel`() throws {
    var figure = try slidingTyped("conv2d", ["input": "3x4x4", "kernel": "2x2", "groups": "3"])
    let rows = figure.draw(width: 120, room: 30, capabilities: Capabilities(), hasFocus: true).rows
    for channel in 1...3 {
      let row = rows.first { $0.contains("channel \(channel)/3") }
      #expect(row?.contains("w 2 x 2, filter \(channel)/3") == true)
      #expect(row?.contains("y 3 x 3, filter \(channel)/3") == true)
    }
    // Four products: those of the first channel alone.
    #expect(rows.contains { $0.hasPrefix(" y[0,0] = ") && $0.filter { $0 == "·" }.count == 4 })
    figure.type("c")
    #expect(figure.figure.settings.channel == 1)
    #expect(figure.figure.settings.filter == 1)
    figure.type("f")
    #expect(figure.figure.settings.channel == 2)
  }

  @Test func `in a line each filter stands below the channels of its group`() throws {
    let rows = try slidingTyped(
      "conv1d", ["input": "1,2,3|4,5,6", "kernel": "1,0/0,2", "groups": "2"]
    )
    .shown
    #expect(rows.count { $0.hasPrefix(" w") } == 1)
    #expect(rows.contains { $0.hasPrefix(" y2") })
    #expect(rows.contains(" y[0] = 1·1 + 2·0 = 1"))
  }

  @Test func `groups are changed in place, and refused where they do not divide`() throws {
    var figure = try slidingTyped("conv1d", ["channels": "4", "filters": "4"])
    figure.press(all: .character("e"), .backTab, .backTab, .backTab)
    #expect(figure.figure.focus == .groups)
    figure.type("4")
    #expect(figure.figure.settings.kernels.map(\.count) == [1, 1, 1, 1])
    #expect(figure.shown[0].contains("groups 4"))
    figure.press(all: .tab, .backTab)
    figure.type("3")
    #expect(
      figure.said
        == "3 groups cannot share 4 channels in and 4 channels out evenly. Choose a number that divides both."
    )
    #expect(figure.figure.settings.groups == 4)
    figure.press(all: .escape)
    figure.type("ff")
    figure.press(all: .character("e"), .backTab, .backTab, .backTab)
    figure.type("2")
    #expect(figure.figure.settings.kernels.map(\.count) == [2, 2, 2, 2])
    #expect(figure.figure.maps.count == 4)
  }

  @Test func `a kernel has the channels of its group`() {
    let fault = #expect(throws: FigureFault.self) {
      try sliding(
        "conv1d", "input: [[1, 2], [3, 4]]\nkernel: [[[1], [2]], [[1], [2]]]\ngroups: 2")
    }
    #expect(
      fault?.sentence
        == "The kernel has 2 channels and the input 2 in 2 groups. Give each filter one grid of weights a channel of its group."
    )
  }

  @Test(arguments: ["conv-transpose1d", "conv-transpose2d"], [(1, 0, 1), (2, 1, 1), (3, 2, 2)])
  func `a transposed convolution is the engine's`(
    operation: String, setting: (stride: Int, padding: Int, dilation: Int)
  ) throws {
    let figure = try slidingTyped(
      operation,
      [
        "stride": "\(setting.stride)", "padding": "\(setting.padding)",
        "dilation": "\(setting.dilation)", "channels": "2",
      ]
    ).figure
    let (input, weight) = tensors(of: figure.settings)
    let window = SlidingWindow(
      size: 3, stride: setting.stride, dilation: setting.dilation, padding: setting.padding)
    let layer = TransposedConvolution(
      filters: 1,
      windows: Array(repeating: window, count: operation.hasSuffix("1d") ? 1 : 2), hasBias: false)
    // The layer's weights begin with the channel of the input.
    let turned = Tensor(
      Shape([2, 1] + Array(weight.shape.dimensions.dropFirst(2))), weight.elements)
    let output = try layer.forward(input, weight: turned, bias: nil).output
    let own = values(of: figure).joined()
    #expect(own.count == output.elements.count)
    for (value, expected) in zip(own, output.elements) { #expect(abs(value - expected) < 1e-9) }
  }

  /// Sizes of the inventory's row F8, which were verified.
  @Test func `the eight settings have the sizes of the course`() throws {
    var figure = try slidingTyped("conv2d")
    let first = figure.figure.settings
    for (key, side) in zip(1...8, [2, 6, 5, 7, 2, 3, 3, 3]) {
      figure.type("\(key)")
      #expect(figure.figure.traces[0].outputSizes == [side, side], "\(key)")
    }
    figure.type("r")
    #expect(figure.figure.settings == first)
  }

  @Test func `channels and filters are counted in place, up to four`() throws {
    var figure = try slidingTyped("conv1d")
    let first = figure.figure.settings
    figure.press(all: .character("e"), .tab, .tab, .tab, .tab, .tab, .tab)
    #expect(figure.figure.focus == .channels)
    figure.press(all: .up)
    #expect(figure.figure.settings.inputs.count == 2)
    #expect(figure.figure.settings.kernels[0].count == 2)
    figure.type("5")
    #expect(figure.said == "The number of channels in cannot be 5. Choose 1 to 4.")
    #expect(figure.figure.settings.inputs.count == 2)
    figure.press(all: .tab, .up)
    #expect(figure.figure.maps.count == 2)
    figure.type("uu")
    #expect(figure.figure.settings == first)
  }

  @Test(arguments: [
    (
      "conv1d", "mode", "both ways",
      "There is no mode \"both ways\". Choose one of cross-correlation, convolution, both."
    ),
    (
      "conv1d", "padding-mode", "mirror",
      "There is no padding mode \"mirror\". Choose one of zeros, replicate, reflect, circular."
    ),
    (
      "pool1d", "mode", "convolution",
      "There is no mode \"convolution\". Choose one of max, average, both."
    ),
    (
      "conv1d", "input", "5x5",
      "The input \"5x5\" cannot be read. Write a size such as 8, or numbers such as 2,0,-1."
    ),
    (
      "conv2d", "input", "0",
      "The input \"0\" cannot be read. Write a size such as 5x5, or rows such as \"1,2;3,4\"."
    ),
    (
      "conv2d", "input", "224x224",
      "The input is too long for the figure. Take at most 16 along an axis."
    ),
    (
      "pool1d", "kernel", "2,3",
      "The pooling window \"2,3\" cannot be read. Write its side, such as 2."
    ),
  ])
  func `what is not known gets a sentence`(
    operation: String, option: String, text: String, sentence: String
  ) {
    let fault = #expect(throws: FigureFault.self) {
      try FigureCatalogue.course.open(FigureRequest(operation, typed: [(option, text)]))
    }
    #expect(fault?.sentence == sentence)
  }

  @Test func `channels are read from numbers, sizes and counts`() throws {
    let written = try slidingTyped(
      "conv1d", ["input": "1,2,3|4,5,6", "kernel": "1,0|0,1/2,0|0,2"]
    ).figure
    #expect(written.settings.inputs == [[[1, 2, 3]], [[4, 5, 6]]])
    #expect(written.settings.kernels == [[[[1, 0]], [[0, 1]]], [[[2, 0]], [[0, 2]]]])
    // By hand: 1 + 5, 2 + 6 and twice that.
    #expect(values(of: written) == [[6, 8], [12, 16]])
    #expect(
      try slidingTyped("conv2d", ["input": "3x5x4"]).figure.settings.inputs
        .map { [$0.count, $0[0].count] } == [[5, 4], [5, 4], [5, 4]])
    let fault = #expect(throws: FigureFault.self) {
      try slidingTyped("conv1d", ["input": "1,2|3,4", "kernel": "1,2"])
    }
    #expect(
      fault?.sentence
        == "The kernel has 1 channels and the input 2. Give each filter one grid of weights a channel."
    )
  }

  @Test func `without numbers it is the course's own figure`() throws {
    let line = try slidingTyped("conv1d").figure.settings
    #expect(line.inputs[0] == [[2, 0, -1, 3, 1, 4, 1, 5]])
    #expect(line.kernels == [[[[1, 0, 2]]]])
    let picture = try slidingTyped("conv2d").figure.settings
    #expect(picture.inputs[0].map(\.count) == [5, 5, 5, 5, 5])
    #expect(picture.kernels[0][0].map(\.count) == [3, 3, 3])
    #expect(
      try slidingTyped("conv2d", ["kernel": "1;1"]).figure.settings.kernels == [[[[1], [1]]]])
  }

  /// 153 x 153 outputs of 256 taps: each frame is made when it is asked for.
  @Test func `a large figure keeps no taps, and one that would take too long is refused`() throws {
    let figure = try slidingTyped(
      "conv-transpose2d", ["kernel": "16", "stride": "8", "dilation": "8"]
    ).figure
    #expect(figure.traces[0].outputSizes == [153, 153])  // (5 - 1) 8 + (16 - 1) 8 + 1
    #expect(figure.traces[0].values.count == figure.stepCount)
    let frame = figure.traces[0].frames[figure.stepCount / 2]
    #expect(frame.taps.count == 256)
    #expect(frame.value == figure.traces[0].values[figure.stepCount / 2])
    // (15 8 + 15 8 + 1)² outputs of 16² taps
    let fault = #expect(throws: FigureFault.self) {
      try slidingTyped(
        "conv-transpose2d",
        ["input": "16x16", "kernel": "16", "stride": "8", "dilation": "8"])
    }
    #expect(
      fault?.sentence
        == "The outputs would take 14868736 products of an input and a weight, and the figure computes at most 10000000. Make the input, the kernel or its dilation smaller."
    )
  }

  @Test func `pooling steps by its window unless said`() throws {
    let pool = try slidingTyped("pool2d", ["kernel": "3x3"]).figure.settings
    #expect([pool.size, pool.stride] == [3, 3])
    #expect(
      try slidingTyped("pool2d", ["kernel": "3x3", "stride": "1"]).figure.settings.stride == 1)
  }

  @Test func `the window slides over a picture's levels`() throws {
    let files = NamedFiles(folder: "assets") { _, _ in "P2 4 3 9 1 2 3 4 5 6 7 8 9 0 1 2" }
    let request = FigureRequest(
      "conv2d",
      try ContentDocument("picture: small.pgm\nkernel: [[0, 1], [0, 0]]", file: "page"), line: 1,
      files: files)
    let frame = try FigureCatalogue.course.open(request) as? FigureFrame<SlidingFigure>
    #expect(frame?.figure.settings.inputs == [[[1, 2, 3, 4], [5, 6, 7, 8], [9, 0, 1, 2]]])
  }
}
