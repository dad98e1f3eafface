import Canvas
import ContentFormat
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct BackpropScreenTests {
  private func screen(_ body: String = "{}") throws -> FigureScreen {
    try FigureScreen(
      FigureRequest(
        "backprop", try ContentDocument(body, file: "page"), line: 1, files: .none))
  }

  @Test func `the ledger is written line by line`() throws {
    var screen = try screen()
    screen.type(keys: [.right])
    expectGolden(screen.frames(), named: "backprop")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "backprop-table")
  }

  @Test func `a nudge shows that the gradient told the truth`() throws {
    var screen = try screen()
    screen.type(keys: [.end, .left])
    let frames = screen.frames()
    #expect(frames.contains("foretold 7·0.001 = 0.007; loss 3 → 3.007005, change 0.007005"))
    expectGolden(frames, named: "backprop-nudge")
  }

  @Test func `the gradient of the input is read column by column`() throws {
    var screen = try screen()
    screen.type(text: "m")
    screen.type(keys: [.end, .left])
    expectGolden(screen.frames(), named: "backprop-input")
  }

  @Test func `a guess hides the lines until it is checked`() throws {
    var screen = try screen("predict: true")
    screen.type(text: "7")
    #expect(screen.frames().contains("dw  sum of the rows     ·    ·    ·"))
    #expect(screen.frames().contains("[ 7]"))
    screen.type(keys: [.tab])
    screen.type(text: "2")
    screen.type(keys: [.enter])
    #expect(screen.frames().contains("7✓"))
  }

  @Test func `in a pipe every line is told`() throws {
    expectGolden(try screen().plainText(), named: "backprop-plain")
  }

  @Test func `any keys leave a figure that can be drawn`() throws {
    expectDrawable(try screen(), signs: "meputx0123456789 +-.", presses: 2000)
  }
}
