import Canvas
import Figures
import Testing

struct PlotFigureTests {
  @Test func `the cursor stops at each x and begins at the best`() throws {
    var curves = try frame(
      PlotFigure.self, "points", "x: n\npoints: {a: [[0, 1], [2, 3]], b: [[1, 5], [2, 4]]}\nbest: b"
    )
    #expect(curves.figure.plot.stops == [0, 1, 2])
    #expect(curves.step == 2)
    #expect(curves.shown.contains { $0.contains("a 3") && $0.contains("b 4 best") })
    _ = curves.press(.left)
    #expect(curves.step == 1)
    #expect(curves.shown.contains { $0.contains("a -") && $0.contains("b 5") })
    _ = curves.press(.home)
    _ = curves.press(.left)
    #expect(curves.step == 0)
  }

  @Test func `bars are read one by one`() throws {
    var bars = try fence("bars", "bars: {a: 7, b: 9}")
    _ = bars.press(.down)
    #expect(bars.step == 1)
    #expect(bars.shown.contains { $0.contains("b 9") })
    bars.type("t")
    #expect(bars.shown.contains { $0.contains("▸ b") })
  }

  @Test(arguments: [
    ("relu, x^2, x, 1, 2, 3", "", "is no list of functions."), ("1/x", "0,1", "at x = 0"),
    ("relu", "4,-4", "The range \"4,-4\" cannot be used."),
  ])
  func `functions that are typed say what is wrong`(functions: String, range: String, said: String)
  {
    do {
      _ = try typed(
        "functions",
        range.isEmpty ? ["functions": functions] : ["functions": functions, "range": range])
      Issue.record("nothing is wrong")
    } catch {
      #expect((error as? FigureFault)?.sentence.contains(said) == true)
    }
  }

  @Test(arguments: [true, false])
  func `five curves have a hue and a sign each, named at their ends`(isUnicode: Bool) throws {
    let plot = try typed("functions", ["functions": "relu, x^2, x, 1, -x"])
    let grid = plot.draw(
      width: 120, room: 30, capabilities: Capabilities(isUnicode: isUnicode), hasFocus: false)
    let rows = grid.rows
    let first = try #require(rows.first { $0.hasSuffix(" relu") })
    let x = first.count - 7
    let titles = rows.indices.filter { rows[$0].count > x + 3 && grid[x, $0].character != " " }.map
    { y in
      (
        sign: "\(grid[x, y].character ?? " ")\(grid[x + 1, y].character ?? " ")",
        role: grid[x, y].style.role
      )
    }
    #expect(titles.count == 5, "\(rows)")
    #expect(Set(titles.map(\.sign)).count == 5, "\(grid.rows)")
    #expect(Set(titles.map(\.role)).count == 5)
  }

  @Test func `bars that are typed are looked for in a lesson`() throws {
    let fault = #expect(throws: FigureFault.self) { try typed("bars") }
    #expect(
      fault?.sentence
        == "The numbers of \"bars\" stand in lessons. Name one with --lesson, such as alexnet.")
  }
}
