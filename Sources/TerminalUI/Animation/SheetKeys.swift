import Canvas
import Tutor

/// What keys mean while numbers are changed in place or guessed, in a figure whose numbers stand in rows.
enum SheetKeys {
  /// While a sheet of numbers is edited.
  static func editing(_ key: Key) -> AnimationState.Message? {
    switch key {
    case .tab: .nextGroup
    case .backTab: .previousGroup
    case .left: .moveFocus(rows: 0, columns: -1)
    case .right: .moveFocus(rows: 0, columns: 1)
    case .up: .moveFocus(rows: -1, columns: 0)
    case .down: .moveFocus(rows: 1, columns: 0)
    case .character("+"): .grow
    case .character("x"), .delete: .shrink
    case .character("u"): .undo
    case .character("e"), .escape: .cancel
    case .enter: .commit
    case .backspace: .erase
    case .character(let character): AnimationKeys.number(character).map { .type($0) }
    default: nil
    }
  }

  /// The keys that work while a sheet is edited.
  static let editingFooter = [
    FooterKey("↵", "done"), FooterKey("←→↑↓", "cell"), FooterKey("+ x", "add, remove"),
    FooterKey("u", "undo"),
  ]
}
