/// A number that a run comes to: a column of an experiment's table, and a name in its claims.
package enum ExperimentMeasure: String, Hashable, Sendable, CaseIterable {
  case trainLoss
  /// On at most a thousand or so of the training images, after the last step.
  case trainError
  case trainAccuracy
  case validationLoss
  case validationError
  /// The lowest of all epochs.
  case bestValidationLoss
  case bestEpoch
  case testLoss
  case testError
  case testAccuracy
  /// Variance of the last hidden layer's output over the first one's, before the first step.
  case outputRatio
  /// Variance of the gradient in the first layer over the last hidden one's, before the first step.
  case gradientRatio

  /// As a heading says it.
  package var heading: String {
    switch self {
    case .trainLoss: "training loss"
    case .trainError: "training error"
    case .trainAccuracy: "training accuracy"
    case .validationLoss: "validation loss"
    case .validationError: "validation error"
    case .bestValidationLoss: "best validation loss"
    case .bestEpoch: "best epoch"
    case .testLoss: "test loss"
    case .testError: "test error"
    case .testAccuracy: "test accuracy"
    case .outputRatio: "output variance, last / first"
    case .gradientRatio: "gradient variance, first / last"
    }
  }
}
