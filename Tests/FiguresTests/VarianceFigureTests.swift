import CNNEngine
import Canvas
import ContentFormat
import Figures
import Testing

struct VarianceFigureTests {
  private func figure(_ more: String = "") throws -> FigureFrame<VarianceFigure> {
    try frame(VarianceFigure.self, "variance", "width: 20\ndepth: 4\n" + more)
  }

  @Test func `nothing is run before the first step`() throws {
    var figure = try figure()
    #expect(figure.figure.measured == nil)
    _ = figure.press(.right)
    #expect(figure.figure.measured?.layers.count == 4)
    #expect(figure.figure.shown == 0..<1)
    _ = figure.press(.end)
    #expect(figure.figure.shown == 0..<4)
  }

  @Test func `slopes are shown from the last layer back`() throws {
    var figure = try figure("show: slopes")
    _ = figure.press(.right)
    #expect(figure.figure.shown == 3..<4)
    _ = figure.press(.right)
    #expect(figure.figure.newest == 2)
  }

  @Test func `a guess is compared when all has run`() throws {
    var figure = try figure("predict: true\nweights: 4/n")
    figure.type("9")
    #expect(figure.footer.map(\.key) == ["1-3", "x"])
    figure.type("3")
    #expect(figure.isPlaying)
    for _ in 0..<4 { figure.tick() }
    #expect(figure.shown.contains { $0.contains("✓ it blows up") })
  }

  @Test func `settings are typed, and what does not fit leaves them`() throws {
    var figure = try figure()
    _ = figure.press(.end)
    figure.type("e")
    for _ in 0..<3 { _ = figure.press(.tab) }
    figure.type("3/n")
    _ = figure.press(.enter)
    #expect(figure.figure.measured?.settings.weightVariance == 0.15)
    figure.type("e9999")
    _ = figure.press(.enter)
    #expect(figure.notice == "The width cannot be 9999. Choose 2 to 256.")
    #expect(figure.isTextEntry)
    _ = figure.press(.escape)
    #expect(figure.figure.width == 20)
    figure.type("3")
    #expect(figure.figure.weightWords == "He: 0.1")
  }

  @Test(arguments: [
    ("he", "He", 0.1), ("LECUN", "LeCun", 0.05), ("xavier", "Xavier", 0.05), ("2/n", "2/n", 0.1),
    ("1/(2n)", "1/(2n)", 0.025), ("0.02", "0.02", 0.02),
  ])
  func `a variance is a scheme, a number or a formula`(
    text: String, name: String, value: Double
  ) throws {
    let figure = try figure("weights: \(text)").figure
    #expect(figure.weightWords.hasPrefix(name))
    #expect(abs(figure.spread.weightVariance - value) < 1e-12)
  }

  @Test(arguments: ["0", "-1", "n/0", "m", "2/", "1e99"])
  func `other variances are refused in a sentence`(text: String) {
    let fault = #expect(throws: FigureFault.self) { try figure("weights: \(text)") }
    #expect(
      fault?.description.hasPrefix("the variance \"\(text)\" cannot be used. Write lecun") == true)
  }

  @Test(arguments: [
    ("variance", "width: 999", "the figure: the width cannot be 999. Choose 2 to 256."),
    ("variance", "weights: 0", "the figure: the variance \"0\" cannot be used."),
    ("variance", "activation: rely", "unknown word \"rely\"; did you mean \"relu\"?"),
    ("variance", "deep: 3", "unknown key \"deep\""),
    ("dead-relu", "steps: 99", "the figure: the number of steps cannot be 99."),
    ("wires", "show: cost\npredict: true", "the figure: there is nothing to predict here."),
    ("signal", "scale: 1", "the figure: there are no weights."),
  ])
  func `what does not fit is named with its place`(
    name: String, body: String, words: String
  ) throws {
    let request = FigureRequest(
      name, try ContentDocument(body, file: "page"), line: 1, files: .none)
    let fault = #expect(throws: FigureFault.self) { try FigureCatalogue.course.open(request) }
    #expect(fault.map { request.problem($0).description.contains(words) } == true)
  }
}
