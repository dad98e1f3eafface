package import Canvas
import Course
package import Tutor

/// What keys mean to a figure that has the focus.
package enum AnimationKeys {
  /// The message of a key; nil when the key means nothing to the figure now.
  package static func message(for key: Key, _ state: AnimationState) -> AnimationState.Message? {
    switch state.entry {
    case .none: viewing(key, state)
    case .inspecting: inspecting(key, state)
    case .editing: editing(key, state)
    case .predicting: predicting(key)
    case .jumping: jumping(key)
    }
  }

  private static func viewing(_ key: Key, _ state: AnimationState) -> AnimationState.Message? {
    let isPicture = state.settings.operation.isPicture
    return switch key {
    case .right: .stepForward
    case .left: .stepBack
    case .down where isPicture: .rowForward
    case .up where isPicture: .rowBack
    case .character("e"): .beginEdit
    case .character("u"): .undo
    case .character("m"): .nextVariants
    case .character("p"): .beginPrediction
    case .enter: .commit
    default: playing(key) ?? looking(key) ?? preset(key, state)
    }
  }

  /// What is looked at, and what is put into the padding: while viewing and editing alike.
  private static func looking(_ key: Key) -> AnimationState.Message? {
    switch key {
    case .character("b"): .nextPaddingMode
    case .character("c"): .nextChannel
    case .character("f"): .nextFilter
    case .character("r"): .reset
    default: nil
    }
  }

  /// While a number is taken apart: the cursor goes to another number, the steps go on.
  private static func inspecting(_ key: Key, _ state: AnimationState) -> AnimationState.Message? {
    switch key {
    case .tab, .down: .nextGroup
    case .backTab, .up: .previousGroup
    case .enter, .escape: .cancel
    case .right: .stepForward
    case .left: .stepBack
    default: playing(key) ?? looking(key)
    }
  }

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

  private static func preset(_ key: Key, _ state: AnimationState) -> AnimationState.Message? {
    guard case .character(let character) = key, let digit = character.wholeNumberValue,
      state.spec.presets[digit] != nil
    else { return nil }
    return .preset(digit)
  }

  private static func editing(_ key: Key, _ state: AnimationState) -> AnimationState.Message? {
    switch key {
    case .tab: .nextGroup
    case .backTab: .previousGroup
    case .left: .moveFocus(rows: 0, columns: -1)
    case .right: .moveFocus(rows: 0, columns: 1)
    case .up: isInPicture(state) ? .moveFocus(rows: -1, columns: 0) : .raise
    case .down: isInPicture(state) ? .moveFocus(rows: 1, columns: 0) : .lower
    case .character("+"): .grow
    case .character("x"), .delete: .shrink
    case .character("u"): .undo
    case .character("m"): .nextVariants
    case .character("e"), .escape: .cancel
    case .enter: .commit
    case .backspace: .erase
    case .character(let character):
      number(character).map { .type($0) } ?? looking(key)
    default: nil
    }
  }

  /// Whether the focus is on a cell that has neighbours above and below.
  private static func isInPicture(_ state: AnimationState) -> Bool {
    guard state.settings.operation.isPicture else { return false }
    return switch state.focus {
    case .input, .kernel: true
    case .size, .padding, .stride, .dilation, .bias, .paddingMode, .channels, .filters, .variant,
      nil:
      false
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

  /// The keys that work now, the likeliest first: at most five.
  package static func footer(for state: AnimationState) -> [FooterKey] {
    switch state.entry {
    case .none:
      var keys = [
        FooterKey("space", state.isPlaying ? "pause" : "play"), FooterKey("←→", "step"),
      ]
      let presets = state.spec.presets.keys.sorted()
      if let first = presets.first, let last = presets.last {
        let isSetting = if case .setting = state.spec.presets[first] { true } else { false }
        keys.append(
          FooterKey(
            first == last ? "\(first)" : "\(first)-\(last)", isSetting ? "settings" : "kernel"))
      }
      let others = [
        FooterKey("↵", "take apart"), FooterKey("e", "edit"),
        FooterKey("t", state.isTable ? "figure" : "table"),
      ]
      return Array((keys + others).prefix(5))
    case .inspecting:
      return [
        FooterKey("↑↓", "another number"), FooterKey("←→", "step"), FooterKey("esc", "back"),
      ]
    case .editing:
      return [
        FooterKey("tab", "next part"), FooterKey("↑↓", "change"), FooterKey("u", "undo"),
        FooterKey("↵", "done"),
      ]
    case .predicting:
      return predictingFooter
    case .jumping:
      return jumpingFooter
    }
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

  /// All keys of a figure, for the list behind `?`.
  package static let all: [FooterKey] = [
    FooterKey("space", "play or pause"), FooterKey("← →", "one step back or forward"),
    FooterKey("home end", "first or last output"), FooterKey("g", "go to an output by its number"),
    FooterKey("- +", "slower or faster"), FooterKey("e", "edit input, kernel and settings"),
    FooterKey("↵", "take the output apart; ↑ ↓ other numbers, esc back"),
    FooterKey("m", "mode: forwards, backwards, both"),
    FooterKey("b", "what stands in the padding: zeros, the edge, ..."),
    FooterKey("c f", "next channel, next filter"),
    FooterKey("1-9", "the figure's own kernels or settings"),
    FooterKey("p", "predict the output, x to skip"), FooterKey("t", "table of the steps and back"),
    FooterKey("u r", "take the last change back, or all of them"),
  ]
}
