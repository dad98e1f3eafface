internal import CNcurses
internal import Canvas
internal import TerminalUI

/// Gathers what stands between the marks that a terminal puts around a pasted text.
struct PasteReader {
  /// A text whose end mark does not come within this time was cut off, and the keyboard must not stay dumb.
  static let silenceMilliseconds: Int32 = 1000
  /// A longer text is cut: no field takes as much.
  private static let lengthLimit = 100_000

  /// What has come so far; nil outside of a pasted text.
  private var text: [Unicode.Scalar]?

  /// What an event is to the program; nil while a text is being gathered, so that the next event is wanted.
  mutating func take(_ event: cn_event) -> TerminalEvent? {
    switch Int(event.kind) {
    case CN_PASTE_BEGINS:
      text = text ?? []
      return nil
    case CN_PASTE_ENDS, CN_TIMED_OUT:
      guard let text else { return .timedOut }
      self.text = nil
      return .key(.paste(String(String.UnicodeScalarView(text))))
    case CN_CHARACTER, CN_CONTROL, CN_FUNCTION, CN_SPECIAL, CN_MOUSE:
      guard text != nil else { return TerminalEvent(event) ?? .timedOut }
      if let scalar = Self.scalar(event), text?.count ?? 0 < Self.lengthLimit {
        text?.append(scalar)
      }
      return nil
    default: return TerminalEvent(event) ?? .timedOut
    }
  }

  /// The sign that a key stands for inside a text; nil for keys that only a hand can press.
  private static func scalar(_ event: cn_event) -> Unicode.Scalar? {
    switch (Int(event.kind), Int(event.code)) {
    case (CN_CHARACTER, _): Unicode.Scalar(UInt32(event.code))
    case (CN_SPECIAL, CN_ENTER): "\n"
    case (CN_SPECIAL, CN_TAB): "\t"
    default: nil
    }
  }
}
