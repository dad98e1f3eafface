import CNNEngine
import Canvas
import Figures
import Testing

struct DeadReLUFigureTests {
  @Test func `the guess is of the sum behind the first update`() throws {
    var figure = try frame(DeadReLUFigure.self, "dead-relu", "predict: true")
    _ = figure.press(.enter)
    #expect(figure.notice?.hasPrefix("Type z behind the first update") == true)
    figure.type("3/2")
    _ = figure.press(.enter)
    #expect(figure.isPlaying)
    figure.tick()
    #expect(figure.shown.contains { $0.contains("✓ 1.5") })
  }

  @Test func `the rate is edited first, and the steps follow`() throws {
    var figure = try frame(DeadReLUFigure.self, "dead-relu")
    _ = figure.press(.end)
    figure.type("e0.4")
    _ = figure.press(.enter)
    #expect(abs(figure.figure.steps[1].sum) < 1e-12)
    #expect(figure.step == 0)
  }

  @Test func `inputs may change from step to step`() throws {
    var figure = try frame(DeadReLUFigure.self, "dead-relu", "rate: 1")
    figure.type("e")
    _ = figure.press(.tab)
    figure.type("2 2 -2")
    _ = figure.press(.enter)
    // By hand: see `UnitTraceTests`.
    #expect(figure.figure.steps.prefix(3).map(\.sum) == [2, -3, 1])
    figure.type("ex")
    _ = figure.press(.enter)
    #expect(figure.notice == "\"x\" is not a number. Type one such as 3, -1 or 0.5.")
  }

  @Test func `a unit takes one input or several`() throws {
    let one = try frame(DeadReLUFigure.self, "dead-relu", "input: 3\nrate: 0.5")
    #expect(one.figure.steps.map(\.input) == Array(repeating: 3, count: 7))
    let more = try frame(DeadReLUFigure.self, "dead-relu", "input: [2, -2]")
    #expect(more.figure.steps.prefix(3).map(\.input) == [2, -2, -2])
  }
}
