package import Canvas

/// What moves a figure that `Figures` does not know.
package enum AnimationState {
  /// What can happen to it.
  package enum Message: Hashable, Sendable {
    case stepForward, stepBack, toStart, toEnd
    case playOrPause, tick
    /// A line is typed.
    case beginEdit
    /// Another variance of the weights is typed.
    case beginPrediction
    case type(Character), erase
    /// Take what was typed, or the number apart.
    case commit
    case cancel
    case undo
    case preset(Int)
    case showTable
    /// Shows one hint more.
    case hint
    /// For a kind that `Figures` knows.
    case key(Key)
  }
}
