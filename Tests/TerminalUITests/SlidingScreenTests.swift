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
