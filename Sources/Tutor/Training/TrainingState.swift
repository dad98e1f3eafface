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

  package private(set) var plan: TrainingPlan
  /// Where it stands in its experiment.
  package private(set) var place = RunPlace()
  /// Other runs that lie over the plot.
  package internal(set) var overlays: [CurveOverlay] = []
  /// Whether the student changed the rate or the weights, so that it is no longer the run that was planned.
  package private(set) var isAltered = false
  package private(set) var phase = Phase.preparing
  package private(set) var view = View.loss
  /// The question that waits for an answer.
  package private(set) var pendingExit: Exit?
  /// The seed of a new run that waits for the same kind of answer.
  package private(set) var pendingSeed: UInt64?
  /// How the plot is seen.
  package private(set) var plotView = TrainingPlotView()
  /// Pause after each step in milliseconds.
  package private(set) var stepMilliseconds = 0
  /// What the last single step did; empty while the run goes.
  package private(set) var parameterSteps: [ParameterStep] = []
  package private(set) var layerPictures: LayerPictures?
  package private(set) var pad = DigitPad()
  /// What the network makes of the pad; nil while it is blank.
  package private(set) var drawnPictures: LayerPictures?
  /// What was done last that was asked for.
  package internal(set) var note: String?
  package private(set) var start: TrainingStart?
  package private(set) var lastStep: TrainingStep?
  /// The latest epochs, oldest first; older ones live on in the curves.
  package private(set) var epochs: [TrainingEpoch] = []
  package private(set) var bestEpoch: TrainingEpoch?
  package private(set) var trainCurve = TrainingCurve()
  package private(set) var validationCurve = TrainingCurve()
  package private(set) var errorCurve = TrainingCurve()
  package private(set) var gradientCurve = TrainingCurve()
  package private(set) var rateCurve = TrainingCurve()
  /// The latest step losses.
  package private(set) var window = LossWindow()
  package private(set) var silence = SilenceWatch()
  package private(set) var coach = CoachLine()
  package private(set) var speed = TrainingSpeed()
  /// Signals of the layers before the first step, and now; empty where nobody measures them.
  package private(set) var firstSignals: [LayerSignal] = []
  package private(set) var signals: [LayerSignal] = []
  package private(set) var kernels: [KernelPicture] = []
  package private(set) var outcome: TrainingOutcome?
  package private(set) var digits: [TestDigit] = []
  package private(set) var showsMissesOnly = true
  /// The first digit on the screen, among those that are shown.
  package private(set) var firstDigit = 0
  private var imageCount = 0

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

// MARK: - What a student does to the run, as orders to the session behind it

extension TrainingState {
  /// Slow motion: pauses after each step in milliseconds, full speed first.
  package static let paces = [0, 5, 20, 100, 500]

  mutating func handle(_ change: Change) -> [Effect] {
    switch change {
    case .oneStep: return isMoving ? pausing(.oneStep) : []
    case .goBack: return isMoving || phase == .diverged ? pausing(.goBack) : []
    case .scaleRate(let factor): return scaleRate(by: factor)
    case .restart(let withNextSeed): return askToRestart(withNextSeed: withNextSeed)
    case .restoreBest:
      guard bestEpoch != nil, phase != .preparing else { return [] }
      isAltered = isAltered || isMoving
      return order(.restoreBest)
    case .save: return phase == .preparing ? [] : order(.save)
    case .pace(let count): return changePace(by: count)
    }
  }

  private var isMoving: Bool { phase == .running || phase == .paused }

  private func order(_ change: TrainingChange) -> [Effect] { [.training(.change(change))] }

  private mutating func pausing(_ change: TrainingChange) -> [Effect] {
    if phase == .running { phase = .paused }
    note = nil
    return [.training(.pause)] + order(change)
  }

  private mutating func scaleRate(by factor: Double) -> [Effect] {
    let rate = plan.learningRate * factor
    // Beyond this no run of the course learns anything, and the numbers no longer fit the header.
    guard isMoving, (1e-6...100).contains(rate) else { return [] }
    // Doubling and halving leave no trail of digits.
    plan.learningRate = (rate * 1e9).rounded() / 1e9
    isAltered = true
    return order(.learningRate(plan.learningRate))
  }

  private mutating func askToRestart(withNextSeed: Bool) -> [Effect] {
    guard phase != .preparing else { return [] }
    let seed = withNextSeed ? plan.seed &+ 1 : plan.seed
    guard isMoving else { return restart(seed: seed) }
    pendingSeed = seed
    return []
  }

