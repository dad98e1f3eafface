import Canvas
import Testing

@Suite struct StyledTextTests {
  @Test func `text breaks between words and keeps its styles`() {
    let text = StyledText("a kernel ", .kernel) + StyledText("slides along")
    let lines = text.wrapped(to: 10)
    #expect(lines.map(\.string) == ["a kernel", "slides", "along"])
    #expect(lines[0].runs == [.init("a kernel", Style(.kernel))])
  }

  @Test func `a word longer than a line is cut`() {
    #expect(StyledText("abcdefgh ij").wrapped(to: 3).map(\.string) == ["abc", "def", "gh", "ij"])
  }

  @Test func `later lines are indented and stay within the width`() {
    let lines = StyledText("one two three fourfivesix").wrapped(to: 8, indent: 2)
    #expect(lines.map(\.string) == ["one two", "  three", "  fourfi", "  vesix"])
  }

  @Test func `line feeds break and empty lines stay`() {
    #expect(StyledText("a\n\nb\n").wrapped(to: 5).map(\.string) == ["a", "", "b"])
    #expect(StyledText("").wrapped(to: 5).map(\.string) == [""])
  }

  @Test func `a no-break space holds words together`() {
    #expect(StyledText("x 3\u{A0}cm").wrapped(to: 5).map(\.string) == ["x", "3 cm"])
  }

  @Test func `wide characters count two cells and marks none`() {
    #expect("漢字".cellWidth == 4)
    #expect("e\u{301}a".cellWidth == 2)
    #expect("שָׁלוֹם".cellWidth == 4)
    #expect(StyledText("漢字漢字").wrapped(to: 5).map(\.string) == ["漢字", "漢字"])
  }

  @Test func `a text that is cut says so`() {
    #expect(StyledText("receptive field").truncated(to: 10).string == "receptive…")
    #expect(StyledText("stride").truncated(to: 6).string == "stride")
  }

  @Test func `padding aligns`() {
    #expect(StyledText("7").padded(to: 3, .right).string == "  7")
    #expect(StyledText("7").padded(to: 3, .center).string == " 7 ")
  }

  @Test func `ascii twins replace signs and leave letters`() {
    #expect("3 × 4 ≤ 12 … שלום".asciiTwin == "3 x 4 <= 12 ... שלום")
  }

  @Test(arguments: [1, 2, 3, 7, 20]) func `no line is wider than asked`(width: Int) {
    let text = StyledText("Ein 漢字 und e\u{301}in langes Wort: Faltungsoperation\nEnde  .")
    for indent in 0..<4 {
      let lines = text.wrapped(to: width, indent: indent)
      #expect(lines.allSatisfy { $0.width <= max(width, 2) })
    }
  }
}
