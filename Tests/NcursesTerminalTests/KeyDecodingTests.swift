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
