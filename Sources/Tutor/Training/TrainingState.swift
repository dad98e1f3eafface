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
    /// With the sentence that says why.
    case failed(String)

    /// Whether leaving would throw work away.
    package var isUnderway: Bool {
      switch self {
      case .preparing, .running, .paused: true
      case .diverged, .finished, .failed: false
      }
    }
  }

  /// What the student looks at.
  package enum View: Int, CaseIterable, Sendable {
    case loss
    case digits
    case confusion
  }

  /// Where leaving leads.
  package enum Exit: Hashable, Sendable {
    case back
    case quit
  }

  package enum Message: Sendable {
    case report(TrainingReport)
    case pauseOrContinue
    case leave(Exit)
    /// The answer to the question whether to leave.
    case answer(isYes: Bool)
    case showNextView
    /// So many digits forward or back.
    case scrollDigits(Int)
    /// All digits or only the misses.
    case toggleMisses
  }

  package let plan: TrainingPlan
  package private(set) var phase = Phase.preparing
  package private(set) var view = View.loss
  /// The question that waits for an answer.
  package private(set) var pendingExit: Exit?
  package private(set) var start: TrainingStart?
  package private(set) var lastStep: TrainingStep?
  /// The latest epochs, oldest first; older ones live on in the curves.
  package private(set) var epochs: [TrainingEpoch] = []
  package private(set) var bestEpoch: TrainingEpoch?
  package private(set) var trainCurve = TrainingCurve()
  package private(set) var validationCurve = TrainingCurve()
  package private(set) var speed = TrainingSpeed()
  package private(set) var kernels: [KernelPicture] = []
  package private(set) var outcome: TrainingOutcome?
  package private(set) var digits: [TestDigit] = []
  package private(set) var showsMissesOnly = true
  /// The first digit on the screen, among those that are shown.
  package private(set) var firstDigit = 0
  private var imageCount = 0

  /// More than a tall screen has rows for.
  static let epochLimit = 64

  package init(plan: TrainingPlan) {
    self.plan = plan
  }

  package mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .report(let report): return take(report)
    case .pauseOrContinue: return pauseOrContinue()
    case .leave(let exit):
      guard phase.isUnderway else { return [effect(of: exit)] }
      pendingExit = exit
    case .answer(let isYes):
      defer { pendingExit = nil }
      guard isYes, let exit = pendingExit else { return [] }
      return [.training(.cancel), effect(of: exit)]
    case .showNextView:
      if outcome != nil { view = View(rawValue: view.rawValue + 1) ?? .loss }
    case .scrollDigits(let count):
      firstDigit = min(max(0, firstDigit + count), max(0, shownDigits.count - 1))
    case .toggleMisses:
      showsMissesOnly.toggle()
      firstDigit = 0
    }
    return []
  }

  private func effect(of exit: Exit) -> Effect {
    switch exit {
    case .back: .back
    case .quit: .quit
    }
  }

  private mutating func pauseOrContinue() -> [Effect] {
    switch phase {
    case .running:
      phase = .paused
      return [.training(.pause)]
    case .paused:
      phase = .running
      return [.training(.resume)]
    case .preparing, .diverged, .finished, .failed:
      return []
    }
  }

  private mutating func take(_ report: TrainingReport) -> [Effect] {
    switch report {
    case .ready:
      return [.training(.start)]
    case .events(let events, let elapsedMilliseconds):
      let effects = events.flatMap { take($0) }
      if let elapsedMilliseconds {
        speed.mark(milliseconds: elapsedMilliseconds, imageCount: imageCount)
      }
      return effects
    case .kernels(let kernels):
      self.kernels = kernels
    case .digits(let digits):
      self.digits = digits
    case .failed(let sentence):
      end(as: .failed(sentence))
    }
    return []
  }

  private mutating func take(_ event: TrainingEvent) -> [Effect] {
    switch event {
    case .started(let start):
      self.start = start
      if phase == .preparing { phase = .running }
    case .step(let step):
      lastStep = step
      imageCount += step.imageCount
      trainCurve.append(step: step.step, loss: step.trainLoss)
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
    validationCurve.append(step: epoch.step, loss: epoch.validationLoss)
    epochs.append(epoch)
    if epochs.count > Self.epochLimit { epochs.removeFirst() }
    if bestEpoch.map({ epoch.validation.share < $0.validation.share }) ?? true {
      bestEpoch = epoch
    }
  }

  /// A run that is over has nothing left to ask about.
  private mutating func end(as phase: Phase) {
    self.phase = phase
    pendingExit = nil
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
    return Double(step) / Double(max(1, start.stepsPerEpoch * plan.epochCount))
  }

  /// Seconds until the last epoch is over, as the speed is now.
  package var secondsLeft: Double? {
    guard let start, phase.isUnderway else { return nil }
    return speed.seconds(for: max(0, start.trainingCount * plan.epochCount - imageCount))
  }

  /// The digits that can be looked at now: all misses that came, or the first ones without a gap.
  package var shownDigits: [TestDigit] {
    if showsMissesOnly { return digits.filter(\.isMiss) }
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
