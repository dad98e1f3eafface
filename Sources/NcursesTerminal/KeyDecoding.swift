internal import CNcurses
internal import Canvas
internal import TerminalUI

extension TerminalEvent {
  /// What the C side reports; nil for a report that is not known.
  init?(_ event: cn_event) {
    switch Int(event.kind) {
    case CN_CHARACTER:
      guard let scalar = Unicode.Scalar(UInt32(event.code)) else { return nil }
      self = .key(.character(Character(scalar)))
    case CN_CONTROL:
      guard let scalar = Unicode.Scalar(UInt32(event.code)) else { return nil }
      self = .key(.control(Character(scalar)))
    case CN_FUNCTION: self = .key(.function(Int(event.code)))
    case CN_SPECIAL:
      guard let key = specialKeys[Int(event.code)] else { return nil }
      self = .key(key)
    case CN_MOUSE:
      let action: MousePress.Action =
        switch Int(event.code) {
        case CN_PRESSED: .press
        case CN_RELEASED: .release
        default: .drag
        }
      self = .key(.mouse(MousePress(action, at: Point(x: Int(event.x), y: Int(event.y)))))
    case CN_RESIZED: self = .resized
    case CN_SUSPEND: self = .suspensionAsked
    case CN_WOKEN: self = .woken
    case CN_SIGNAL: self = .signal(event.code)
    case CN_END_OF_INPUT: self = .endOfInput
    case CN_TIMED_OUT: self = .timedOut
    default: return nil
    }
  }
}

private let specialKeys: [Int: Key] = [
  CN_ENTER: .enter, CN_ESCAPE: .escape, CN_TAB: .tab,
  CN_BACK_TAB: .backTab, CN_UP: .up, CN_DOWN: .down, CN_LEFT: .left,
  CN_RIGHT: .right, CN_HOME: .home, CN_END: .end, CN_PAGE_UP: .pageUp,
  CN_PAGE_DOWN: .pageDown, CN_BACKSPACE: .backspace, CN_DELETE: .delete,
]
