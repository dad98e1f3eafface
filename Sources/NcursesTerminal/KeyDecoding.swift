internal import CNcurses
internal import Canvas
internal import TerminalUI

extension TerminalEvent {
  /// What the C side reports; nil for a report that is not known.
  init?(_ event: cn_event) {
    switch Int(event.kind) {
    case Int(CN_CHARACTER):
      guard let scalar = Unicode.Scalar(UInt32(event.code)) else { return nil }
      self = .key(.character(Character(scalar)))
    case Int(CN_CONTROL):
      guard let scalar = Unicode.Scalar(UInt32(event.code)) else { return nil }
      self = .key(.control(Character(scalar)))
    case Int(CN_FUNCTION): self = .key(.function(Int(event.code)))
    case Int(CN_SPECIAL):
      guard let key = specialKeys[Int(event.code)] else { return nil }
      self = .key(key)
    case Int(CN_MOUSE):
      let action: MousePress.Action =
        switch Int(event.code) {
        case Int(CN_PRESSED): .press
        case Int(CN_RELEASED): .release
        default: .drag
        }
      self = .key(.mouse(MousePress(action, at: Point(x: Int(event.x), y: Int(event.y)))))
    case Int(CN_RESIZED): self = .resized
    case Int(CN_SUSPEND): self = .suspensionAsked
    case Int(CN_WOKEN): self = .woken
    case Int(CN_SIGNAL): self = .signal(event.code)
    case Int(CN_END_OF_INPUT): self = .endOfInput
    case Int(CN_TIMED_OUT): self = .timedOut
    default: return nil
    }
  }
}

private let specialKeys: [Int: Key] = [
  Int(CN_ENTER): .enter, Int(CN_ESCAPE): .escape, Int(CN_TAB): .tab,
  Int(CN_BACK_TAB): .backTab, Int(CN_UP): .up, Int(CN_DOWN): .down, Int(CN_LEFT): .left,
  Int(CN_RIGHT): .right, Int(CN_HOME): .home, Int(CN_END): .end, Int(CN_PAGE_UP): .pageUp,
  Int(CN_PAGE_DOWN): .pageDown, Int(CN_BACKSPACE): .backspace, Int(CN_DELETE): .delete,
]
