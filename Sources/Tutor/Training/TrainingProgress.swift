package import CNNEngine

// How far a run is, and what of its digits is shown.
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
