package import CNNEngine

/// The dashboard's state: what the run reported, and what the student looks at.
package struct TrainingState: StateMachine {
  /// How far the run is.
  package enum Phase: Hashable, Sendable {
    /// The images are being read; nothing was computed yet.
    case preparing
    case running
    case paused
    case diverged
    case finished

    /// Whether leaving would throw work away.
    package var isUnderway: Bool {
      switch self {
      case .preparing, .running, .paused: true
      case .diverged, .finished: false
      }
    }
  }

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

  package internal(set) var plan: TrainingPlan
  /// Where it stands in its experiment.
  package internal(set) var place = RunPlace()
  /// Other runs that lie over the plot.
  package internal(set) var overlays: [CurveOverlay] = []
  /// Whether the student changed the rate or the weights, so that it is no longer the run that was planned.
  package internal(set) var isAltered = false
  package internal(set) var phase = Phase.preparing
  package internal(set) var view = View.loss
  /// The question that waits for an answer.
  package internal(set) var pendingExit: Exit?
  /// The seed of a new run that waits for the same kind of answer.
  package internal(set) var pendingSeed: UInt64?
  /// How the plot is seen.
  package internal(set) var plotView = TrainingPlotView()
  /// Pause after each step in milliseconds.
  package internal(set) var stepMilliseconds = 0
  /// What the last single step did; empty while the run goes.
  package internal(set) var parameterSteps: [ParameterStep] = []
  package internal(set) var layerPictures: LayerPictures?
  package internal(set) var pad = DigitPad()
  /// What the network makes of the pad; nil while it is blank.
  package internal(set) var drawnPictures: LayerPictures?
  /// What was done last that was asked for.
  package internal(set) var note: String?
  package internal(set) var start: TrainingStart?
  package internal(set) var lastStep: TrainingStep?
  /// The latest epochs, oldest first; older ones live on in the curves.
  package internal(set) var epochs: [TrainingEpoch] = []
  package internal(set) var bestEpoch: TrainingEpoch?
  package internal(set) var trainCurve = TrainingCurve()
  package internal(set) var validationCurve = TrainingCurve()
  package internal(set) var errorCurve = TrainingCurve()
  package internal(set) var gradientCurve = TrainingCurve()
  package internal(set) var rateCurve = TrainingCurve()
  /// The latest step losses.
  package internal(set) var window = LossWindow()
  package internal(set) var silence = SilenceWatch()
  package internal(set) var coach = CoachLine()
  package internal(set) var speed = TrainingSpeed()
  /// Signals of the layers before the first step, and now; empty where nobody measures them.
  package internal(set) var firstSignals: [LayerSignal] = []
  package internal(set) var signals: [LayerSignal] = []
  package internal(set) var kernels: [KernelPicture] = []
  package internal(set) var outcome: TrainingOutcome?
  package internal(set) var digits: [TestDigit] = []
  package internal(set) var showsMissesOnly = true
  /// The first digit on the screen, among those that are shown.
  package internal(set) var firstDigit = 0
  var imageCount = 0

  /// More than a tall screen has rows for.
  static let epochLimit = 64

  package init(plan: TrainingPlan, place: RunPlace = RunPlace(), overlays: [CurveOverlay] = []) {
    self.plan = plan
    self.place = place
    self.overlays = overlays
  }

  /// Forgets what the run has reported.
  mutating func beginAnew() {
    var fresh = TrainingState(plan: plan, place: place, overlays: overlays)
    fresh.keepLook(of: self)
    fresh.isAltered = isAltered
    self = fresh
  }

  /// Looks at this run as the student looked at another one.
  mutating func keepLook(of other: TrainingState) {
    view = other.view.needsOutcome ? .loss : other.view
    plotView = other.plotView
    pad = other.pad
    stepMilliseconds = other.stepMilliseconds
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .report(let report): return take(report)
    case .pauseOrContinue: return pauseOrContinue()
    case .leave(let exit):
      guard phase.isUnderway else { return [.training(.cancel), exit.effect] }
      pendingExit = exit
    case .answer(let isYes):
      defer { (pendingExit, pendingSeed) = (nil, nil) }
      if isYes, let seed = pendingSeed { return restart(seed: seed) }
      guard isYes, let exit = pendingExit else { return [] }
      return [.training(.cancel), exit.effect]
    case .showNextView: return showNextView()
    case .showFirstView: view = .loss
    case .change(let change): return handle(change)
    case .moveCursor(let count): plotView.moveCursor(count)
    case .toggle(.pin): coach.togglePin()
    case .toggle(let part): plotView.toggle(part)
    case .draw(let stroke): return draw(stroke)
    case .lookFurther(let count):
      let next = (layerPictures?.image.index ?? 0) + count
      return [.training(.change(.look(image: max(0, next))))]
    case .scrollDigits(let count):
      firstDigit = min(max(0, firstDigit + count), max(0, shownDigits.count - 1))
    case .toggleMisses:
      showsMissesOnly.toggle()
      firstDigit = 0
    }
    return []
  }

  private mutating func pauseOrContinue() -> [Effect] {
    switch phase {
    case .running:
      phase = .paused
      return [.training(.pause)]
    case .paused:
      phase = .running
      return [.training(.resume)]
    case .preparing, .diverged, .finished:
      return []
    }
  }

  /// Whether the next view is the first one again.
  var isAtLastView: Bool {
    !View.allCases.contains { $0.rawValue > view.rawValue && (outcome != nil || !$0.needsOutcome) }
  }

  private mutating func showNextView() -> [Effect] {
    repeat {
      view = View(rawValue: view.rawValue + 1) ?? .loss
    } while view.needsOutcome && outcome == nil
    guard view == .layers, layerPictures == nil else { return [] }
    return [.training(.change(.look(image: 0)))]
  }

  /// Everything begins again, but how the student looks at it.
  mutating func restart(seed: UInt64) -> [Effect] {
    plan.seed = seed
    beginAnew()
    return [.training(.change(.restart(seed: seed)))]
  }
}

extension TrainingState {
  /// The part of the current epoch that is done.
  package var epochFraction: Double {
    guard let start, let step = lastStep?.step, start.stepsPerEpoch > 0 else { return 0 }
    let rest = step % start.stepsPerEpoch
    // The last step of an epoch belongs to it until the next one begins.
    return rest == 0 && step > 0 ? 1 : Double(rest) / Double(start.stepsPerEpoch)
  }

  /// The part of all epochs that is done.
  package var runFraction: Double {
    guard let start, let step = lastStep?.step else { return 0 }
    return Double(step) / Double(max(1, start.stepCount))
  }

  /// Seconds until the last epoch is over, as the speed is now.
  package var secondsLeft: Double? {
    guard let start, phase.isUnderway else { return nil }
    let stepsLeft = max(0, start.stepCount - (lastStep?.step ?? 0))
    return speed.seconds(for: stepsLeft * plan.batchSize)
  }

  /// The digits that can be looked at now: the misses that came, worst first, or the first ones without a gap.
  package var shownDigits: [TestDigit] {
    if showsMissesOnly {
      return digits.filter(\.isMiss).sorted {
        ($1.loss ?? 0, $0.index) < ($0.loss ?? 0, $1.index)
      }
    }
    return zip(0..., digits).prefix { $0 == $1.index }.map(\.1)
  }

  /// What the screen calls the data.
  package var dataName: String { start?.dataName ?? plan.dataName }
}

extension TrainingEpoch {
  /// Wrong answers on the validation images.
  package var validation: ErrorCount {
    ErrorCount(wrong: validationWrongCount, total: validationCount)
  }
}
