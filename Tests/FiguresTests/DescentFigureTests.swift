import CNNEngine
import Canvas
import Figures
import Testing

struct DescentFigureTests {
  private func figure(_ body: String = "{}") throws -> FigureFrame<DescentFigure> {
    try frame(DescentFigure.self, "descent", body)
  }

  @Test func `the path is followed step by step`() throws {
    var figure = try figure()
    #expect(figure.stepCount == 31)
    #expect(figure.figure.update == nil)
    #expect(figure.figure.loss == 7.75)
    _ = figure.press(.right)
    #expect(figure.figure.update?.epoch == 0)
    #expect(abs(figure.figure.place.weight - -0.2) < 1e-12)
  }

  @Test(arguments: [
    ("rate: 0.1", DescentFigure.Outcome.rests), ("rate: 0.02", .moves), ("rate: 0.34", .runsAway),
    ("batch: 1", .moves), ("rate: 2", .runsAway),
  ])
  func `how it ends is what the engine's run did`(
    body: String, outcome: DescentFigure.Outcome
  ) throws {
    #expect(try figure(body).figure.outcome == outcome)
  }

  @Test func `a guess is one of three and then the path is played`() throws {
    var figure = try figure("predict: true")
    figure.type("7")
    #expect(figure.notice == "Press 1, 2 or 3, or x to see it without a guess.")
    figure.type("2")
    #expect(figure.isPlaying)
    #expect(!figure.shown.contains { $0.contains("you said") })
    for _ in 0..<40 { figure.tick() }
    #expect(figure.shown.contains { $0.contains("✗ you said: it still moves; it came to rest") })
  }

  @Test func `rate, batch and seed are turned in place`() throws {
    var figure = try figure()
    figure.type("e")
    _ = figure.press(.up)
    _ = figure.press(.tab)
    figure.type("1")
    _ = figure.press(.enter)
    #expect(figure.figure.rate == 0.11)
    _ = figure.press(.right)
    #expect(figure.figure.update?.points.count == 1)
    figure.type("u")
    _ = figure.press(.right)
    #expect(figure.figure.update?.points.count == 8)
  }

  @Test(arguments: [
    ("rate: -1", "the rate cannot be -1. Choose 0 to 2."),
    ("batch: 0", "the batch cannot be 0. Choose 1 to 8."),
    ("seed: -1", "the seed cannot be -1. Choose 0 to 9999."),
  ])
  func `a run that cannot be made gets a sentence`(body: String, sentence: String) {
    let fault = #expect(throws: FigureFault.self) { try figure(body) }
    #expect(fault?.description == sentence)
  }
}
