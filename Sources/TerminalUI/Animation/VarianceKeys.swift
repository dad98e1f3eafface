import Canvas
import Tutor

/// What keys mean to a stack of layers that has the focus.
enum VarianceKeys {
  static func message(for key: Key, _ state: VarianceState) -> FigureState.Message? {
    if state.knobEntry != nil { return KnobKeys.message(for: key) }
    if state.isPredicting { return KnobKeys.predicting(key) }
    return switch key {
    case .right: .stepForward
    case .left: .stepBack
    case .character("a"): .nextVariants
    case .character("]"): .nextGroup
    case .character("["): .previousGroup
    case .character("1"): .preset(1)
    case .character("2"): .preset(2)
    case .character("3"): .preset(3)
    case .character("e"): .beginEdit
    case .character("p"): .beginPrediction
    case .character("g"): nil
    default: AnimationKeys.playing(key)
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: VarianceState) -> [FooterKey] {
    if state.knobEntry != nil { return KnobKeys.footer }
    if state.isPredicting { return KnobKeys.predictingFooter }
    return [
      FooterKey("space", state.playback.isPlaying ? "pause" : "play"),
      FooterKey("1-3", "Var(w)"), FooterKey("a", "activation"), FooterKey("[ ]", "v x slopes"),
      FooterKey("e", "edit"),
    ]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] =
    [
      FooterKey("← →", "one layer back or forward"),
      FooterKey("1 2 3", "Var(w) of LeCun, Xavier, He"),
      FooterKey("a", "another activation"),
      FooterKey("[ ]", "sums v, outputs x, or slopes on their way back"),
      FooterKey("e", "edit width, depth, activation and Var(w)"),
      FooterKey("p", "predict where it leads, x to skip"),
    ] + AnimationKeys.allPlaying
}
