// What the student can look at, and what can be asked of a run.
extension TrainingState {
  /// What the student looks at.
  package enum View: Int, CaseIterable, Sendable {
    case loss
    /// Error, learning rate, gradient norm, silent filters.
    case curves
    /// One digit on its way through the layers.
    case layers
    /// A digit that the student draws.
    case pad
    case digits
    case confusion

    /// Whether there is anything to see before the last epoch is over.
    var needsOutcome: Bool {
      switch self {
      case .loss, .curves, .layers, .pad: false
      case .digits, .confusion: true
      }
    }
  }

  /// Where leaving leads.
  package enum Exit: Hashable, Sendable {
    case back
    case quit

    /// What leads there.
    var effect: Effect {
      switch self {
      case .back: .back
      case .quit: .quit
      }
    }
  }

  package enum Message: Sendable {
    case report(TrainingReport)
    case pauseOrContinue
    case leave(Exit)
    /// The answer to the question whether to leave.
    case answer(isYes: Bool)
    case showNextView
    case showFirstView
    /// So many digits forward or back.
    case scrollDigits(Int)
    /// All digits or only the misses.
    case toggleMisses
    case change(Change)
    /// The plot's cursor, so many places of 64 along; the first one brings it.
    case moveCursor(Int)
    case toggle(Switch)
    case draw(Stroke)
    /// The next or an earlier test image walks through the layers.
    case lookFurther(Int)
  }

  /// What a student may do to the run.
  package enum Change: Hashable, Sendable {
    case oneStep
    case goBack
    /// The learning rate times a factor.
    case scaleRate(Double)
    case restart(withNextSeed: Bool)
    case restoreBest
    case save
    /// Faster (1) or slower (-1).
    case pace(Int)
  }

  /// What the pen does on the pad.
  package enum Stroke: Hashable, Sendable {
    case move(x: Int, y: Int)
    case togglePen
    /// The pen goes down at a place, and along a line to another one, as the mouse does.
    case begin(x: Int, y: Int)
    case draw(toX: Int, y: Int)
    case lift
    case clear
  }

  /// What can be on or off.
  package enum Switch: Hashable, Sendable {
    case recent
    case smoothing
    case logarithm
    case pin
  }
}
