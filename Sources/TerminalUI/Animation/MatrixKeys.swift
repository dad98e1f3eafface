import Canvas
import Tutor

/// What keys mean to a matrix figure that has the focus.
enum MatrixKeys {
  static func message(for key: Key, _ state: MatrixState) -> FigureState.Message? {
    if state.jump != nil { return AnimationKeys.jumping(key) }
    return switch key {
    case .up: .stepBack
    case .down: .stepForward
    case .left: .moveFocus(rows: 0, columns: -1)
    case .right: .moveFocus(rows: 0, columns: 1)
    case .character("]"): .nextGroup
    case .character("["): .previousGroup
    case .character("x"): .grow
    default: AnimationKeys.playing(key)
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: MatrixState) -> [FooterKey] {
    if state.jump != nil { return AnimationKeys.jumpingFooter }
    let keys = [FooterKey("↑↓", "row"), FooterKey("←→", "column")]
    let product = state.views.count > 1 ? [FooterKey("x", "multiply")] : []
    return keys + product + [
      FooterKey("space", state.playback.isPlaying ? "pause" : "play"),
      FooterKey("t", state.isTable ? "figure" : "table"),
    ]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] =
    [
      FooterKey("↑ ↓", "another row: an output and its window"),
      FooterKey("← →", "another column: a pixel and the outputs that use it"),
      FooterKey("x", "multiply the matrices of a stack into one"),
      FooterKey("[ ]", "another matrix of a stack; alone on the screen also tab"),
      FooterKey("g", "go to an output by its place"),
    ] + AnimationKeys.allPlaying
}
