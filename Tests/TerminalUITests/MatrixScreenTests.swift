import Canvas
import ContentFormat
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct MatrixScreenTests {
  private func screen(_ kernel: String, input: String = "7x7") throws -> FigureScreen {
    try FigureScreen(
      FigureRequest("matrix", ["input": input, "kernel": kernel]))
  }

  @Test func `a row lights its window and a column the outputs that use its pixel`() throws {
    var screen = try screen("3")
    screen.type(text: "g1,0")
    screen.type(keys: [.enter])
    let frames = screen.frames()
    #expect(frames.contains("225 of 1225 in use, 9 distinct; the pixel is used 9x"))
    #expect(frames.contains("gaps of 4, begins 3 further than the row above"))
    expectGolden(frames, named: "matrix")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "matrix-table")
  }

  @Test func `a stack is multiplied into one kernel`() throws {
    var screen = try screen("3 | 3 | 3")
    screen.type(text: "x")
    expectGolden(screen.frames(), named: "matrix-two")
    screen.type(text: "x")
    expectGolden(screen.frames(), named: "matrix-product")
  }

  @Test func `a matrix that does not fit pans with its cursors`() throws {
    var screen = try screen("3", input: "16x16")
    screen.type(text: "g9,9")
    screen.type(keys: [.enter])
    expectGolden(screen.frames(), named: "matrix-panned")
    screen.type(keys: [.left])
    expectGolden(screen.frames(), named: "matrix-panned-column")
  }

  @Test func `in a pipe every row is told`() throws {
    expectGolden(try screen("3 | 3", input: "5x6").plainText(), named: "matrix-plain")
  }

  @Test func `any keys leave a figure that can be drawn`() throws {
    expectDrawable(
      try screen("2 | 3x1 | 1,-1", input: "6x9"), signs: "[],gxt0123456789 +-", presses: 1000)
  }
}
