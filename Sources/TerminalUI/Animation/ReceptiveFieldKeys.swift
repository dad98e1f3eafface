import Canvas
import Tutor

/// What keys mean to a receptive-field figure that has the focus.
enum ReceptiveFieldKeys {
  static func message(for key: Key, _ state: ReceptiveFieldState) -> FigureState.Message? {
    switch state.entry {
    case .none: viewing(key)
    case .jumping: AnimationKeys.jumping(key)
    case .predicting: predicting(key)
    case .naming: naming(key)
    }
  }

  private static func viewing(_ key: Key) -> FigureState.Message? {
    switch key {
    case .left: .moveFocus(rows: 0, columns: -1)
    case .right: .moveFocus(rows: 0, columns: 1)
    case .up: .moveFocus(rows: -1, columns: 0)
    case .down: .moveFocus(rows: 1, columns: 0)
    case .character("]"): .nextGroup
    case .character("["): .previousGroup
    case .character("."): .stepForward
    case .character(","): .stepBack
    case .character("p"): .beginPrediction
    case .character("g"): .beginEdit
    default: AnimationKeys.playing(key)
    }
  }

  private static func predicting(_ key: Key) -> FigureState.Message? {
    switch key {
    case .enter: .commit
    case .backspace: .erase
    case .character("x"): .skipPrediction
    case .character(let character) where character.isASCII && character.isWholeNumber:
      .type(character)
    default: nil
    }
  }

  private static func naming(_ key: Key) -> FigureState.Message? {
    switch key {
    case .enter: .commit
    case .escape: .cancel
    case .backspace: .erase
    case .character(let character): .type(character)
    default: nil
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: ReceptiveFieldState) -> [FooterKey] {
    switch state.entry {
    case .none:
      [
        FooterKey("←→↑↓", "unit"), FooterKey("[ ]", "layer"),
        FooterKey("space", state.playback.isPlaying ? "pause" : "play"),
        FooterKey(", .", "step"), FooterKey("t", state.isTable ? "figure" : "table"),
      ]
    case .jumping, .naming: AnimationKeys.jumpingFooter
    case .predicting: [FooterKey("↵", "check guess"), FooterKey("x", "just show")]
    }
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] =
    [
      FooterKey("← → ↑ ↓", "another unit of the layer"),
      FooterKey("[ ]", "the layer before or behind; alone on the screen also tab"),
      FooterKey("g", "go to a layer by its name"),
      FooterKey(", .", "one layer back or forth"),
      FooterKey("g", "go to a unit by its place"),
      FooterKey("p", "predict the side, x to skip"),
    ] + AnimationKeys.allPlaying
}
