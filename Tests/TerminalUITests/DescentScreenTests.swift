import Canvas
import ContentFormat
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct DescentScreenTests {
  private func screen(_ body: String = "{}") throws -> FigureScreen {
    try FigureScreen(
      FigureRequest(
        "descent", try ContentDocument(body, file: "page"), line: 1, files: .none))
  }

  @Test func `the path goes down on the surface`() throws {
    var screen = try screen("batch: 2")
    screen.type(keys: [.right, .right, .right])
    expectGolden(screen.frames(), named: "descent")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "descent-table")
  }

  @Test func `the outcome is asked and told`() throws {
    var screen = try screen("rate: 0.34\npredict: true")
    #expect(screen.frames().contains("How does it end?"))
    screen.type(text: "1")
    screen.type(keys: [.end])
    #expect(screen.frames().contains("✗ you said: it comes to rest; it ran away"))
  }

  @Test func `in a pipe every step is told`() throws {
    expectGolden(try screen().plainText(), named: "descent-plain")
  }

  @Test func `any keys leave a figure that can be drawn`() throws {
    expectDrawable(try screen(), signs: "eputx0123456789 +-.", presses: 1000)
  }
}
