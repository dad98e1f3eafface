import Canvas
import Testing

@Suite struct GridTests {
  @Test func `text is clipped at both edges and says where it would end`() {
    var grid = Grid(size: Size(width: 5, height: 1))
    #expect(grid.write("abcdefgh", x: -2, y: 0) == 6)
    #expect(grid.rows == ["cdefg"])
  }

  @Test func `text is clipped to a width`() {
    var grid = Grid(size: Size(width: 9, height: 1))
    #expect(grid.write("abcdef", x: 1, y: 0, width: 3) == 4)
    #expect(grid.rows == [" abc"])
  }

  @Test func `a grid without room takes nothing and a negative limit shows nothing`() {
    var grid = Grid(size: Size(width: -3, height: -2))
    #expect(grid.size == Size(width: 0, height: 0))
    grid.write("abc", x: 0, y: 0)
    grid.place(Grid(size: Size(width: 2, height: -1)), x: 0, y: 0)
    #expect(grid.write([StyledText("a"), StyledText("b")], x: 0, y: 3, limit: -1) == 3)
  }

  @Test func `no half of a wide character is left over`() {
    var grid = Grid(size: Size(width: 4, height: 1))
    grid.write("漢字", x: 0, y: 0)
    grid.write("x", x: 1, y: 0)
    #expect(grid.rows == [" x字"])
    grid.write("y", x: 2, y: 0)
    #expect(grid.rows == [" xy"])
  }

  @Test func `a wide character that does not fit leaves a blank`() {
    var grid = Grid(size: Size(width: 3, height: 1))
    grid.write("a漢字", x: 0, y: 0)
    #expect(grid.rows == ["a漢"])
    grid.write("字", x: 2, y: 0)
    #expect(grid.rows == ["a"])
  }

  @Test func `only runs that differ are changes`() {
    var old = Grid(size: Size(width: 8, height: 2))
    old.write("abcdefgh", x: 0, y: 0)
    var new = old
    new.write("X", x: 0, y: 0)
    new.write("YZ", x: 6, y: 0)
    #expect(
      new.changes(since: old) == [
        GridChange(y: 0, columns: 0..<1), GridChange(y: 0, columns: 6..<8),
      ])
    #expect(new.changes(since: new).isEmpty)
    #expect(new.changes(since: Grid(size: Size(width: 1, height: 1))).count == 2)
  }

  @Test func `the style plane names each style once`() {
    var grid = Grid(size: Size(width: 6, height: 1))
    grid.write("ab", x: 0, y: 0, Style(.kernel, isBold: true))
    grid.write("c", x: 3, y: 0, Style(.right, background: .window))
    #expect(grid.styleRows == ["aa.b", "a = kernel, bold", "b = right on window"])
  }

  @Test func `a footer keeps its last key when there is no room`() {
    let keys = [FooterKey("↵", "open"), FooterKey("space", "play"), FooterKey("?", "keys")]
    var grid = Grid(size: Size(width: 20, height: 4))
    grid.drawFooter(keys)
    #expect(grid.rows[3] == " ↵ open   ? keys")
    grid = Grid(size: Size(width: 40, height: 4))
    grid.drawFooter(keys, isUnicode: false)
    #expect(grid.rows[3] == " Enter open   space play   ? keys")
  }

  @Test func `a header drops its right side before its left`() {
    var grid = Grid(size: Size(width: 12, height: 3))
    grid.drawHeader("conv1d", right: "5 of 9")
    #expect(grid.rows[0] == " conv1d")
    #expect(grid.rows[1] == " ──────────")
  }

  @Test func `a grid's twin is ASCII`() {
    var grid = Grid(size: Size(width: 8, height: 3))
    grid.drawBox(Rect(x: 0, y: 0, width: 8, height: 3))
    grid.write("✓ ≤ א", x: 1, y: 1)
    #expect(grid.asciiTwin.rows == ["+------+", "|+ ? א |", "+------+"])
  }
}
