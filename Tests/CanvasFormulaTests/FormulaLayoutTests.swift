import Canvas
import MathNotation
import TestSupport
import Testing

@Suite struct FormulaLayoutTests {
  @Test func `every formula of the course in Unicode`() throws {
    expectGolden(try sheet(isUnicode: true), named: "formulas-unicode")
  }

  @Test func `every formula of the course in ASCII`() throws {
    let text = try sheet(isUnicode: false)
    #expect(text.allSatisfy { $0.isASCII })
    expectGolden(text, named: "formulas-ascii")
  }

  @Test func `every formula of the course in one line`() throws {
    let lines = try CourseFormulas.all.map { name, tex in
      let formula = try Formula(tex: tex)
      return "\(name)\n  \(formula.linearText)\n  \(formula.linearText(.ascii))\n"
    }
    expectGolden(lines.joined(separator: "\n"), named: "formulas-linear")
  }

  private func sheet(isUnicode: Bool) throws -> String {
    try CourseFormulas.all.map { name, tex in
      let layout = FormulaLayout(try Formula(tex: tex), isUnicode: isUnicode)
      let rows = layout.rows.enumerated().map { y, row in
        (y == layout.baseline ? "> " : "  ") + row
      }
      return name + "\n" + rows.map(\.trimmingEnd).joined(separator: "\n") + "\n"
    }
    .joined(separator: "\n")
  }

  @Test func `all rows are as wide as the box`() throws {
    for (_, tex) in CourseFormulas.all {
      let layout = FormulaLayout(try Formula(tex: tex))
      #expect(layout.rows.count == layout.size.height)
      #expect(layout.rows.allSatisfy { $0.cellWidth == layout.size.width })
    }
  }

  @Test(arguments: [20, 40, 60, 72])
  func `a formula is broken only when it is too wide`(width: Int) throws {
    for (name, tex) in CourseFormulas.all {
      let layout = FormulaLayout(try Formula(tex: tex), maxWidth: width)
      let whole = FormulaLayout(try Formula(tex: tex))
      if whole.size.width <= width { #expect(layout == whole) }
      if width >= 40 { #expect(layout.size.width <= width, "\(name)") }
    }
  }

  @Test func `a chain breaks before its relations, a sum before its signs`() throws {
    let formula = try Formula(expression: "first + second = third = fourth")
    #expect(
      FormulaLayout(formula, maxWidth: 25).rows.map(\.trimmingEnd) == [
        "first + second = third", "    = fourth",
      ])
    #expect(
      FormulaLayout(formula, maxWidth: 14).rows.map(\.trimmingEnd) == [
        "first + second", "    = third", "    = fourth",
      ])
    let sum = try Formula(expression: "first + second - third")
    #expect(FormulaLayout(sum, maxWidth: 14).rows == ["first + second", "    − third   "])
  }

  @Test func `a formula is drawn on a grid`() throws {
    var grid = Grid(size: Size(width: 12, height: 4))
    let next = grid.write(FormulaLayout(try Formula(tex: #"P = \frac{K-1}{2}"#)), x: 0, y: 0)
    #expect(next == 3)
    #expect(grid[4, 1].character == "─")
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var kept = Substring(self)
    while kept.last == " " { kept.removeLast() }
    return String(kept)
  }
}
