import CNNEngine

/// What the session's reports change.
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
