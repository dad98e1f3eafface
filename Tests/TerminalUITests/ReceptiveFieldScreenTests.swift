import Canvas
import ContentFormat
import Course
import TerminalUI
import TestSupport
import Testing
import Tutor

struct ReceptiveFieldScreenTests {
  private func screen(
    _ network: String, input: String? = nil, layer: String? = nil, predict: Bool = false
  ) throws -> FigureScreen {
    let lines =
      ["network: \(network)", "predict: \(predict)"] + (input.map { ["input: \($0)"] } ?? [])
      + (layer.map { ["layer: \($0)"] } ?? [])
    let document = try ContentDocument(lines.joined(separator: "\n"), file: "page")
    return try FigureScreen(
      FigureRequest("receptive-field", document, line: 1, files: .none))
  }

  @Test func `the patch of a unit lights up on the input`() throws {
    var screen = try screen("lenet5", layer: "S4")
    expectGolden(screen.frames(), named: "receptive-field-lenet")
    screen.type(keys: [.character(","), .right, .up])
    expectGolden(screen.frames(), named: "receptive-field-step")
    screen.type(keys: [.character("t")])
    expectGolden(screen.frames(), named: "receptive-field-table")
  }

  @Test func `ways stand at the places that they come from`() throws {
    let stack = "conv 1@3x3 | conv 1@3x3 | conv 1@3x3"
    expectGolden(try screen(stack, input: "1x9x9").frames(), named: "receptive-field-ways")
    let line = try screen("conv 1@3 | conv 1@3 d2", input: "1x12").frames()
    expectGolden(line, named: "receptive-field-line")
  }

  @Test func `no number gives the side away before it is guessed`() throws {
    var screen = try screen("lenet5", layer: "S4", predict: true)
    screen.type(text: "1")
    let asked = screen.frames()
    #expect(!asked.contains("16"))
    expectGolden(asked, named: "receptive-field-asked")
    screen.type(text: "1")
    screen.type(keys: [.enter, .end])
    expectGolden(screen.frames(), named: "receptive-field-answered")
  }

  @Test func `a large picture is drawn with several places to a cell`() throws {
    expectGolden(
      try screen("vgg16", layer: "conv4_1").frames(), named: "receptive-field-vgg")
  }

  /// 227 rows at 80x24: the last row of cells has an upper half and no lower one.
  @Test func `a picture whose rows end in the upper half of a cell is drawn`() throws {
    let text = try screen("alexnet_paper_227_grouped").frames()
    #expect(text.contains("80x24"))
  }

  @Test func `branches are followed too`() throws {
    var screen = try screen("googlenet", layer: "inception_3b")
    expectGolden(screen.frames(), named: "receptive-field-branches")
    screen.type(text: "ginception_4a")
    let asked = screen.frames()
    #expect(asked.contains("Go to layer, or to the place of a unit: inception_4a_"))
    screen.type(keys: [.enter, .character("t")])
    #expect(screen.frames().contains("widest of 4 branches"))
  }

  @Test func `in a pipe the whole table is told`() throws {
    let text = try [
      screen("lenet5").plainText(),
      screen("conv 1@3x3 | conv 1@3x3 | conv 1@3x3", input: "1x7x7").plainText(),
      screen("resnet18").plainText(),
    ]
    expectGolden(text.joined(separator: "\n"), named: "receptive-field-plain")
  }

  @Test func `any keys leave a figure that can be drawn`() throws {
    expectDrawable(
      try screen("lenet5", predict: true), signs: "[],.gpxt0123456789 +-/CS", presses: 1500)
  }
}
