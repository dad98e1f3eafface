import CNcurses
import Canvas
import NcursesTerminal
import TerminalUI
import Testing

@testable import NcursesTerminal

@Suite struct KeyDecodingTests {
  private func event(_ kind: Int, _ code: Int = 0) -> TerminalEvent? {
    TerminalEvent(cn_event(kind: Int32(kind), code: Int32(code), x: 7, y: 3))
  }

  @Test func `letters of any script are characters`() {
    #expect(event(Int(CN_CHARACTER), 0x5D0) == .key(.character("א")))
    #expect(event(Int(CN_CHARACTER), 0xD800) == nil)
  }

  @Test func `control and function keys keep their letter and number`() {
    #expect(event(Int(CN_CONTROL), 0x72) == .key(.control("r")))
    #expect(event(Int(CN_FUNCTION), 12) == .key(.function(12)))
  }

  @Test(arguments: [
    (CN_ENTER, Key.enter), (CN_ESCAPE, .escape), (CN_TAB, .tab), (CN_BACK_TAB, .backTab),
    (CN_UP, .up), (CN_DOWN, .down), (CN_LEFT, .left), (CN_RIGHT, .right), (CN_HOME, .home),
    (CN_END, .end), (CN_PAGE_UP, .pageUp), (CN_PAGE_DOWN, .pageDown), (CN_BACKSPACE, .backspace),
    (CN_DELETE, .delete),
  ])
  func `special keys have names`(code: Int, key: Key) {
    #expect(event(Int(CN_SPECIAL), code) == .key(key))
  }

  @Test(arguments: [
    (CN_PRESSED, MousePress.Action.press), (CN_DRAGGED, .drag), (CN_RELEASED, .release),
  ])
  func `the mouse says what its button does and where`(code: Int, action: MousePress.Action) {
    #expect(
      event(Int(CN_MOUSE), code) == .key(.mouse(MousePress(action, at: Point(x: 7, y: 3)))))
  }

  /// What the program sees of keys that arrive one by one; `⏎` is Enter, `»` and `«` are the marks, `.` is silence.
  private func events(_ keys: String) -> [TerminalEvent] {
    let codes: [Character: (Int, Int)] = [
      "»": (Int(CN_PASTE_BEGINS), 0), "«": (Int(CN_PASTE_ENDS), 0), ".": (Int(CN_TIMED_OUT), 0),
      "⏎": (Int(CN_SPECIAL), Int(CN_ENTER)), "→": (Int(CN_SPECIAL), Int(CN_TAB)),
      "↑": (Int(CN_SPECIAL), Int(CN_UP)), "↻": (Int(CN_RESIZED), 0),
    ]
    var reader = PasteReader()
    return keys.compactMap { key in
      let scalar = key.unicodeScalars.first.map { Int($0.value) } ?? 0
      let (kind, code) = codes[key] ?? (Int(CN_CHARACTER), scalar)
      return reader.take(cn_event(kind: Int32(kind), code: Int32(code), x: 0, y: 0))
    }
  }

  @Test(arguments: [
    ("»48⏎«", [TerminalEvent.key(.paste("48\n"))]),
    ("»1→0⏎2→1«x", [.key(.paste("1\t0\n2\t1")), .key(.character("x"))]),
    ("»4↑8«", [.key(.paste("48"))]), ("»4↻8«", [.resized, .key(.paste("48"))]),
    ("»48.x", [.key(.paste("48")), .key(.character("x"))]),
    ("«x", [.timedOut, .key(.character("x"))]),
    ("4⏎", [.key(.character("4")), .key(.enter)]),
  ])
  func `what stands between the marks of a paste is one text`(
    keys: String, wanted: [TerminalEvent]
  ) {
    #expect(events(keys) == wanted)
  }

  @Test func `a paste without end is cut and does not fill the memory`() {
    let typed = events("»" + String(repeating: "1", count: 100_500) + "«")
    #expect(typed == [.key(.paste(String(repeating: "1", count: 100_000)))])
  }

  @Test func `what is no key is an event of its own`() {
    #expect(event(Int(CN_RESIZED)) == .resized)
    #expect(event(Int(CN_SUSPEND)) == .suspensionAsked)
    #expect(event(Int(CN_WOKEN)) == .woken)
    #expect(event(Int(CN_SIGNAL), 15) == .signal(15))
    #expect(event(Int(CN_END_OF_INPUT)) == .endOfInput)
    #expect(event(Int(CN_TIMED_OUT)) == .timedOut)
    #expect(event(99) == nil)
  }
}
