import Canvas
import Tutor

/// What keys mean to a path of gradient descent that has the focus.
enum DescentKeys {
  static func message(for key: Key, _ state: DescentState) -> FigureState.Message? {
    if state.isPredicting { return predicting(key) }
    if state.sheet.isEditing { return editing(key) }
    return switch key {
    case .right, .down: .stepForward
    case .left, .up: .stepBack
    case .character("e"): .beginEdit
    case .character("u"): .undo
    case .character("p"): .beginPrediction
    default: AnimationKeys.playing(key)
    }
  }

  private static func predicting(_ key: Key) -> FigureState.Message? {
    switch key {
    case .character("x"): .skipPrediction
    case .enter: .commit
    case .character(let character) where character.isWholeNumber: .type(character)
    default: nil
    }
  }

  /// Each knob holds one number, so that up and down are free to turn it.
  private static func editing(_ key: Key) -> FigureState.Message? {
    switch key {
    case .left: .previousGroup
    case .right: .nextGroup
    case .up, .character("+"): .raise
    case .down: .lower
    default: SheetKeys.editing(key)
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: DescentState) -> [FooterKey] {
    if state.isPredicting { return [FooterKey("1-3", "say"), FooterKey("x", "just show")] }
    if state.sheet.isEditing {
      return [
        FooterKey("↵", "done"), FooterKey("←→", "knob"), FooterKey("↑↓", "change"),
        FooterKey("u", "undo"),
      ]
    }
    return [
      FooterKey("space", state.playback.isPlaying ? "pause" : "play"), FooterKey("←→", "step"),
      FooterKey("e", "rate, batch, seed"), FooterKey("p", "predict"),
      FooterKey("t", state.isTable ? "figure" : "table"),
    ]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] =
    [
      FooterKey("← →", "one step back or forward"),
      FooterKey("e", "change rate, batch and seed"), FooterKey("u", "take the last change back"),
      FooterKey("p", "say how it ends before it moves, x to skip"),
    ] + AnimationKeys.allPlaying
}
