import Canvas
import Course
import Tutor

/// What keys mean to a ledger of gradients that has the focus.
enum BackpropKeys {
  static func message(for key: Key, _ state: BackpropState) -> FigureState.Message? {
    if state.isPredicting { return AnimationKeys.predicting(key) }
    if state.sheet.isEditing { return SheetKeys.editing(key) }
    return switch key {
    case .right, .down: .stepForward
    case .left, .up: .stepBack
    case .character("m"): .nextVariants
    case .character("e"): .beginEdit
    case .character("u"): .undo
    case .character("p"): .beginPrediction
    default: AnimationKeys.playing(key)
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: BackpropState) -> [FooterKey] {
    if state.isPredicting { return AnimationKeys.predictingFooter }
    if state.sheet.isEditing { return SheetKeys.editingFooter }
    return [
      FooterKey("space", state.playback.isPlaying ? "pause" : "play"), FooterKey("←→", "step"),
      FooterKey("m", state.part == .weights ? "to the input" : "to the weights"),
      FooterKey("e", "edit"), FooterKey("t", state.isTable ? "figure" : "table"),
    ]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] =
    [
      FooterKey("← →", "one step back or forward"),
      FooterKey("m", "gradient of the weights, or of the input"),
      FooterKey("e", "edit signal, kernel and slopes"), FooterKey("u", "take the last change back"),
      FooterKey("p", "predict the sums, x to skip"),
    ] + AnimationKeys.allPlaying
}
