import ContentFormat
import TerminalUI
import TestSupport
import Testing
import Tutor

struct NormsScreenTests {
  private func screen() throws -> FigureScreen {
    try FigureScreen(FigureRequest("norms"))
  }

  @Test func `what shares a mean is marked, in three ways`() throws {
    var screen = try screen()
    expectGolden(screen.frames(), named: "norms-batch")
    screen.type(text: "2")
    expectGolden(screen.frames(), named: "norms-layer")
    screen.type(text: "3")
    expectGolden(screen.frames(), named: "norms-instance")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "norms-table")
  }

  @Test func `any keys leave a block that can be drawn`() throws {
    expectDrawable(try screen(), signs: "123t 0e", presses: 400)
  }
}
