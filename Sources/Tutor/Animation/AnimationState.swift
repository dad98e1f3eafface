package import Canvas

/// What moves a figure that `Figures` does not know.
package enum AnimationState {
  /// What can happen to it.
  package enum Message: Hashable, Sendable {
    case stepForward, stepBack, rowForward, rowBack, toStart, toEnd
    case playOrPause, tick, faster, slower
    /// Ask for a place to go to; what follows is typed.
    case beginJump
    /// Give the focus to the first field.
    case beginEdit
    case nextGroup, previousGroup
    /// To a neighbouring cell, in rows and columns.
    case moveFocus(rows: Int, columns: Int)
    case raise, lower, grow, shrink
    case type(Character), erase
    /// Take what was typed: the guess, the place to go to, the edit.
    case commit
    case cancel
    case undo
    /// Back to what the author asked for.
    case reset
    case preset(Int)
    case nextVariants
    case nextPaddingMode
    /// Look at the next channel of the input, or at the next filter.
    case nextChannel, nextFilter
    case beginPrediction, skipPrediction
    case showTable
    /// Shows one hint more, where a figure has some.
    case hint
    /// Opens what a unit of the chosen layer sees.
    case follow
    /// For a kind that `Figures` knows.
    case key(Key)
  }
}
