internal import Figures

/// Steps that are made by hand or by themselves: the same for every figure.
package struct AnimationPlayback: Hashable, Sendable {
  /// The step that is shown, from 0.
  package internal(set) var position = 0
  package internal(set) var isPlaying = false
  /// Whether the number that is looked at is taken apart, in a figure that does so without a view of its own.
  package private(set) var isApart = false
  /// Milliseconds until the next step; nil while nothing moves.
  package private(set) var intervalMilliseconds: Int?

  init() {}

  /// Where a figure of the frame stands, and how fast it moves.
  init(_ part: any FigurePart) {
    (position, isPlaying) = (part.step, part.isPlaying)
    intervalMilliseconds = part.intervalMilliseconds
  }

  /// Stands still at a step of `count`, the nearest that there is.
  mutating func go(to place: Int, of count: Int) {
    position = min(max(place, 0), count - 1)
  }

  /// Takes what moves a figure of `count` steps; other messages mean nothing here.
  mutating func handle(_ message: AnimationState.Message, count: Int) {
    switch message {
    case .stepForward: go(to: position + 1, of: count)
    case .stepBack: go(to: position - 1, of: count)
    case .toStart: go(to: 0, of: count)
    case .toEnd: go(to: count - 1, of: count)
    case .commit: isApart.toggle()
    case .cancel: isApart = false
    default: break
    }
  }
}
