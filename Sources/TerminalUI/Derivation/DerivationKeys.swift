import Canvas
import Tutor

/// What keys mean to a derivation that has the focus.
enum DerivationKeys {
  static func message(for key: Key, _ state: DerivationState) -> DerivationState.Message? {
    if state.isTyping { return typing(key) }
    return switch key {
    case .character(let character):
      character.wholeNumberValue.map { .choose($0) } ?? command(character)
    case .function(1): .hint
    case .backspace: .undo
    default: nil
    }
  }

  private static func command(_ character: Character) -> DerivationState.Message? {
    switch character {
    case "e": .beginLine
    case "v": .beginWeights
    case "u": .undo
    case "h": .hint
    case "t": .showTable
    default: nil
    }
  }

  private static func typing(_ key: Key) -> DerivationState.Message? {
    switch key {
    case .enter: .commit
    case .escape: .cancel
    case .backspace: .erase
    case .character(let character): .type(character)
    default: nil
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: DerivationState) -> [FooterKey] {
    if state.isTyping { return [FooterKey("↵", "check"), FooterKey("esc", "choose")] }
    let count = state.offers.count
    let next =
      state.isFinished ? [] : [FooterKey("1-\(count)", "choose"), FooterKey("e", "type a line")]
    return next + [FooterKey("v", "Var(w)"), FooterKey("h", "hint"), FooterKey("u", "back")]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] = [
    FooterKey("1-9", "choose the next line"), FooterKey("e", "type a line of your own"),
    FooterKey("v", "another Var(w) for the networks"), FooterKey("h F1", "one hint more"),
    FooterKey("u", "take the last line back"), FooterKey("t", "table of the networks and back"),
  ]
}
