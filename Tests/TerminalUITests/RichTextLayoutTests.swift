import Canvas
import Course
import MathNotation
import TerminalUI
import Testing

struct RichTextLayoutTests {
  @Test func `prose is broken between words and set in after the first line`() {
    let lines = text("How large is one map after the convolution?").lines(
      width: 20, capabilities: Capabilities(), first: StyledText("hint 1   "), indent: 2)
    #expect(
      lines.map(\.string) == ["hint 1   How large", "  is one map after", "  the convolution?"])
  }

  @Test func `a short formula is not torn apart`() throws {
    let formula = try Formula(expression: "F*(K + 1)")
    let rich = RichText([.text("It has "), .formula(formula), .text(" weights.")])
    let lines = rich.lines(width: 14, capabilities: Capabilities())
    #expect(lines.contains { $0.string.hasPrefix(formula.linearText) })
  }

  @Test func `manners of writing become styles`() {
    let rich = RichText([
      .text("a"), .strong("b"), .emphasis("c"), .code("d"), .lineBreak, .text("e"),
    ])
    let lines = rich.lines(width: 20, capabilities: Capabilities())
    #expect(lines.map(\.string) == ["abcd", "e"])
    #expect(
      lines[0].runs.map(\.style) == [
        .plain, Style(.text, isBold: true), Style(.text, isUnderlined: true), Style(.kernel),
      ])
  }

  @Test func `without Unicode formulas and prose use their ASCII twins`() throws {
    let formula = try Formula(expression: "a*b - c")
    let rich = RichText([.formula(formula), .text(" · 3×4 ≤ 5")])
    let line = rich.styled(capabilities: Capabilities(isUnicode: false))
    #expect(line.string.utf8.allSatisfy { $0 < 0x80 })
  }
}

extension RichTextLayoutTests {
  @Test func `a large formula stands below the prose, with the full stop on its line`() throws {
    let formula = try Formula(tex: #"F \cdot ((H-K+1)/2)^2 \cdot 4 = 300"#)
    let rich = RichText([.text("It has "), .formula(formula), .text(". Count them.")])
    let lines = rich.lines(
      width: 60, capabilities: Capabilities(), first: StyledText("hint   "), indent: 7)
    #expect(
      lines.map(\.string) == [
        "hint   It has",
        "             ⎛ H − K + 1 ⎞²          ",
        "         F · ⎜───────────⎟  · 4 = 300.",
        "             ⎝     2     ⎠           ",
        "       Count them.",
      ])
  }

  @Test func `a short fraction stays in the prose`() throws {
    let rich = RichText([.text("Take "), .formula(try Formula(tex: #"\frac{2}{n}"#)), .text(".")])
    #expect(
      rich.lines(width: 60, capabilities: Capabilities()).map(\.string) == ["Take 2/n."])
  }

  @Test func `subscripts and powers stay in the prose`() throws {
    let rich = RichText([.formula(try Formula(tex: #"w_1^2 + x^{n+1}"#)), .text(" is large")])
    let lines = rich.lines(width: 60, capabilities: Capabilities())
    #expect(lines.count == 1)
    let plain = rich.styled(capabilities: Capabilities(isUnicode: false)).string
    #expect(plain.utf8.allSatisfy { $0 < 0x80 })
  }
}
