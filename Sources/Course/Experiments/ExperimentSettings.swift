internal import Checked
package import CNNEngine

/// How one variant of an experiment is trained.
package struct ExperimentSettings: Hashable, Sendable {
  /// When a run ends.
  package enum Length: Hashable, Sendable {
    case epochs(Int)
    /// Steps, as many epochs as that takes.
    case steps(Int)
  }

  /// Which weights the run ends with.
  package enum Weights: String, Hashable, Sendable, CaseIterable {
    case last
    /// Those of the epoch with the lowest validation loss.
    case best
  }

  package var network: Architecture
  package var rule: Optimiser.Rule
  package var batchSize: Int
  /// Whether the rate falls to 0 over the run.
  package var isRateFalling = false
  /// Nil takes the one that fits the network.
  package var initialiser: Initialiser?
  package var length: Length
  package var weights: Weights
  package var data: ExperimentData

  package init(
    network: Architecture, rule: Optimiser.Rule, batchSize: Int, initialiser: Initialiser?,
    length: Length, weights: Weights = .last, data: ExperimentData = ExperimentData()
  ) {
    self.network = network
    self.rule = rule
    self.batchSize = batchSize
    self.initialiser = initialiser
    self.length = length
    self.weights = weights
    self.data = data
  }

  /// Passes over so many images: those asked for, or as many as the steps reach into.
  package func epochCount(imageCount: Int) -> Int {
    switch length {
    case .epochs(let count): return count
    case .steps(let count):
      let batch = max(1, batchSize)
      let perEpoch = max(1, imageCount.clampedAdding(batch - 1) / batch)
      return count.clampedAdding(perEpoch - 1) / perEpoch
    }
  }
}

/// What is made of the data set before the first step.
package struct ExperimentData: Hashable, Sendable {
  /// What the training labels are.
  package enum Labels: String, Hashable, Sendable, CaseIterable {
    case real
    /// Dealt out anew, so that they mean nothing.
    case shuffled
  }

  /// How the training images come.
  package enum Order: String, Hashable, Sendable, CaseIterable {
    /// Anew in each epoch.
    case shuffled
    /// As they lie in the file, each epoch.
    case fixed
    /// Class by class, each epoch.
    case sorted
  }

  /// Images to train on; nil takes all.
  package var trainingCount: Int?
  /// Images to validate on; nil takes all.
  package var validationCount: Int?
  package var labels = Labels.real
  package var order = Order.shuffled
  /// Pairs of digits to learn the sums of; nil learns single digits.
  package var pairCount: Int?
  /// Whether the training images are drawn by the program, whatever the run is tested on.
  package var isDrawn = false

  package init() {}
}
