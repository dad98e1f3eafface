import Canvas
import Tutor

/// What keys mean to a bar of what wirings learn.
enum SharingKeys {
  static func message(for key: Key, _ state: SharingState) -> FigureState.Message? {
    if state.knobEntry != nil { return KnobKeys.message(for: key) }
    switch key {
    case .right: return .stepForward
    case .left: return .stepBack
    case .character("e"): return .beginEdit
    case .character("g"): return nil
    default: return AnimationKeys.playing(key)
    }
  }

  static func footer(for state: SharingState) -> [FooterKey] {
    if state.knobEntry != nil { return KnobKeys.footer }
    return [
      FooterKey("←→", "n"), FooterKey("e", "edit"),
      FooterKey("space", state.playback.isPlaying ? "pause" : "grow"),
      FooterKey("t", state.isTable ? "figure" : "table"),
    ]
  }

  static let all: [FooterKey] =
    [
      FooterKey("← →", "a smaller or larger input"),
      FooterKey("e", "edit n, channels, kernel and filters"),
    ] + AnimationKeys.allPlaying
}
