import Testing

/// What is wrong inside a figure is said with the line of its setting.
struct FenceLineTests {
  /// Fence, lines inside, and what must be said: the fence stands in line 12, the first setting in line 13.
  static let faults: [(fence: String, body: [String], said: String)] = [
    ("animate conv3d", [], "12: unknown figure \"conv3d\"; did you mean \"conv1d\"?"),
    ("plot conv1d", [], "12: unknown figure \"conv1d\". Allowed: functions, bars, curves, points."),
    (
      "animate conv1d", ["input: [1, 2, 3]", "kernel: [1]", "stride: 0"],
      "15: the figure: the stride cannot be 0."
    ),
    (
      "animate conv1d", ["input: [1, 2, 3]", "kernel: [1]", "stride: 99"],
      "15: the figure: the stride cannot be 99."
    ),
    (
      "animate conv1d", ["input: [1, 2, 3]", "padding: 99", "kernel: [1, 1]"],
      "14: the figure: the padding"
    ),
    (
      "animate conv1d", ["kernel: [[[[1]]]]", "input: [1, 2, 3]"],
      "13: the kernel has lists 3 deep."
    ),
    (
      "animate conv1d", ["kernel: [1]", "input: [1, 2000, 3]"],
      "14: the figure: the number 2000 is too large"
    ),
    (
      "animate conv1d",
      ["kernel: [1]", "input: [1, 2]", "presets:", "  1: [1, 2]", "  2: [1, 2, 3]"],
      "17: presets 2: A window of 3"
    ),
    (
      "animate conv1d", ["kernel: [1]", "input: [1, 2]", "presets:", "  x: [1]"],
      "16: presets stand"
    ),
    (
      "animate conv2d", ["input: [[1, 2], [3, 4]]", "dilation: 2", "kernel: [[1, 1], [1, 1]]"],
      "14: the figure: a window of 2, 2 apart, covers 3 cells"
    ),
    ("animate pool1d", ["input: [1, 2]", "kernel: [1]"], "14: unknown key \"kernel\""),
    (
      "animate conv1d", ["input: [1, 2]", "kernl: [1]"],
      "14: unknown key \"kernl\"; did you mean \"kernel\"?"
    ),
    (
      "animate conv1d", ["input: [1, 2]", "stride: 2"],
      "12: the figure has no \"kernel\". Add a line \"kernel: ...\"."
    ),
    (
      "animate conv1d", ["input: [1, 2]", "kernel: [[1, 0], [1]]"],
      "14: kernel: the rows are empty or differ in length. Write rows of one length."
    ),
    (
      "animate conv1d", ["input: [1, 2]", "kernel: [1]", "show: [windw]"],
      "15: unknown word \"windw\"; did you mean \"window\"?"
    ),
    (
      "animate conv2d", ["picture: scenes/boot.pgm", "kernel: [[1]]"],
      "13: there is no file \"Assets/scenes/boot.pgm\" with text in it."
    ),
    (
      "animate conv1d", ["input: [1, 2]", "kernel: [1, a]"],
      "14: kernel 2 is \"a\". Write a number."
    ),
    (
      "animate pool1d", ["input: [1, 2]", "size: 2", "compare: [convolution]"],
      "15: unknown mode \"convolution\"."
    ),
    (
      "animate pool2d", ["input: [[1, 2], [3, 4]]", "size: 2", "paddingMode: reflect"],
      "15: unknown key \"paddingMode\""
    ),
    (
      "animate conv-transpose1d", ["input: [1, 2]", "kernel: [1]", "stride: 0"],
      "15: the figure: the stride cannot be 0."
    ),
    (
      "animate conv-transpose2d", ["input: [[1, 2]]", "stride: 77", "kernel: [[1]]"],
      "14: the figure: the stride cannot be 77."
    ),
    (
      "animate receptive-field", ["network: lenet5", "layer: S9"],
      "14: the figure: there is no layer"
    ),
    (
      "animate receptive-field", ["unit: [99, 0]", "network: lenet5"],
      "13: the figure: there is no unit"
    ),
    (
      "animate receptive-field", ["input: 1x5x5", "network: conv 3@3x3 | maxpool 9"],
      "14: the figure: layer \"pool\": the window spans 9, but the height has 3."
    ),
    (
      "animate matrix", ["input: 7x7", "kernel: 3", "stride: 0"],
      "15: the figure: the stride cannot be 0."
    ),
    ("animate matrix", ["input: 7x7", "kernel: a,b"], "14: the figure: the kernel \"a,b\""),
    (
      "animate backprop", ["slopes: [1]", "input: [1, 2, 3]", "kernel: [1, 1]"],
      "13: the figure: the window has 2 places"
    ),
    ("animate descent", ["rate: 0.1", "batch: 99"], "14: the figure: the batch cannot be 99."),
    ("animate variance", ["width: 10", "depth: 999"], "14: the figure: the depth cannot be 999."),
    ("animate variance", ["width: 10", "weights: much"], "14: the figure: the variance \"much\""),
    (
      "animate dead-relu", ["input: 2", "steps: 9999"], "14: the figure: the number of steps cannot"
    ),
    ("animate signal", ["scale: 10", "data: gone.yaml"], "14: there is no file \"gone.yaml\""),
    (
      "animate wires", ["input: [1, 2, 3]", "kernel: [1, 1]", "stride: 9"],
      "15: the figure: the stride cannot be 9."
    ),
    (
      "animate wires", ["show: cost", "count:", "  input: 1x4x4", "  layer: relu"],
      "16: the figure: \"relu\" is not one convolution."
    ),
    (
      "animate wires", ["show: cost", "count:", "  input: 1x4x5", "  layer: conv 1@2x2"],
      "16: the figure: the sides of"
    ),
    (
      "animate wires", ["predict: true", "show: cost"],
      "13: the figure: there is nothing to predict"
    ),
    (
      "animate volume", ["input: 3x8x8", "filters: 0"],
      "14: the figure: the number of filters cannot"
    ),
    (
      "animate volume", ["filters: 1", "input: 3x80000x8"],
      "14: the figure: the height cannot be 80000."
    ),
    ("animate norms", ["kind: layer", "block: [[[1], [2, 3]]]"], "14: the figure: the block"),
    (
      "animate features", ["predict: true", "filters: [vertcal]"],
      "14: the figure: there is no filter"
    ),
    ("animate features", ["predict: true", "picture: gone.pgm"], "14: there is no file"),
    (
      "plot functions", ["x: [-1, 1]", "functions: {a: x}", "steps: 999"], "15: the cursor has 999"
    ),
    ("plot functions", ["functions: {a: x}", "x: n"], "14: the horizontal axis has no range."),
    ("plot bars", ["axis: n", "bars: {a: -1}"], "14: a bar cannot show -1"),
    ("plot curves", ["x: n", "file: gone.csv"], "14: there is no file \"gone.csv\""),
    ("plot points", ["x: n", "points: {a: [[1, 2]]}", "rows: 99"], "15: the plot has 99 rows."),
    (
      "plot points", ["x: n", "points: {a: [[1, 2]]}", "best: b"],
      "15: there is no series \"b\""
    ),
    ("network lenet6", [], "12: there is no network \"lenet6\"; did you mean \"lenet5\"?"),
    ("network lenet5", ["rows:", "  - C1", "  - C9"], "15: there is no layer \"C9\""),
    (
      "network lenet5", ["rows: [C1]", "height: 99"],
      "14: the figure: the height of the table cannot be 99."
    ),
    ("network lenet5", ["hide:", "  C9.parameters: one.a"], "14: there is no row \"C9\""),
    ("network inline", ["input: 1x4x4", "layers: conv 3@9x9"], "14: the network: "),
    ("pictures one.pictures", ["# nothing else", "groups: [C9]"], "14: the figure: the pictures"),
    ("derive one.a", ["width: 10", "depth: 999"], "14: the figure: the depth cannot be 999."),
  ]

  @Test(arguments: faults.indices)
  func `a fault has the line of its setting`(index: Int) throws {
    let fault = Self.faults[index]
    let page = "# A page\n\n```\(fault.fence)\n" + fault.body.joined(separator: "\n") + "\n```\n"
    let pixels = Array(repeating: "0 1 2 3 4 5", count: 6).joined(separator: "\n")
    let said = try CheckedLesson.problems(
      pages: page,
      beside: [
        "Exercises/lessons/one/one.pictures": Self.pictures,
        "Assets/scenes/yard.pgm": "P2\n6 6\n9\n\(pixels)\n",
      ])
    let wanted = "lessons/one/lesson.en.md:" + fault.said
    #expect(said.contains { $0.hasPrefix(wanted) }, "\(fault): \(said)")
  }

  private static let pictures = """
    made by: cnn-tutor train-live --record FILE

    group: digits
    picture 3x1: a line
    08f

    """
}
