import Canvas
import Tutor

/// What keys mean to a figure of wires that has the focus.
enum WiresKeys {
  static func message(for key: Key, _ state: WiresState) -> FigureState.Message? {
    if state.knobEntry != nil { return KnobKeys.message(for: key) }
    if state.isPredicting { return predicting(key) }
    switch key {
    case .right: return .stepForward
    case .left: return .stepBack
    case .down: return .moveFocus(rows: 0, columns: 1)
    case .up: return .moveFocus(rows: 0, columns: -1)
    case .character("m"): return .nextVariants
    case .character("e"): return .beginEdit
    case .character("p"): return .beginPrediction
    case .character("g"): return nil
    case .enter: return .commit
    case .escape where state.isApart: return .cancel
    default: return AnimationKeys.playing(key)
    }
  }

  private static func predicting(_ key: Key) -> FigureState.Message? {
    switch key {
    case .enter: .commit
    case .backspace: .erase
    case .character("x"): .skipPrediction
    case .character("m"): .nextVariants
    case .character(let character) where character.isASCII && character.isWholeNumber:
      .type(character)
    default: nil
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: WiresState) -> [FooterKey] {
    if state.knobEntry != nil { return KnobKeys.footer }
    if state.isPredicting { return [FooterKey("↵", "check guess"), FooterKey("x", "just show")] }
    return [
      FooterKey("←→", "output"), FooterKey("m", "wiring"), FooterKey("↑↓", "input"),
      FooterKey("↵", state.isApart ? "wires" : "one neuron"), FooterKey("e", "edit"),
    ]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] =
    [
      FooterKey("← →", "another output"), FooterKey("↑ ↓", "another input"),
      FooterKey("m", "wiring: dense, windows, shared weights"),
      FooterKey("↵", "the output as one neuron; esc back"),
      FooterKey("e", "edit inputs, weights, bias, stride, activation"),
      FooterKey("p", "predict the number of weights, x to skip"),
    ] + AnimationKeys.allPlaying
}
