import Canvas
import Tutor

/// What keys mean to a block of channels that has the focus.
enum VolumeKeys {
  static func message(for key: Key, _ state: VolumeState) -> FigureState.Message? {
    if state.knobEntry != nil { return KnobKeys.message(for: key) }
    if state.isSecret { return predicting(key) }
    switch key {
    case .right: return .stepForward
    case .left: return .stepBack
    case .character("e"): return .beginEdit
    case .character("p"): return .beginPrediction
    case .character("g"): return nil
    case .enter: return .commit
    case .escape where state.isApart: return .cancel
    default: return AnimationKeys.playing(key)
    }
  }

  /// An x stands between the sides, so that the space bar shows without a guess.
  private static func predicting(_ key: Key) -> FigureState.Message? {
    switch key {
    case .enter: .commit
    case .backspace: .erase
    case .character(" "): .skipPrediction
    case .character(let character)
    where character.isASCII && character.isWholeNumber || "xX".contains(character):
      .type(character)
    default: nil
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: VolumeState) -> [FooterKey] {
    if state.knobEntry != nil { return KnobKeys.footer }
    if state.isSecret {
      return [FooterKey("↵", "check guess"), FooterKey("space", "just show")]
    }
    return [
      FooterKey("←→", "filter"), FooterKey("e", "edit"),
      FooterKey("↵", state.isApart ? "sketch" : "take apart"), FooterKey("p", "predict"),
      FooterKey("t", state.isTable ? "figure" : "table"),
    ]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] =
    [
      FooterKey("← →", "another filter"), FooterKey("e", "edit the sides and steps"),
      FooterKey("↵", "the formula of each number; esc back"),
      FooterKey("p", "predict the output's shape, space to skip"),
    ] + AnimationKeys.allPlaying
}
