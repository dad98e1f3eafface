import Canvas
import Testing

@Suite struct TerminalTextTests {
  @Test func `no sign that steers a terminal is left of any text`() {
    for value in (0..<0x3000 as Range<UInt32>) where value != 0x0A && value != 0x09 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isSteering =
        value < 0x20 || (0x7F..<0xA0).contains(value) || (0x202A...0x202E).contains(value)
        || (0x2066...0x2069).contains(value)
      let text = "a" + String(Character(scalar)) + "b"
      #expect(TerminalText(text).string == (isSteering ? "a\u{FFFD}b" : text))
    }
  }

  @Test func `lines, tabs and Hebrew stay as they are`() {
    let text = "\tkernel: גרעין\u{200F}\n\nstride: צעד\n"
    #expect(TerminalText(text).string == text)
    #expect(TerminalText("one\r\ntwo\rthree").string == "one\ntwo\u{FFFD}three")
  }

  @Test func `JSON holds such signs as escapes`() {
    #expect(
      TerminalText(json: "{\"a\":\"\\u001b\u{9B}\u{202E}\u{7F}é\"}").string
        == #"{"a":"\u001b\u009b\u202e\u007fé"}"#)
  }

  @Test func `what steers on purpose is written in the source`() {
    let line =
      TerminalText(control: "\r") + TerminalText("\rfile") + TerminalText(control: "\u{1B}[K")
    #expect(line.string == "\r\u{FFFD}file\u{1B}[K")
  }

  @Test func `a cell holds none either`() {
    for sign: Character in ["\u{1B}", "\u{9B}", "\u{202E}", "\u{7F}", "\n", "\r\n"] {
      var cell = Cell(sign)
      #expect(cell.character == "\u{FFFD}")
      cell = Cell("a")
      cell.character = sign
      #expect(cell.character == "\u{FFFD}")
    }
    #expect(Cell("é").character == "é" && Cell(nil).character == nil)
  }
}
