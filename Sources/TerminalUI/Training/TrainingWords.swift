internal import Checked
package import CNNEngine
import Canvas
package import Tutor

extension ErrorCount {
  /// The count alone: `13 of 1,024 wrong`.
  package var countWords: String { "\(wrong.grouped) of \(total.grouped) wrong" }

  /// In per cent, with as many digits as the error leaves any meaning to: `1.3 ± 0.35 %`.
  package var percentWords: String {
    let error = standardError * 100
    return "\((share * 100).fixed(error < 0.3 ? 2 : 1)) ± \(error.fixed(2)) %"
  }
}

/// With four digits after the point; a loss that ran away as a power of ten: `1.5e13`.
func lossWords(_ loss: Double) -> String {
  guard loss.isFinite, loss >= 10_000 else { return loss.fixed(4) }
  var (mantissa, exponent) = (loss, 0)
  while mantissa >= 9.95 {
    mantissa /= 10
    exponent += 1
  }
  return "\(mantissa.fixed(1))e\(exponent)"
}

/// A span of time in the unit that suits it: `4.1 s`, `2 min 05 s`, `1 h 10 min`.
func durationWords(seconds: Double) -> String {
  guard seconds >= 10 else { return seconds.fixed(1) + " s" }
  let whole = min(seconds, 1e9).rounded().clampedInt
  let padded = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
  if whole < 60 { return "\(whole) s" }
  if whole < 3_600 { return "\(whole / 60) min \(padded(whole % 60)) s" }
  return "\(whole / 3_600) h \(padded(whole / 60 % 60)) min"
}

/// To three significant digits, which is what a speed is worth: `201,000`.
func speedWords(_ imagesPerSecond: Double) -> String {
  var unit = 1.0
  while imagesPerSecond.isFinite, imagesPerSecond / unit >= 1_000 { unit *= 10 }
  return ((imagesPerSecond / unit).rounded() * unit).clampedInt.grouped
}

extension TrainingState {
  /// The most important of: a question, the cursor's numbers, what was done, the coach, what is going on.
  var eventText: StyledText {
    if pendingExit != nil || pendingSeed != nil { return statusText }
    if let words = TrainingPlots(self).cursorWords { return StyledText(words) }
    if let note { return StyledText(note, .focus) }
    switch phase {
    case .preparing, .diverged, .finished:
      guard let advice = coach.advice else { return statusText }
      return statusText + "  " + coachText(advice)
    case .running, .paused:
      guard let advice = coach.advice else { return statusText }
      return phase == .paused ? statusText + "  " + coachText(advice) : coachText(advice)
    }
  }

  private func coachText(_ advice: Advice) -> StyledText {
    StyledText(coach.isPinned ? "coach (pinned)  " : "coach  ", .heading)
      + StyledText(advice.sentence + " ") + StyledText("Lesson \(advice.lesson).", .quiet)
  }

  /// What is going on, and what can be done about it.
  var statusText: StyledText {
    if pendingExit != nil {
      return StyledText("Leave? ", Style(.wrong, isBold: true))
        + (place.isOneOfSeveral
          ? "The experiment ends without its table."
          : "The run ends and what the network has learned is lost.")
    }
    if let pendingSeed {
      return StyledText("Begin again with seed \(pendingSeed)? ", Style(.wrong, isBold: true))
        + "What the network has learned is lost."
    }
    switch phase {
    case .preparing:
      return StyledText("\(preparation) No step was made yet.", .quiet)
    case .running:
      return StyledText(dataWords, .quiet)
    case .paused:
      return StyledText("paused ", Style(.focus, isBold: true))
        + StyledText("at step \((lastStep?.step ?? 0).grouped)", .quiet)
    case .diverged:
      return StyledText("diverged ", Style(.wrong, isBold: true)) + StyledText(divergence)
    case .finished:
      return finish
    }
  }

  private var preparation: String {
    plan.dataName == "generated" ? "Getting ready." : "Reading \(plan.dataName)."
  }

  private var dataWords: String {
    dataName == "generated"
      ? "Digits drawn by the program from pen strokes (generated); --data DIR reads MNIST."
      : "Handwritten digits of \(dataName), read from IDX files."
  }

  private var divergence: String {
    "in step \((lastStep?.step ?? 0).grouped): the loss is no finite number any more. "
      + "A rate of \(plan.learningRate) is too large here; try --learning-rate \(plan.learningRate / 10)."
  }

  private var finish: StyledText {
    guard let outcome else { return "" }
    return StyledText("done ", Style(.right, isBold: true))
      + StyledText(
        "test error \(outcome.test.percentWords) on \(dataName), \(outcome.test.countWords)")
  }

  /// The run as lines of text.
  var plainSummary: String {
    var lines = [headerWords(width: .max), statusText.string]
    if let epoch = epochs.last { lines.append(epoch.words(of: plan.epochCount)) }
    if let outcome { lines += outcome.words }
    if let advice = coach.advice { lines.append("coach: \(advice.sentence)") }
    return lines.joined(separator: "\n")
  }

  /// Where one is: run, data, epoch and settings, the less important left out where there is no room.
  func headerWords(width: Int) -> String {
    let epoch = "epoch \(lastStep?.epoch ?? 0) of \(plan.epochCount)"
    let rate = "rate \(plan.learningRate)"
    let name = plan.experiment
    let ways = [
      ["train-live \(name)", dataName, epoch, rate, "batch \(plan.batchSize)"],
      [name, dataName, epoch, rate], [name, dataName, epoch], [name, epoch], [name],
    ].map { $0.joined(separator: " · ") }
    return ways.first { $0.cellWidth <= width } ?? name
  }
}

extension RunPlace {
  /// Which run it is: `run 2 of 9: 0.1, seed 1`, or the seed of the only one.
  func words(seed: UInt64) -> String {
    guard isOneOfSeveral else { return "seed \(seed)" }
    return "run \(index + 1) of \(count): " + (variant.isEmpty ? "" : "\(variant), ")
      + "seed \(seed)"
  }
}

extension TrainingEpoch {
  /// One line of a run without a screen.
  package func words(of epochCount: Int) -> String {
    "epoch \(epoch) of \(epochCount)   training loss \(lossWords(trainLoss))   "
      + "validation loss \(lossWords(validationLoss))   "
      + "\(validation.countWords), \(validation.percentWords)"
  }
}

extension TrainingOutcome {
  /// The result, and what was mixed up most, as lines of text.
  package var words: [String] {
    let pairs = mixUps.prefix(3).map { "\($0.label) as \($0.prediction): \($0.count)" }
    return ["test error \(test.percentWords), \(test.countWords)"]
      + (pairs.isEmpty ? [] : ["most often mixed up: " + pairs.joined(separator: ", ")])
  }
}
