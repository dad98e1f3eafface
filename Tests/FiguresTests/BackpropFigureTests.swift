import CNNEngine
import Canvas
import Figures
import Testing

struct BackpropFigureTests {
  private func figure(_ body: String = "{}") throws -> FigureFrame<BackpropFigure> {
    try frame(BackpropFigure.self, "backprop", body)
  }

  @Test func `rows, the sum and a nudge for each weight are the steps`() throws {
    var figure = try figure()
    #expect(figure.stepCount == 7)
    #expect(figure.figure.addition == .row(0))
    for _ in 0..<3 { _ = figure.press(.right) }
    #expect(figure.figure.addition == .sum)
    _ = figure.press(.end)
    #expect(figure.figure.addition == .detail(2))
    figure.type("m")
    #expect(figure.figure.part == .input)
    #expect(figure.figure.addition == .row(0))
    #expect(figure.stepCount == 9)
  }

  @Test func `a guess is checked against the sums and then it moves`() throws {
    var figure = try figure("predict: true")
    _ = figure.press(.enter)
    #expect(figure.notice?.hasPrefix("Type a number into a cell first") == true)
    figure.type("7")
    _ = figure.press(.tab)
    figure.type("2")
    _ = figure.press(.enter)
    #expect(!figure.isPlaying)
    #expect(figure.shown.contains { $0.contains("✗ 1 of 2 right") })
  }

  @Test func `a cell is typed, taken back, and cells are added`() throws {
    var figure = try figure()
    figure.type("e5")
    #expect(figure.figure.ledger.input == [5, 0, -1, 3, 1])
    #expect(figure.figure.ledger.output[0] == 6)
    figure.type("u")
    #expect(figure.figure.ledger.input == [2, 0, -1, 3, 1])
    figure.type("u")
    #expect(figure.notice == "Nothing to undo: these are the figure's first numbers.")
    figure.type("+")
    #expect(figure.figure.ledger.input == [2, 0, 0, -1, 3, 1])
    #expect(figure.figure.ledger.slopes == [1, -1, 2, 1])
    figure.type("xx")
    _ = figure.press(.tab)
    _ = figure.press(.tab)
    figure.type("9")
    _ = figure.press(.enter)
    #expect(figure.figure.ledger.slopes[0] == 9)
    #expect(!figure.figure.sheet.isEditing)
  }

  @Test func `what does not fit is said and changes nothing`() throws {
    var figure = try figure()
    figure.type("exx")
    #expect(figure.notice?.contains("fewer than two places") == true)
    #expect(figure.figure.ledger.input.count == 4)
    figure.type("--")
    #expect(figure.figure.refusal == "\"--\" is not a number. Type one such as 3, -1 or 0.5.")
    figure.type("++++++")
    #expect(figure.figure.ledger.input.count == 9)
    #expect(figure.notice?.contains("at most 9") == true)
  }

  @Test(arguments: [
    ("input: [1, 2]\nkernel: [1, 2]\nslopes: [1]", "fewer than two places"),
    ("input: [1, 2, 3]\nkernel: [1, 2]\nslopes: [1]", "2 places, but 1 slope is"),
    ("input: [1, 2, 1000]\nkernel: [1, 2]\nslopes: [1, 1]", "Stay between -999 and 999."),
    ("input: [1, 2, 3, 4, 5, 6, 7]\nkernel: [1, 2, 3, 4, 5, 6]\nslopes: [1, 1]", "at most 5"),
  ])
  func `an author's figure that does not fit gets a sentence`(body: String, words: String) {
    let fault = #expect(throws: FigureFault.self) { try figure(body) }
    #expect(fault?.description.contains(words) == true)
  }
}
