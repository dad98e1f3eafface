/// An experiment of `experiments.yaml`: runs that differ in one thing, what is asked first, and what is claimed.
package struct Experiment: Hashable, Sendable {
  /// Such as `lr-sweep`.
  package var id: String
  package var title: String
  /// What is trained, in the order of the file; at least one.
  package var variants: [ExperimentVariant]
  /// Each variant is run once a seed.
  package var seeds: [UInt64]
  /// The options that the variants differ in: they cannot be overridden.
  package var varied: Set<ExperimentOption>
  /// What is asked before the first step; nil asks nothing.
  package var prediction: ExperimentPrediction?
  /// What the course's own sources report; nil when they do not.
  package var source: ExperimentSource?
  /// Columns of the table at the end.
  package var measures: [ExperimentMeasure]
  /// What is expected on any data, and the bands that hold on MNIST at full length.
  package var expectations: [ExperimentClaim]
  package var bands: [ExperimentClaim]
  /// Why the figures are what they are, and why they differ from the source's.
  package var explanation: RichText

  package init(
    id: String, title: String, variants: [ExperimentVariant], seeds: [UInt64],
    varied: Set<ExperimentOption> = [], prediction: ExperimentPrediction? = nil,
    source: ExperimentSource? = nil, measures: [ExperimentMeasure] = [.testError],
    expectations: [ExperimentClaim] = [], bands: [ExperimentClaim] = [],
    explanation: RichText = RichText([])
  ) {
    self.id = id
    self.title = title
    self.variants = variants
    self.seeds = seeds
    self.varied = varied
    self.prediction = prediction
    self.source = source
    self.measures = measures
    self.expectations = expectations
    self.bands = bands
    self.explanation = explanation
  }
}

/// One thing that is trained, with the name that tells it from the others.
package struct ExperimentVariant: Hashable, Sendable {
  /// Such as `0.1`; empty when there is only one.
  package var name: String
  package var settings: ExperimentSettings

  package init(name: String, settings: ExperimentSettings) {
    self.name = name
    self.settings = settings
  }
}

/// What `train-live` lets a student override, by the names of its options.
package enum ExperimentOption: String, Hashable, Sendable, CaseIterable {
  case epochs
  case batch
  case learningRate = "learning-rate"
  case initialiser
}

/// A question before the first step; the run itself is the answer.
package struct ExperimentPrediction: Hashable, Sendable {
  package var ask: RichText
  package var choices: [RichText]
  /// Place of the right choice.
  package var right: Int

  package init(ask: RichText, choices: [RichText], right: Int) {
    self.ask = ask
    self.choices = choices
    self.right = right
  }
}

/// What a source of the course says about an experiment.
package struct ExperimentSource: Hashable, Sendable {
  package var says: RichText
  /// Where: `homework A, practical 2`.
  package var place: String
  /// What the figures are of.
  package var measure: ExperimentMeasure?
  /// The source's numbers by variant.
  package var figures: [String: Double]

  package init(
    says: RichText, place: String, measure: ExperimentMeasure? = nil,
    figures: [String: Double] = [:]
  ) {
    self.says = says
    self.place = place
    self.measure = measure
    self.figures = figures
  }
}
