import Canvas
import ContentFormat
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct SpreadScreenTests {
  private func stack(
    _ activation: String, _ weights: String, width: Int = 40, depth: Int = 6
  ) throws -> FigureScreen {
    try FigureScreen(
      FigureRequest(
        "variance",
        [
          "width": "\(width)", "depth": "\(depth)", "activation": activation,
          "weights": weights,
        ]))
  }

  private func unit(_ rate: Double) throws -> FigureScreen {
    try FigureScreen(
      FigureRequest("dead-relu", ["rate": "\(rate)"]))
  }

  @Test func `a stack is shown layer by layer, then in numbers`() throws {
    var screen = try stack("relu", "lecun")
    expectGolden(screen.frames(), named: "variance-start")
    screen.type(keys: [.end])
    expectGolden(screen.frames(), named: "variance")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "variance-table")
  }

  @Test func `slopes come back from the last layer`() throws {
    var screen = try stack("sigmoid", "xavier")
    screen.type(text: "[")
    screen.type(keys: [.right, .right])
    expectGolden(screen.frames(), named: "variance-slopes")
  }

  @Test func `a setting is edited in its place`() throws {
    var screen = try stack("tanh", "he")
    screen.type(text: "e")
    screen.type(keys: [.tab, .tab, .tab])
    screen.type(text: "3/n")
    expectGolden(screen.frames(), named: "variance-edit")
  }

  @Test func `in a pipe every layer is told`() throws {
    expectGolden(try stack("relu", "he").plainText(), named: "variance-plain")
  }

  @Test func `a unit learns, or goes silent`() throws {
    var screen = try unit(0.1)
    screen.type(keys: [.right, .right])
    expectGolden(screen.frames(), named: "dead-relu")
    var silent = try unit(1)
    silent.type(keys: [.end])
    expectGolden(silent.frames(), named: "dead-relu-silent")
    expectGolden(silent.plainText(), named: "dead-relu-plain")
  }

  @Test(arguments: [0, 1])
  func `any keys leave a figure that can be drawn`(kind: Int) throws {
    let screen =
      kind == 0 ? try stack("linear", "lecun", width: 4, depth: 3) : try unit(0.3)
    expectDrawable(screen, signs: "[]aepxt123/n. +-", presses: 600)
  }
}
