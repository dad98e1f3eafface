import CNNEngine
import RealModule

/// What the coach says: what is seen, and the lesson that explains it.
package struct Advice: Hashable, Sendable {
  /// What kind of thing is seen.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case diverged
    case stuck
    case overfitting
    case plateau
    case settled
    case rateTooSmall
    case noisy
    case done
  }

  package var kind: Kind
  /// One sentence or two.
  package var sentence: String
  /// Id of a lesson.
  package var lesson: String
}

/// Rules on the live numbers of a run; a change within the standard error is no news to any of them.
package struct Coach {
  private let state: TrainingState

  package init(_ state: TrainingState) {
    self.state = state
  }

  /// The most important thing to be said now; nil when nothing is.
  package var advice: Advice? {
    diverged ?? stuck ?? overfitting ?? plateau ?? done ?? settled ?? rateTooSmall ?? noisy
  }

  /// The loss of guessing among ten classes, in nats.
  private static let guessing = Double.log(10)

  private var diverged: Advice? {
    guard state.phase == .diverged, let step = state.lastStep else { return nil }
    let rate = step.learningRate ?? state.plan.learningRate
    return Advice(
      kind: .diverged,
      sentence: "The loss is no finite number since step \(step.step): each step at rate "
        + "\(rate.short) overshot further than the one before.",
      lesson: "learning-rate")
  }

  /// The loss of guessing, with a good part of the filters silent.
  private var stuck: Advice? {
    guard isGuessing, let onset = state.silence.onset,
      5 * state.silence.silentCount >= 2 * state.silence.filterCount
    else { return nil }
    return Advice(
      kind: .stuck,
      sentence: "Stuck at ln 10 = 2.303, the loss of guessing: \(state.silence.silentCount) of "
        + "\(state.silence.filterCount) filters are silent, many since step \(onset.step) with "
        + "gradient \(onset.gradientNorm.short).",
      lesson: "dead-relu")
  }

  /// Whether the latest losses are those of guessing, up to the noise of batches.
  private var isGuessing: Bool {
    guard let now = state.window.mean(ofLast: 60) else { return false }
    return abs(now.mean - Self.guessing) < max(0.02, 3 * now.error)
      && now.error < 0.02
  }

  /// Validation loss rises while training loss falls, for three epochs at least.
  private var overfitting: Advice? {
    let epochs = state.epochs
    guard let last = epochs.last,
      let best = epochs.min(by: { $0.validationLoss < $1.validationLoss }),
      last.epoch >= best.epoch + 3, last.trainLoss < 0.8 * best.trainLoss
    else { return nil }
    let after = epochs.suffix(3)
    guard after.allSatisfy({ $0.validationLoss > 1.2 * best.validationLoss }) else { return nil }
    return Advice(
      kind: .overfitting,
      sentence: "Overfitting since epoch \(best.epoch): the training loss falls on, the validation "
        + "loss rose from \(best.validationLoss.short) to \(last.validationLoss.short).",
      lesson: "overfitting")
  }

  /// Neither the training loss nor the validation error moves, and there is much left to learn.
  private var plateau: Advice? {
    guard state.phase != .finished, let now = state.window.mean(ofLast: 100),
      let before = state.window.mean(ofLast: 100, before: 100), now.mean > 0.3
    else { return nil }
    let error = (now.error * now.error + before.error * before.error).squareRoot()
    let isFlat = abs(now.mean - before.mean) < 3 * error
    guard isFlat, error < 0.03 * now.mean else { return nil }
    return Advice(
      kind: .plateau,
      sentence:
        "On a plateau: the loss of 100 steps is \(now.mean.short), as it was 100 steps before, "
        + "within \(error.short). Look at the gradient: is it tiny, or do its steps cancel?",
      lesson: "init")
  }

  /// Validation moves within its error, while training goes on.
  private var settled: Advice? {
    let epochs = state.epochs
    guard state.phase != .finished, epochs.count >= 4, let last = epochs.last else { return nil }
    let since = epochs.reversed().prefix { last.validation.isWithinError(of: $0.validation) }
    guard let first = since.last, since.count >= 4, last.epoch < state.plan.epochCount else {
      return nil
    }
    return Advice(
      kind: .settled,
      sentence: "Validation has moved within its error since epoch \(first.epoch). More epochs buy "
        + "little now.",
      lesson: "early-stopping")
  }

  /// The loss falls for certain, and is still not half of what it was.
  private var rateTooSmall: Advice? {
    guard state.phase != .finished, let first = state.window.firstMean,
      let now = state.window.mean(ofLast: 100),
      let before = state.window.mean(ofLast: 100, before: 100),
      now.mean > 0.5 * first, before.mean - now.mean > 3 * max(now.error, before.error)
    else { return nil }
    let rate = state.lastStep?.learningRate ?? state.plan.learningRate
    return Advice(
      kind: .rateTooSmall,
      sentence:
        "The loss falls steadily but slowly, \(before.mean.short) to \(now.mean.short) in 100 "
        + "steps: the rate \(rate.short) may be too small. Try \((10 * rate).short).",
      lesson: "learning-rate")
  }

  /// Single steps scatter more than they progress, and a batch has few images.
  private var noisy: Advice? {
    guard state.phase != .finished, state.plan.batchSize <= 16,
      let now = state.window.mean(ofLast: 100), let spread = state.window.spread(ofLast: 100),
      spread > 0.5 * now.mean
    else { return nil }
    return Advice(
      kind: .noisy,
      sentence: "Noisy because the batch is small: single losses scatter by \(spread.short) around "
        + "\(now.mean.short); \(state.plan.batchSize) images speak for \(state.start.map { "all \($0.trainingCount)" } ?? "all of them").",
      lesson: "sgd")
  }

  private var done: Advice? {
    guard let outcome = state.outcome, let last = state.epochs.last, let best = state.bestEpoch
    else { return nil }
    // Two digits after the point: more than the error has meaning to.
    let percent = { (share: Double) in ((share * 10_000).rounded() / 100).short }
    let test =
      "Done: test error \(percent(outcome.test.share)) ± \(percent(outcome.test.standardError)) %."
    let isNews = !best.validation.isWithinError(of: last.validation)
    return Advice(
      kind: .done,
      sentence: isNews
        ? "\(test) Epoch \(best.epoch) was better on validation than the last: restore its weights."
        : "\(test) The last epoch is as good as the best one, within the error.",
      lesson: "early-stopping")
  }
}

extension Double {
  /// To two or three significant digits, for sentences.
  fileprivate var short: String {
    guard isFinite, self != 0 else { return "\(self)" }
    let exponent = Double.log10(abs(self)).rounded(.down)
    guard exponent < 6, exponent > -5 else { return "\(self)" }
    let factor = Double.exp10(2 - exponent)
    let rounded = (self * factor).rounded() / factor
    return rounded == rounded.rounded() && abs(rounded) < 1e6 ? "\(Int(rounded))" : "\(rounded)"
  }
}
