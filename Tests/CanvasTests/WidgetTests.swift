import Canvas
import Testing

@Suite struct WidgetTests {
  @Test func `a gauge is full only at the end`() {
    let line = { Gauge(fraction: $0).line(width: 10).string }
    #expect(line(0) == "░░░░░░░░░░")
    #expect(line(0.001) == "█░░░░░░░░░")
    #expect(line(0.999) == "█████████░")
    #expect(line(1) == "██████████")
    #expect(line(.nan) == "░░░░░░░░░░")
    #expect(Gauge(fraction: 0.5).line(width: 4, isUnicode: false).string == "##..")
  }

  @Test func `steps become a count where they do not fit`() {
    #expect(StepGauge(done: 2, total: 4).line(width: 9).string == "▮▮▯▯")
    #expect(StepGauge(done: 12, total: 40).line(width: 9).string == "12/40")
  }

  @Test func `a number stays whole while words can give way`() {
    let table = TextTable(
      columns: [.init("layer"), .init("multiply-adds", .right)],
      rows: [["conv2d: 64 filters", "1,849,688,064"]])
    #expect(
      table.lines(width: 24).map(\.string) == [
        "layer      multiply-adds",
        "conv2d:    1,849,688,064",
        "64                      ",
        "filters                 ",
      ])
  }

  @Test func `a table aligns and wraps its widest column`() {
    let table = TextTable(
      columns: [.init("layer"), .init("output", .right)],
      rows: [["conv", "3 x 10 x 10"], ["a layer with a name", "4"]])
    #expect(
      table.lines().map(\.string) == [
        "layer                      output",
        "conv                  3 x 10 x 10",
        "a layer with a name             4",
      ])
    #expect(
      table.lines(width: 22).map(\.string) == [
        "layer           output",
        "conv          3 x 10 x",
        "                    10",
        "a layer              4",
        "with a                ",
        "name                  ",
      ])
  }

  @Test func `a bar is exact to an eighth of a cell`() {
    let chart = BarChart([
      .init("a", 16, note: "16"), .init("bb", 1, note: "1"), .init("c", .nan, note: "?"),
    ])
    #expect(
      chart.lines(width: 10).map(\.string) == ["a  ████ 16", "bb ▎ 1", "c   ?"])
    #expect(chart.lines(width: 10, isUnicode: false)[0].string == "a  #### 16")
  }

  @Test func `a histogram counts the high end in its last interval`() {
    let histogram = Histogram([0, 0.4, 0.5, 1, .infinity], binCount: 2)
    #expect(histogram.counts == [2, 2])
    #expect(Histogram([3, 3], binCount: 3).counts == [0, 2, 0])
    #expect(
      Histogram([0, 1, 1, 1, 2], binCount: 3).lines(height: 2).map(\.string) == [
        " █ ", "▅█▅", "0 2",
      ])
  }

  @Test func `a half block shows two greys`() {
    let picture = Picture(width: 1, height: 3, values: [0, 1, 0.5])
    var grid = Grid(size: Size(width: 1, height: 2))
    picture.draw(on: &grid, x: 0, y: 0, capabilities: Capabilities())
    #expect(grid[0, 0] == Cell("▀", Style(.grey(0), background: .grey(25))))
    #expect(grid[0, 1] == Cell("▀", Style(.grey(13))))
  }

  @Test func `weights differ by sign without colours`() {
    let picture = Picture(weights: [-4, -2, 0, 2, 4], width: 5, height: 1)
    var grid = Grid(size: Size(width: 5, height: 1))
    picture.draw(
      on: &grid, x: 0, y: 0, capabilities: Capabilities(isUnicode: false, colorCount: 0))
    #expect(grid.rows == ["=-.+#"])
  }

  @Test func `a picture without colours is a ramp of signs`() {
    let picture = Picture(width: 3, height: 2, values: [0, 1, 0.5, 0, 1, 0.5])
    var grid = Grid(size: Size(width: 3, height: 1))
    picture.draw(
      on: &grid, x: 0, y: 0, capabilities: Capabilities(isUnicode: false, colorCount: 0))
    #expect(grid.rows == [" @+"])
  }
}

struct DecadeBarTests {
  @Test func `bars go left below one and right above, on one scale`() {
    let bar = DecadeBar(for: [0.01, 10, 0, .infinity], width: 10)
    #expect(bar.decades == 2)
    #expect(bar.width == 9)
    #expect(bar.scale.string == "1e-2 1 1e+2")
    #expect(bar.line(1).string == "    █    ")
    #expect(bar.line(0.01).string == "████│    ")
    #expect(bar.line(10, mark: 100).string == "    │██ ◆")
    #expect(bar.line(nil, mark: 0.1).string == "  ◆ │    ")
    #expect(bar.line(0).string == bar.line(0.01).string)
    #expect(bar.line(.infinity).string == "    │████")
  }
}
