import ContentFormat
import TerminalUI
import TestSupport
import Testing
import Tutor

/// The wires of a layer, and the block with its filters and maps.
struct LayerFigureTests {
  private func screen(_ name: String) throws -> FigureScreen {
    try FigureScreen(FigureRequest(name))
  }

  /// By hand: 8 readings, a kernel of 3, so 6 outputs; 8 · 6 = 48 wires of a dense layer, 6 · 3 = 18 of windows.
  @Test func `three wirings of the same readings are counted`() throws {
    let plain = try screen("wires").plainText()
    #expect(plain.contains("fully connected: 48 wires, 48 learned"))
    #expect(plain.contains("windows, own weights: 18 wires, 18 learned"))
    #expect(plain.contains("windows, shared weights: 18 wires, 3 learned"))
    expectGolden(try screen("wires").frames(), named: "wires")
  }

  /// By hand: 8 - 3 + 1 = 6, four maps, 4 · (3 · 3 · 3 + 1) = 112.
  @Test func `a block and its filters have their shapes and counts`() throws {
    let plain = try screen("volume").plainText().split { $0.isWhitespace }.joined(separator: " ")
    #expect(plain.contains("= 4·3·3·3 + 4 = 112"))
    #expect(plain.contains("- 1)/1) + 1 = 6"))
    expectGolden(try screen("volume").frames(), named: "volume")
  }

  @Test(arguments: ["wires", "volume"])
  func `any keys leave a figure that can be drawn`(name: String) throws {
    expectDrawable(try screen(name), signs: "empt[]0123456789 +-.,", presses: 800)
  }
}