  private mutating func changePace(by count: Int) -> [Effect] {
    let index = Self.paces.firstIndex(of: stepMilliseconds) ?? 0
    let next = min(max(0, index - count), Self.paces.count - 1)
    guard next != index else { return [] }
    stepMilliseconds = Self.paces[next]
    return order(.pace(milliseconds: Self.paces[next]))
  }

  mutating func draw(_ stroke: Stroke) -> [Effect] {
    let old = pad.pixels
    switch stroke {
    case .move(let x, let y): pad.move(x: x, y: y)
    case .togglePen: pad.togglePen()
    case .begin(let x, let y): pad.begin(x: x, y: y)
    case .draw(let x, let y): pad.draw(toX: x, y: y)
    case .lift: pad.lift()
    case .clear: pad.clear()
    }
    if pad.isBlank { drawnPictures = nil }
    return pad.pixels == old || pad.isBlank ? [] : order(.read(pixels: pad.pixels))
  }
}

// MARK: - What the session's reports change

extension TrainingState {
  private mutating func goBack(to step: Int) {
    for curve in [\Self.trainCurve, \.gradientCurve, \.rateCurve, \.validationCurve, \.errorCurve] {
      self[keyPath: curve].cut(after: step)
    }
    epochs.removeAll { $0.step > step }
    window = LossWindow()
    imageCount = step * plan.batchSize
    if let stepsPerEpoch = start?.stepsPerEpoch {
      lastStep?.epoch = max(0, step - 1) / max(1, stepsPerEpoch) + 1
    }
    lastStep?.step = step
    parameterSteps = []
    if phase == .diverged { phase = .paused }
    note = "Back at step \(step)."
  }

  mutating func take(_ report: TrainingReport) -> [Effect] {
    switch report {
    case .events(let events, let elapsedMilliseconds):
      let effects = events.flatMap { take($0) }
      coach.take(
        Coach(self).advice, milliseconds: elapsedMilliseconds, isOver: !phase.isUnderway)
      if let elapsedMilliseconds {
        speed.mark(milliseconds: elapsedMilliseconds, imageCount: imageCount)
      }
      return effects
    case .kernels(let kernels):
      self.kernels = kernels
    case .signals(let signals):
      if firstSignals.isEmpty { firstSignals = signals }
      self.signals = signals
    case .parameters(let steps): parameterSteps = steps
    case .wentBack(let step): goBack(to: step)
    case .layers(let pictures): layerPictures = pictures
    case .drawn(let pictures): drawnPictures = pad.isBlank ? nil : pictures
    case .note(let sentence): note = sentence
    case .digits(let digits):
      self.digits = digits
    }
    return []
  }

  private mutating func take(_ event: TrainingEvent) -> [Effect] {
    switch event {
    case .started(let start):
      // Steps of a run that was broken off may still have been on their way.
      if lastStep != nil { beginAnew() }
      self.start = start
      if phase == .preparing { phase = .running }
      return pad.isBlank ? [] : [.training(.change(.read(pixels: pad.pixels)))]
    case .step(let step):
      lastStep = step
      imageCount += step.imageCount
      trainCurve.append(step: step.step, value: step.trainLoss)
      window.append(step.trainLoss)
      if let rate = step.learningRate { rateCurve.append(step: step.step, value: rate) }
      if let norm = step.gradientNorm {
        gradientCurve.append(step: step.step, value: norm)
        silence.take(gradientNorm: norm, step: step.step)
      }
      silence.take(step.silentFilters, step: step.step)
    case .epoch(let epoch):
      take(epoch)
    case .diverged(let step):
      lastStep = step
      end(as: .diverged)
    case .finished(let result):
      let outcome = TrainingOutcome(result)
      self.outcome = outcome
      end(as: .finished)
      return [
        .record(
          .trained(
            experiment: plan.experiment, data: start?.dataName ?? plan.dataName,
            testError: outcome.test.share))
      ]
    }
    return []
  }

  private mutating func take(_ epoch: TrainingEpoch) {
    silence.take(epoch.silentFilters, step: epoch.step)
    validationCurve.append(step: epoch.step, value: epoch.validationLoss)
    errorCurve.append(step: epoch.step, value: epoch.validation.share)
    epochs.append(epoch)
    if epochs.count > Self.epochLimit { epochs.removeFirst() }
    if bestEpoch.map({ epoch.validation.share < $0.validation.share }) ?? true {
      bestEpoch = epoch
    }
  }

  /// A run that is over has nothing left to ask about.
  private mutating func end(as phase: Phase) {
    self.phase = phase
    (pendingExit, pendingSeed) = (nil, nil)
  }
}
