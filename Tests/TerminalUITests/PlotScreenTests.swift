import Canvas
import Figures
import TerminalUI
import TestSupport
import Testing
import Tutor

struct PlotScreenTests {
  private func screen(_ spec: Plot) -> FigureScreen {
    FigureScreen(FigureFrame(PlotFigure(spec), kind: FigureKind(spec.kind.rawValue, "")))
  }

  private func values(_ numbers: [(Double, Double)]) -> [Plot.Value] {
    numbers.map { Plot.Value(x: $0.0, y: $0.1) }
  }

  /// Invented numbers, only their picture matters.
  private var curves: Plot {
    let epochs = (0...20).map(Double.init)
    var spec = Plot(
      .curves,
      [
        .init("training", values(epochs.map { ($0, 2 / (1 + $0 * $0)) })),
        .init("validation", values(epochs.map { ($0, 1.5 / (1 + $0) + $0 / 100) })),
      ])
    spec.series[1].best = 11
    spec.horizontal.label = "epochs"
    spec.vertical = .init(label: "loss", isLogarithmic: true)
    spec.marks = [.init(name: "ln 10", value: 2.3026)]
    spec.origin = "cnn-tutor train-live"
    return spec
  }

  /// By hand: 1/3 of ten millionths to four figures.
  @Test func `very small values have four figures too`() {
    let spec = Plot(.curves, [.init("loss", values([(0, 1e-7 / 3), (1, 0.001)]))])
    let plain = screen(spec).plainText()
    #expect(plain.contains("3.333e-08"))
    #expect(!plain.contains("3.3333"))
  }

  @Test func `curves are read by a cursor and marked at their best`() {
    var screen = screen(curves)
    expectGolden(screen.frames(), named: "plot-curves")
    screen.type(text: "t")
    expectGolden(screen.frames(), named: "plot-curves-table")
    expectGolden(screen.plainText(), named: "plot-curves-plain")
  }

  @Test func `bars have errors and marks`() {
    var bars = Plot(
      .bars,
      [
        .init("2011", [.init(x: 0, y: 25.8)]), .init("2012", [.init(x: 1, y: 16.4, error: 2)]),
        .init("2015", [.init(x: 2, y: 3.57)]),
      ])
    bars.vertical.label = "top-5 error, %"
    bars.marks = [.init(name: "human", value: 5.1)]
    var screen = screen(bars)
    screen.type(keys: [.down])
    expectGolden(screen.frames(), named: "plot-bars")
  }

  @Test func `points have a sign each and error bars`() {
    var points = Plot(
      .points,
      [
        .init("real", [.init(x: 250, y: 16, error: 4), .init(x: 1_000, y: 8, error: 0.1)]),
        .init("shuffled", [.init(x: 250, y: 90)]),
      ])
    points.horizontal = .init(label: "images", isLogarithmic: true)
    points.vertical.label = "error, %"
    expectGolden(screen(points).frames(), named: "plot-points")
  }
}
