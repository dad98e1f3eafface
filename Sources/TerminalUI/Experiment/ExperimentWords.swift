import CNNEngine
package import Canvas
import Course
package import Tutor

extension ExperimentPlan {
  /// What is run on what: the first line of an experiment without a screen.
  package var openingWords: String {
    let seeds = experiment.seeds.map(String.init).joined(separator: ", ")
    let seedWords = experiment.seeds.count == 1 ? "seed \(seeds)" : "seeds \(seeds)"
    let runWords = runs.count == 1 ? "one run" : "\(runs.count) runs"
    return "\(experiment.id): \(experiment.title). \(runWords) on \(dataName), \(seedWords)."
  }

  /// Which run begins: `run 2 of 9: 0.1, seed 1`.
  package func runWords(_ index: Int) -> String {
    place(ofRun: index).words(seed: runs[index].training.seed)
  }
}

extension ExperimentState {
  /// The question and its choices, numbered, as lines of text.
  package var questionWords: [String] {
    guard let prediction = plan.experiment.prediction else { return [] }
    let choices = prediction.choices.enumerated().map { "  \($0 + 1)  \($1.plainText)" }
    return [prediction.ask.plainText] + choices
  }

  /// The guess, marked; nil when nothing was guessed.
  package var markWords: StyledText? {
    guard let guess, let isGuessRight, let prediction = plan.experiment.prediction else {
      return nil
    }
    let own = prediction.choices[guess].plainText
    return isGuessRight
      ? StyledText("right ", Style(.right, isBold: true)) + StyledText("You expected: \(own).")
      : StyledText("not so ", Style(.wrong, isBold: true))
        + StyledText(
          "You expected: \(own). It is: \(prediction.choices[prediction.right].plainText).")
  }

  /// What the runs came to, what the source says, why they differ, and which claims hold.
  package func resultLines(width: Int, capabilities: Capabilities) -> [StyledText] {
    let experiment = plan.experiment
    var lines: [StyledText] = []
    if let markWords {
      lines += markWords.fitted(to: capabilities).wrapped(to: width) + [StyledText()]
    }
    lines += table.lines(of: experiment, width: width, capabilities)
    if experiment.seeds.count > 1 {
      lines.append(StyledText())
      lines.append(StyledText("Mean ± standard deviation over the seeds.", .quiet))
    }
    if table.isAltered {
      lines.append(StyledText())
      lines += StyledText(
        "A run was changed by hand while it went: its numbers are not those of the experiment.",
        .focus
      ).wrapped(to: width)
    }
    if let source = experiment.source {
      lines.append(StyledText())
      lines += StyledText("The source (\(source.place)): \(source.says.plainText).")
        .fitted(to: capabilities).wrapped(to: width)
    }
    lines.append(StyledText())
    lines += experiment.explanation.lines(width: width, capabilities: capabilities)
    if !table.judgements.isEmpty { lines.append(StyledText()) }
    for judgement in table.judgements { lines += judgement.lines(width: width) }
    return lines.map { $0.fitted(to: capabilities) }
  }
}

extension ExperimentTable {
  /// A row a variant: its numbers with their spread, and the source's.
  fileprivate func lines(
    of experiment: Experiment, width: Int, _ capabilities: Capabilities
  ) -> [StyledText] {
    let hasNames = rows.count > 1
    let hasFigures = experiment.source?.figures.isEmpty == false
    var columns = hasNames ? [TextTable.Column("run")] : []
    columns += experiment.measures.map { TextTable.Column($0.heading, .right) }
    if hasFigures { columns.append(TextTable.Column("source's", .right)) }
    let cells = rows.map { row in
      var cells = hasNames ? [StyledText(row.variant)] : []
      cells += zip(experiment.measures, row.numbers).map { measure, number in
        StyledText(number.map { $0.words(of: measure) } ?? "-")
      }
      if row.divergedCount == row.seedCount, row.seedCount > 0 {
        cells[cells.count - 1] = StyledText("diverged", .wrong)
      }
      if hasFigures { cells.append(StyledText(row.sourceFigure.map(figureWords) ?? "-")) }
      return cells
    }
    return TextTable(columns: columns, rows: cells).lines(width: width)
  }

  /// As many digits as the source has.
  private func figureWords(_ figure: Double) -> String { "\(figure)" }
}

extension ExperimentTable.Statistic {
  /// `0.9012 ± 0.0031`; ratios that span decades as powers of ten.
  fileprivate func words(of measure: ExperimentMeasure) -> String {
    switch measure {
    case .bestEpoch: join { $0.fixed($0 == $0.rounded() ? 0 : 1) }
    case .outputRatio, .gradientRatio: mean.powerWords
    case .trainLoss, .validationLoss, .bestValidationLoss, .testLoss: join { $0.fixed(3) }
    case .trainError, .trainAccuracy, .validationError, .testError, .testAccuracy:
      join { $0.fixed(4) }
    }
  }

  private func join(_ form: (Double) -> String) -> String {
    guard mean.isFinite else { return "infinite" }
    return form(mean) + (deviation.map { " ± " + form($0) } ?? "")
  }
}

extension ExperimentTable.Judgement {
  fileprivate func lines(width: Int) -> [StyledText] {
    let verdict: StyledText =
      switch holds {
      case true?: StyledText("holds          ", .right)
      case false?: StyledText("does not hold  ", .wrong)
      case nil: StyledText("not measured   ", .quiet)
      }
    let seeds = seedCount > 1 ? "  (\(holdingSeedCount) of \(seedCount) seeds)" : ""
    return (verdict + StyledText(claim + seeds)).wrapped(to: width)
  }
}
