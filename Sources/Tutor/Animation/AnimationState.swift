package import Canvas
package import Course

/// A figure that moves: where the window stands, what the student changes and what the student guesses.
package struct AnimationState: StateMachine {
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

  /// What keys are typed into.
  package enum Entry: Hashable, Sendable {
    case none
    case editing(AnimationEditor)
    case predicting
    case jumping(String)
    /// A number is taken apart.
    case inspecting(AnimationQuantity)
  }

  /// The last settings that fit.
  package internal(set) var settings: AnimationSettings
  /// The engine's steps, one trace a variant.
  package internal(set) var traces: [AnimationTrace]
  /// The steps of every filter, for the outputs beside the one that is looked at.
  package internal(set) var maps: [AnimationTrace]
  /// Which output's window is shown, and whether it moves.
  package internal(set) var playback = AnimationPlayback()
  /// Whether the steps are shown as a table.
  package internal(set) var isTable = false
  package internal(set) var entry = Entry.none
  /// Why the last change was refused, or what to do next.
  package internal(set) var notice: String?
  /// The guess, while it is made and afterwards beside the output.
  package internal(set) var prediction: AnimationPrediction?
  /// What undo goes back to, the latest last.
  var history: [AnimationSettings] = []
  /// What the author asked for.
  package let spec: AnimationSpec

  /// A figure at its first step; a guess comes first where the author wants one.
  package init(_ spec: AnimationSpec) throws(AnimationProblem) {
    self.spec = spec
    settings = AnimationSettings(spec)
    traces = try settings.traces()
    maps = try settings.maps()
    if spec.isPredicted { beginPrediction() }
  }

  /// The output whose window is shown, from 0.
  package var position: Int { playback.position }
  package var isPlaying: Bool { playback.isPlaying }

  /// Number of outputs.
  package var frameCount: Int { traces[0].frames.count }

  /// Whether an output may be seen: the window has reached it, or it is not a matter of guessing.
  package func isRevealed(_ output: Int) -> Bool { output <= position }

  package mutating func handle(_ message: Message) -> [Effect] {
    if message != .tick { notice = nil }
    switch message {
    case .stepForward, .stepBack, .rowForward, .rowBack, .toStart, .toEnd, .playOrPause, .tick,
      .faster, .slower, .beginJump:
      move(message)
    case .beginEdit, .nextGroup, .previousGroup, .moveFocus, .raise, .lower, .grow, .shrink,
      .undo, .reset, .preset, .nextVariants, .nextPaddingMode, .nextChannel, .nextFilter:
      change(message)
    case .type, .erase, .commit, .cancel:
      enter(message)
    case .beginPrediction: beginPrediction()
    case .skipPrediction: endPrediction()
    case .showTable: isTable.toggle()
    case .hint, .follow, .key: break
    }
    return []
  }

  private mutating func move(_ message: Message) {
    switch message {
    case .rowForward: go(to: position + rowLength)
    case .rowBack: go(to: position - rowLength)
    case .beginJump:
      playback.isPlaying = false
      entry = .jumping("")
    default: playback.handle(message, count: frameCount)
    }
  }

  /// Outputs in a row of a picture; in a line all of them lie in one row, and a row up is one back.
  private var rowLength: Int { settings.operation.isPicture ? traces[0].outputSizes[1] : 1 }

  /// Stands still at an output, the nearest that there is.
  mutating func go(to place: Int) { playback.go(to: place, of: frameCount) }
}
