import Canvas
import Tutor

/// Keys that figures have in common which `Figures` does not know.
enum AnimationKeys {
  /// What moves a figure of any kind.
  static func playing(_ key: Key) -> AnimationState.Message? {
    switch key {
    case .home: .toStart
    case .end: .toEnd
    case .character(" "): .playOrPause
    case .character("+"), .character("="): .faster
    case .character("-"): .slower
    case .character("g"): .beginJump
    case .character("t"): .showTable
    default: nil
    }
  }

  /// While a guess is typed, in a figure of any kind.
  static func predicting(_ key: Key) -> AnimationState.Message? {
    switch key {
    case .tab, .right, .character(" "): .nextGroup
    case .backTab, .left: .previousGroup
    case .up: .moveFocus(rows: -1, columns: 0)
    case .down: .moveFocus(rows: 1, columns: 0)
    case .backspace: .erase
    case .enter: .commit
    case .character("x"): .skipPrediction
    case .character(let character): number(character).map { .type($0) }
    default: nil
    }
  }

  /// While a place to go to is typed, in a figure of any kind.
  static func jumping(_ key: Key) -> AnimationState.Message? {
    switch key {
    case .enter: .commit
    case .escape: .cancel
    case .backspace: .erase
    case .character(let character) where character == "," || character.isWholeNumber:
      .type(character)
    default: nil
    }
  }

  /// Digits, sign and point are what a number consists of; a comma may stand for the point.
  static func number(_ character: Character) -> Character? {
    if character == "," { return "." }
    return character.isASCII && (character.isWholeNumber || character == "-" || character == ".")
      ? character : nil
  }

  static let predictingFooter = [
    FooterKey("↵", "check guess"), FooterKey("←→", "cell"), FooterKey("x", "just show"),
  ]

  static let jumpingFooter = [FooterKey("↵", "go"), FooterKey("esc", "stay")]

  /// Keys that every figure has, for the list behind `?`.
  static let allPlaying: [FooterKey] = [
    FooterKey("space", "play or pause"), FooterKey("home end", "first or last step"),
    FooterKey("- +", "slower or faster"), FooterKey("t", "table of the steps and back"),
  ]
}
