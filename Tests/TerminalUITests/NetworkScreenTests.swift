import Canvas
import Figures
import TerminalUI
import TestSupport
import Testing
import Tutor

struct NetworkScreenTests {
  private func screen() throws -> FigureScreen {
    let rows = (1...14).map { index in
      NetworkFigure.Row(
        name: "conv\(index)", given: "conv2d: 64 filters 3x3, padding 1",
        cells: [
          .output: .init(text: "64 x 8 x 8", formulas: ["F = 64", "H = 8"]),
          .parameters: .init(
            text: "36,928", formulas: ["F·C·K·K + F = 64·64·3·3 + 64 = 36928"],
            hiddenBy: index == 2 ? "a" : nil),
          .multiplyAdds: .init(text: "2,359,296", formulas: ["H'·W'·F·C·K·K = 2359296"]),
          .receptiveField: .init(text: "5x5", formulas: ["r + (K-1)·d·j = 5"]),
        ])
    }
    var figure = NetworkFigure()
    (figure.title, figure.rows) = ("made up", rows)
    figure.columns = [.output, .parameters, .multiplyAdds, .receptiveField]
    try figure.settle()
    return FigureScreen(FigureFrame(figure, kind: NetworkFigure.kind))
  }

  @Test func `a layer table scrolls and takes its numbers apart`() throws {
    var screen = try screen()
    screen.type(keys: [.down])
    expectGolden(screen.frames(), named: "network-hidden")
    screen.type(keys: [.end, .right])
    expectGolden(screen.frames(), named: "network-scrolled")
    screen.type(keys: [.enter])
    expectGolden(screen.frames(), named: "network-apart")
    screen.type(keys: [.enter, .character("t")])
    expectGolden(screen.frames(), named: "network-formulas")
    expectGolden(screen.plainText(), named: "network-plain")
  }
}
