import Canvas
import Testing
import TerminalUI

@Suite struct ScriptTests {
  @Test func `a script has one key, text, size or frame a line`() throws {
    let script = try Script(
      "x\nenter\nf12\n\n \ntext 3*4 \ntick 5\nsize 40x12\r\nframe\n", name: "s")
    #expect(
      script.lines == [
        .key(.character("x")), .key(.enter), .key(.function(12)), .key(.character(" ")),
        .text("3*4 "), .tick(5), .size(Size(width: 40, height: 12)), .frame,
      ])
  }

  @Test func `a pasted text names its line ends and tabs`() throws {
    let script = try Script("paste 1\\t2\\r\\n3 \\\\nabla \\frac\n", name: "s")
    #expect(script.lines == [.paste("1\t2\r\n3 \\nabla \\frac")])
  }

  @Test(arguments: [
    "ente", "f13", "tick", "tick -1", "tick 100001", "tick 9223372036854775807", "size 40",
    "size 0x5", "text ", "paste ", "frame 2",
  ])
  func `a line that cannot be read is named`(line: String) {
    let error = #expect(throws: ScriptError.self) { try Script("x\n\(line)", name: "keys.txt") }
    #expect(error?.description.hasPrefix("keys.txt:2: cannot read \"\(line)\". A line is") == true)
  }

  @Test func `frames are printed with their number and size`() throws {
    let script = try Script("+\nframe\nsize 50x12\ntick 3\nframe\nesc\nframe", name: "s")
    var printed: [String] = []
    var stack = ScreenStack(CounterScreen(), outside: Recorder().outside)
    var runner = ScriptRunner(size: Size(width: 80, height: 24), capabilities: Capabilities()) {
      printed.append($0)
    }
    try runner.run(script, on: &stack)
    #expect(printed.count == 2 + 24 + 12)
    #expect(printed[0] == "--- frame 1 80x24 ---")
    #expect(printed[1] == "counter 1  ✓")
    #expect(printed[25] == "--- frame 2 50x12 ---")
    #expect(printed[26] == "counter 4  ✓")
  }

  @Test func `text is typed key by key`() throws {
    let script = try Script("text 2/n?\nframe", name: "s")
    var printed: [String] = []
    var stack = ScreenStack(CounterScreen(isTextEntry: true), outside: Recorder().outside)
    var runner = ScriptRunner(size: Size(width: 40, height: 12), capabilities: Capabilities()) {
      printed.append($0)
    }
    try runner.run(script, on: &stack)
    #expect(printed[1] == "counter 0 2/n? ✓")
  }
}
