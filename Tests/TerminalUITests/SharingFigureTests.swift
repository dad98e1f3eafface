import Canvas
import ContentFormat
import Course
import Figures
import TerminalUI
import TestSupport
import Testing
import Tutor

/// The bar of what three wirings learn, as a page of `why-cnn` shows it.
struct SharingFigureTests {
  private func screen(input: String = "1x13x13", layer: String = "conv 3@4x4 nobias") throws
    -> FigureScreen
  {
    let body = "show: cost\ncount: {input: \(input), layer: \(layer)}"
    return try FigureScreen(
      FigureRequest(
        "wires", try ContentDocument(body, file: "page"), line: 1, files: .none))
  }

  /// By hand: 169 · 300 = 50700, 300 · 16 = 4800, 3 · 16 = 48, and 50700/48 = 1056.25.
  @Test func `the bar of the course is counted and drawn`() throws {
    let plain = try screen().plainText()
    #expect(plain.contains("wires: n = 13, channels = 1, kernel = 4, filters = 3"))
    #expect(plain.contains("fully connected: 50,700 wires, 50,700 learned"))
    #expect(plain.contains("windows, own weights: 4,800 wires, 4,800 learned"))
    #expect(plain.contains("windows, shared weights: 4,800 wires, 48 learned"))
    #expect(plain.contains("1056.25 times"))
    expectGolden(try screen().frames(), named: "wires-cost")
  }

  /// By hand, n = 14: 196 · 3 · 121 = 71148, 363 · 16 = 5808, and still 48.
  @Test func `a step makes the input larger and the shared weights stay`() throws {
    var screen = try screen()
    screen.type(keys: [.right])
    let plain = screen.plainText()
    #expect(plain.contains("n = 14"))
    #expect(plain.contains("71,148 learned"))
    #expect(plain.contains("5,808 wires, 48 learned"))
  }

  /// By hand: 192 · 6 · 36 = 41472, 216 · 27 = 5832, 6 · 27 = 162; with a bias 216, 216 and 6 more.
  @Test func `all four numbers are edited, and a bias counts`() throws {
    var screen = try screen(layer: "conv 3@4x4")
    screen.type(text: "e8")
    screen.type(keys: [.tab])
    screen.type(text: "3")
    screen.type(keys: [.tab])
    screen.type(text: "3")
    screen.type(keys: [.tab])
    screen.type(text: "6")
    screen.type(keys: [.enter])
    let plain = screen.plainText()
    #expect(plain.contains("n = 8, channels = 3, kernel = 3, filters = 6"))
    #expect(plain.contains("41,472 wires, 41,688 learned"))
    #expect(plain.contains("5,832 wires, 6,048 learned"))
    #expect(plain.contains("5,832 wires, 168 learned"))
    expectGolden(screen.frames(), named: "wires-cost-edited")
  }

  @Test func `enter takes the three numbers apart and t shows every side`() throws {
    var screen = try screen()
    screen.type(keys: [.enter])
    let frame = screen.frames()
    #expect(frame.contains("dense 169·300 = 50,700   local 16·300 = 4,800   shared 16·3 = 48"))
    screen.type(keys: [.escape])
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "wires-cost-table")
  }

  @Test func `what does not fit is refused with a sentence`() throws {
    var screen = try screen()
    screen.type(text: "e3")
    screen.type(keys: [.enter])
    #expect(screen.frames().contains("4"))
    #expect(screen.plainText().contains("n = 13"))
    let problem = #expect(throws: FigureFault.self) {
      _ = try self.screen(layer: "conv 3@4x2")
    }
    #expect(
      problem?.sentence
        == "The sides of \"conv 3@4x2 on 1x13x13\" differ. Take the same number for height and width, "
        + "such as conv 3@4x4 on 1x13x13.")
  }

  /// By hand: 512 · 256 · 256 = 2^25 inputs and as many outputs, so 2^50 wires.
  @Test func `the largest layer is counted`() throws {
    var screen = try screen(input: "512x256x256", layer: "conv 512@1x1 nobias")
    screen.type(keys: [.end])
    #expect(screen.plainText().contains("1,125,899,906,842,624 learned"))
  }

  @Test func `any keys leave a figure that can be drawn`() throws {
    expectDrawable(try screen(), signs: "et 0123456789+-g", presses: 600)
  }
}
