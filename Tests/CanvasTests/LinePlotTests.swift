import Canvas
import TestSupport
import Testing

@Suite struct LinePlotTests {
  /// Two loss curves over five epochs; the numbers are invented, only their picture matters.
  private var plot: LinePlot {
    let training = (0...50).map { LinePlot.Value(x: Double($0) / 10, y: 2.3 / (1 + Double($0))) }
    let validation = (0...5).map { LinePlot.Value(x: Double($0), y: 1.5 / (1 + 2 * Double($0))) }
    return LinePlot(
      series: [
        .init("training", training, style: Style(.kernel), mark: "*"),
        .init("validation", validation, style: Style(.output), stroke: .dashed, mark: "o"),
      ],
      horizontal: Axis("epochs", range: 0...5), vertical: Axis("loss", isLogarithmic: true))
  }

  private func drawn(_ plot: LinePlot, width: Int, height: Int, _ capabilities: Capabilities)
    -> String
  {
    var grid = Grid(size: Size(width: width, height: height))
    plot.draw(
      on: &grid, in: Rect(x: 0, y: 0, width: width, height: height), capabilities: capabilities)
    return (grid.rows + grid.styleRows).joined(separator: "\n") + "\n"
  }

  @Test func `on a page long notes are set smaller, so that none is cut`() {
    #expect(
      plot.svg(title: "t", notes: ["short"]).contains(#"font-size="13.0" fill="dimgray">short<"#))
    // 720 - 64 - 8 = 648 units for 120 letters of 0.6 each: 648 / 72 = 9.
    let long = String(repeating: "x", count: 120)
    #expect(
      plot.svg(title: "t", notes: [long]).contains(#"font-size="9.0" fill="dimgray">"# + long))
  }

  @Test func `the last name of the axis carries its label, and others give way`() {
    var plot = plot
    plot.horizontal = Axis("steps", range: 0...2_000)
    let text = drawn(plot, width: 50, height: 12, Capabilities())
    #expect(text.contains("2000 steps") && !text.contains("1500"))
  }

  @Test func `curves stand on axes with ticks and a legend`() {
    expectGolden(drawn(plot, width: 60, height: 14, Capabilities()), named: "plot-unicode")
  }

  @Test func `curves differ without colours`() {
    let values = [LinePlot.Value(x: 0, y: 0), .init(x: 1, y: 0)]
    let rows = [LinePlot.Stroke.solid, .dashed, .dotted, .dashDotted].map { stroke in
      let plot = LinePlot(
        series: [.init("a", values, style: .plain, stroke: stroke)], horizontal: Axis("x"),
        vertical: Axis("y", range: 0...1))
      var grid = Grid(size: Size(width: 24, height: 8))
      plot.draw(on: &grid, in: Rect(x: 0, y: 0, width: 24, height: 8), capabilities: Capabilities())
      return [grid.rows[0].suffix(4), grid.rows[5].suffix(16)]
    }
    // A dash is four dots and so is a gap, two cells each; dots come every four, the last value always.
    #expect(
      rows == [
        ["── a", "⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀"], ["╌╌ a", "⡀ ⢀⣀⡀ ⢀⣀⡀ ⢀⣀⡀ ⢀⣀"],
        ["┈┈ a", "⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀ ⢀⢀"], ["─· a", "⢀⣀⣀⣀⡀⢀⢀⣀⣀⣀⡀⢀⢀⣀⣀⣀"],
      ])
  }

  @Test func `curves in ASCII have a sign each`() {
    expectGolden(
      drawn(plot, width: 60, height: 14, Capabilities(isUnicode: false)), named: "plot-ascii")
  }

  @Test func `a cursor marks a value`() {
    var plot = plot
    plot.cursor = 2.5
    expectGolden(drawn(plot, width: 40, height: 8, Capabilities()), named: "plot-cursor")
  }

  @Test func `a plot without values draws its axes`() {
    let empty = LinePlot(
      series: [], horizontal: Axis("t"), vertical: Axis("x", range: -1...1))
    expectGolden(drawn(empty, width: 30, height: 7, Capabilities()), named: "plot-empty")
  }

  @Test func `values that are not finite interrupt a curve`() {
    let values: [LinePlot.Value] = [
      .init(x: 0, y: 0), .init(x: 1, y: .nan), .init(x: 2, y: 1), .init(x: 3, y: .infinity),
    ]
    let plot = LinePlot(
      series: [.init("a", values, style: .plain)], horizontal: Axis("x"),
      vertical: Axis("y", range: 0...1))
    var grid = Grid(size: Size(width: 24, height: 8))
    plot.draw(
      on: &grid, in: Rect(x: 0, y: 0, width: 24, height: 8),
      capabilities: Capabilities(isUnicode: false))
    let inside = grid.rows.dropFirst()
    #expect(inside.joined().count { $0 == "*" } == 2)
  }

  @Test func `a braille cell has eight dots`() {
    var canvas = BrailleCanvas(size: Size(width: 1, height: 1))
    canvas.drawLine(from: Point(x: 0, y: 0), to: Point(x: 1, y: 3))
    canvas.setDot(Point(x: 9, y: 9))
    #expect(BrailleCanvas.character(canvas.pattern(x: 0, y: 0)) == "⢣")
    #expect(BrailleCanvas.character(0xFF) == "⣿")
  }
}
