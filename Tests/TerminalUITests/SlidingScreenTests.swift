import Canvas
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct SlidingScreenTests {
  @Test func `the window slides along a line`() throws {
    var screen = try AnimationSample.screen("conv1d", AnimationSample.conv1d)
    screen.type(keys: [.right, .right])
    expectGolden(screen.frames(), named: "animation-conv1d")
  }

  @Test func `padding, stride, dilation and bias are seen`() throws {
    var screen = try AnimationSample.screen(
      "conv1d",
      AnimationSample.conv1d
        + "padding: 2\nstride: 2\ndilation: 2\nbias: -3\nshow: [window, products, sum, ruler]")
    screen.type(keys: [.right])
    expectGolden(screen.frames(), named: "animation-settings")
  }

  @Test func `both modes stand side by side and wait for the guess`() throws {
    var screen = try AnimationSample.screen("conv1d", AnimationSample.flip)
    screen.type(text: "2")
    expectGolden(screen.frames(), named: "animation-flip-guess")
    screen.type(keys: [
      .tab, .character("1"), .tab, .character("2"), .tab, .character("2"), .enter, .end,
    ])
    expectGolden(screen.frames(), named: "animation-flip-checked")
  }

  @Test func `a picture has its window, kernel and output side by side`() throws {
    var screen = try AnimationSample.screen("conv2d", AnimationSample.conv2d)
    screen.type(keys: [.right, .down])
    expectGolden(screen.frames(), named: "animation-conv2d")
    screen.type(text: "m")
    screen.type(text: "m")
    expectGolden(screen.frames(), named: "animation-conv2d-modes")
  }

  /// Two hues and their strength; the digits say the same without colour.
  @Test func `numbers are shaded by sign and size`() throws {
    var screen = try AnimationSample.screen("conv2d", AnimationSample.conv2d)
    screen.type(keys: [.right, .down])
    let grid = screen.draw(
      size: Size(width: 80, height: 24), capabilities: Capabilities(isUnicode: true))
    expectGolden(
      (grid.rows + grid.styleRows).joined(separator: "\n") + "\n", named: "animation-conv2d-styles")
  }

  @Test func `what is guessed is told by no shade`() throws {
    let secret = AnimationSample.conv2d + "predict: true\n"
    let grid = try AnimationSample.screen("conv2d", secret).draw(
      size: Size(width: 80, height: 24), capabilities: Capabilities(isUnicode: true))
    let row = try #require(grid.rows.first { $0.contains("y 3 x 3") })
    let first = row.count - "y 3 x 3".count
    let shaded = (first..<80).contains { x in
      (4..<16).contains { y in
        if case .shade = grid[x, y].style.background { true } else { false }
      }
    }
    #expect(!shaded)
  }

  @Test func `a large picture has its shades beside its numbers where there is room`() throws {
    let rows = (0..<13).map { row in
      "[" + (0..<13).map { "\(($0 * row) % 6)" }.joined(separator: ", ") + "]"
    }
    let screen = try AnimationSample.screen(
      "conv2d",
      "input: [\(rows.joined(separator: ", "))]\nkernel: [[0, 0, 0], [-1, 0, 1], [0, 0, 0]]")
    for (width, height) in [(80, 24), (120, 40), (154, 60), (200, 60)] {
      let grid = screen.draw(
        size: Size(width: width, height: height), capabilities: Capabilities(isUnicode: true))
      let text = grid.rows.joined(separator: "\n")
      #expect(text.contains("w 3 x 3"), "the kernel at \(width)x\(height): \(text)")
      #expect(!text.contains("◂▸"), "all of it at \(width)x\(height): \(text)")
      #expect(text.contains("▀▀▀▀▀▀▀▀▀▀▀▀▀") == (width > 80), "\(text)")
    }
  }

  @Test func `pooling shows what the window holds`() throws {
    var line = try AnimationSample.screen("pool1d", AnimationSample.line + "stride: 2")
    line.type(keys: [.right])
    expectGolden(line.frames(), named: "animation-pool1d")
    var picture = try AnimationSample.screen("pool2d", AnimationSample.picture + "stride: 2")
    picture.type(keys: [.right, .character("m")])
    expectGolden(picture.frames(), named: "animation-pool2d")
  }

  @Test func `an edit is made in place, and refused in place`() throws {
    var screen = try AnimationSample.screen("conv1d", AnimationSample.conv1d)
    screen.type(keys: [.character("e"), .right, .character("-"), .character("7")])
    expectGolden(screen.frames(), named: "animation-edit")
    screen.type(keys: [.tab, .tab, .tab, .tab, .character("5")])
    expectGolden(screen.frames(), named: "animation-refused")
  }

  @Test func `the table holds the steps that were made`() throws {
    var screen = try AnimationSample.screen("conv1d", AnimationSample.conv1d)
    screen.type(keys: [.right, .character("t")])
    expectGolden(screen.frames(), named: "animation-table")
  }

  @Test func `a long input pans with its window`() throws {
    let input = (0..<30).map { "\($0 * 7 % 10)" }.joined(separator: ", ")
    var screen = try AnimationSample.screen("conv1d", "input: [\(input)]\nkernel: [1, 0, 2]")
    screen.type(text: "g14")
    screen.type(keys: [.enter])
    expectGolden(screen.frames(), named: "animation-long")
  }

  @Test func `in a pipe every step is told`() throws {
    let line = try AnimationSample.screen("conv1d", AnimationSample.conv1d + "bias: 1").plainText()
    let picture = try AnimationSample.screen("conv2d", AnimationSample.conv2d).plainText()
    let pool = try AnimationSample.screen("pool2d", AnimationSample.picture + "stride: 2")
      .plainText()
    expectGolden([line, picture, pool].joined(separator: "\n"), named: "animation-plain")
  }
}
