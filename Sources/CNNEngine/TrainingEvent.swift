/// What a training run reports, in order: one `started`, steps and epochs, then `diverged` or `finished`.
public enum TrainingEvent: Sendable {
  /// Before the first step.
  case started(TrainingStart)
  /// After each batch.
  case step(TrainingStep)
  /// After each pass over the training images, with validation.
  case epoch(TrainingEpoch)
  /// The loss is no longer a finite number; nothing follows.
  case diverged(TrainingStep)
  /// After the last epoch, with the test set; nothing follows.
  case finished(TrainingResult)
}

/// What is known before the first step.
public struct TrainingStart: Sendable {
  /// Learned numbers of the network.
  public var parameterCount: Int
  /// Images trained on.
  public var trainingCount: Int
  /// Images that the curve of the validation loss is measured on.
  public var validationCount: Int
  /// Images that are classified once, at the end.
  public var testCount: Int
  /// Steps of one epoch, the last short batch included.
  public var stepsPerEpoch: Int
  /// Steps of the whole run.
  public var stepCount: Int
  /// What the source of the images calls itself.
  public var dataName: String

  /// Collects the facts.
  public init(
    parameterCount: Int, trainingCount: Int, validationCount: Int, testCount: Int,
    stepsPerEpoch: Int, stepCount: Int, dataName: String
  ) {
    self.parameterCount = parameterCount
    self.trainingCount = trainingCount
    self.validationCount = validationCount
    self.testCount = testCount
    self.stepsPerEpoch = stepsPerEpoch
    self.stepCount = stepCount
    self.dataName = dataName
  }
}

/// One update of the weights.
public struct TrainingStep: Sendable {
  /// Epoch from 1.
  public var epoch: Int
  /// Step from 1, counted through all epochs.
  public var step: Int
  /// Mean cross-entropy of the batch before the update, in nats.
  public var trainLoss: Double
  /// Images in the batch.
  public var imageCount: Int
  /// Euclidean norm of the whole gradient, where the run was asked to compute it.
  public var gradientNorm: Double?
  /// The learning rate of this step; nil where it is not told.
  public var learningRate: Double?
  /// Which filters are silent after the step; empty where nobody looked.
  public var silentFilters: [SilentFilters]

  /// Collects the facts.
  public init(
    epoch: Int, step: Int, trainLoss: Double, imageCount: Int, gradientNorm: Double? = nil,
    learningRate: Double? = nil, silentFilters: [SilentFilters] = []
  ) {
    self.epoch = epoch
    self.step = step
    self.trainLoss = trainLoss
    self.imageCount = imageCount
    self.gradientNorm = gradientNorm
    self.learningRate = learningRate
    self.silentFilters = silentFilters
  }
}

/// One pass over the training images.
public struct TrainingEpoch: Sendable {
  /// Epoch from 1.
  public var epoch: Int
  /// Steps so far.
  public var step: Int
  /// Mean of the batch losses of this epoch, in nats.
  public var trainLoss: Double
  /// Mean cross-entropy over the validation images, in nats.
  public var validationLoss: Double
  /// Validation images that were classified wrongly.
  public var validationWrongCount: Int
  /// Validation images in all.
  public var validationCount: Int
  /// Which filters are silent after the epoch; empty where nobody looked.
  public var silentFilters: [SilentFilters]

  /// Collects the facts.
  public init(
    epoch: Int, step: Int, trainLoss: Double, validationLoss: Double, validationWrongCount: Int,
    validationCount: Int, silentFilters: [SilentFilters] = []
  ) {
    self.epoch = epoch
    self.step = step
    self.trainLoss = trainLoss
    self.validationLoss = validationLoss
    self.validationWrongCount = validationWrongCount
    self.validationCount = validationCount
    self.silentFilters = silentFilters
  }
}

/// The test set after the last epoch.
public struct TrainingResult: Sendable {
  /// Mean cross-entropy over the test images, in nats.
  public var testLoss: Double
  /// The class that the network gave to each test image, in order.
  public var predictions: [Int]
  /// The class that each test image has.
  public var labels: [Int]
  /// Cross-entropy of each test image, in nats and in order; empty where it was not kept.
  public var losses: [Double]

  /// Collects the facts.
  public init(testLoss: Double, predictions: [Int], labels: [Int], losses: [Double] = []) {
    self.testLoss = testLoss
    self.predictions = predictions
    self.labels = labels
    self.losses = losses
  }

  /// Test images classified wrongly.
  public var wrongCount: Int { zip(predictions, labels).count { $0 != $1 } }
}
