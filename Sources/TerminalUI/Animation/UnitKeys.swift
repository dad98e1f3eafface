import Canvas
import Tutor

/// What keys mean to a unit that learns by hand, and to a given network.
enum UnitKeys {
  static func message(for key: Key, _ state: UnitState) -> FigureState.Message? {
    if state.knobEntry != nil { return KnobKeys.message(for: key) }
    if state.isPredicting { return predicting(key) }
    return viewing(key)
  }

  static func message(for key: Key, _ state: SignalState) -> FigureState.Message? {
    if state.knobEntry != nil { return KnobKeys.message(for: key) }
    return state.isPredicting ? KnobKeys.predicting(key) : viewing(key)
  }

  private static func viewing(_ key: Key) -> FigureState.Message? {
    switch key {
    case .right: .stepForward
    case .left: .stepBack
    case .character("e"): .beginEdit
    case .character("p"): .beginPrediction
    case .character("g"): nil
    default: AnimationKeys.playing(key)
    }
  }

  private static func predicting(_ key: Key) -> FigureState.Message? {
    switch key {
    case .enter: .commit
    case .backspace: .erase
    case .character("x"): .skipPrediction
    case .character(let character) where character.isWholeNumber || "-./,".contains(character):
      .type(character == "," ? "." : character)
    default: nil
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: UnitState) -> [FooterKey] {
    if state.knobEntry != nil { return KnobKeys.footer }
    if state.isPredicting { return [FooterKey("↵", "check guess"), FooterKey("x", "just show")] }
    return viewingFooter(state.playback.isPlaying, state.isTable)
  }

  static func footer(for state: SignalState) -> [FooterKey] {
    if state.knobEntry != nil { return KnobKeys.footer }
    if state.isPredicting { return KnobKeys.predictingFooter }
    return viewingFooter(state.playback.isPlaying, state.isTable)
  }

  private static func viewingFooter(_ isPlaying: Bool, _ isTable: Bool) -> [FooterKey] {
    [
      FooterKey("space", isPlaying ? "pause" : "play"), FooterKey("←→", "step"),
      FooterKey("e", "edit"), FooterKey("p", "predict"),
      FooterKey("t", isTable ? "figure" : "table"),
    ]
  }

  /// All keys of the figures, for the list behind `?`.
  static let all: [FooterKey] =
    [
      FooterKey("← →", "one step back or forward"), FooterKey("e", "edit the numbers"),
      FooterKey("p", "predict, x to skip"),
    ] + AnimationKeys.allPlaying
}
