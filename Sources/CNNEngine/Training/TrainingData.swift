/// The images of a run: those learned from, those watched, and those kept for the end.
public struct TrainingData: Sendable {
  /// Learned from, in steps.
  public var training: any ImageSource
  /// Watched after each epoch.
  public var validation: any ImageSource
  /// Kept for the end.
  public var test: any ImageSource

  /// Takes three sources of images of one shape.
  public init(
    training: any ImageSource, validation: any ImageSource, test: any ImageSource
  ) {
    self.training = training
    self.validation = validation
    self.test = test
  }

  /// Each source with the words for what it is there for.
  var purposes: [(source: any ImageSource, purpose: String)] {
    [(training, "train on"), (validation, "validate on"), (test, "test on")]
  }
}
