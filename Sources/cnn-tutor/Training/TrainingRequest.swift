internal import CNNEngine
internal import Course
internal import DataSets
internal import Foundation
internal import Tutor

/// A run as it was asked for: checked, but with no image read yet.
struct TrainingRequest: Sendable {
  /// The settings; the seed may be changed before the run begins.
  var plan: TrainingPlan
  private let configuration: TrainingConfiguration
  private let recipe: DataRecipe
  private let supply: ImageSupply
  /// Where the training images come from, when the test images come from elsewhere.
  private let drawn: ImageSupply?
  /// Weights to start from; nil draws them.
  private let network: Network?
  let savedFile: WeightFile?
  private let recorder: PictureRecorder?
  private let variant: String
  private let log: RunLog?

  /// Refuses what cannot work before anything is computed.
  init(
    _ experiment: String, variant: String = "", _ run: ExperimentSettings, seed: UInt64,
    _ settings: TrainingSettings, supply: ImageSupply, drawn: ImageSupply? = nil
  ) throws {
    configuration = TrainingConfiguration(run, seed: seed, threadCount: settings.threadCount)
    try configuration.check()
    network = try settings.loadedFile?.read(run.network)
    savedFile = settings.savedFile
    recorder = settings.recorder
    self.variant = variant
    log = settings.log
    self.supply = supply
    self.drawn = drawn
    recipe = DataRecipe(run, seed: seed)
    plan = TrainingPlan(
      experiment: experiment, dataName: supply.name,
      epochCount: run.epochCount(imageCount: recipe.expectedTrainingCount),
      batchSize: run.batchSize, learningRate: run.rule.rate, seed: seed)
  }

  /// Reads the files, or the strokes from which digits are drawn.
  func load() throws -> LoadedImages {
    LoadedImages(data: try supply.load(), drawn: try drawn?.load())
  }

  /// Reads or prepares the images and lays the run out; the first step is not yet made.
  func begin() throws -> TrainingRun {
    try begin(load())
  }

  /// Lays the run out on images that were read already.
  func begin(_ images: LoadedImages) throws -> TrainingRun {
    let data = recipe.apply(to: images.mixed)
    var configuration = configuration
    configuration.seed = plan.seed
    let trainer = try Trainer(configuration, data: data, network: network)
    return TrainingRun(
      trainer: trainer, data: data, savedFile: savedFile, recorder: recorder, plan: plan,
      variant: variant,
      log: log)
  }
}

/// Images that were read, before an experiment takes its share.
struct LoadedImages: Sendable {
  let data: TrainingData
  /// What is trained on instead, where only the test is on `data`.
  let drawn: TrainingData?

  fileprivate var mixed: TrainingData {
    guard let drawn else { return data }
    return TrainingData(training: drawn.training, validation: drawn.validation, test: data.test)
  }
}

/// What a student can choose of a run; what is nil the experiment decides.
struct TrainingSettings {
  var experiment: String?
  var data = DataChoice.automatic
  /// Images, or pairs, to train on at most.
  var imageLimit: Int?
  var epochCount: Int?
  var batchSize: Int?
  var learningRate: Double?
  var seeds: [UInt64]?
  var threadCount: Int?
  var initialiser: Initialiser?
  /// Where weights to start from are read.
  var loadedFile: WeightFile?
  /// Where the weights are kept when the run is finished.
  var savedFile: WeightFile?
  /// Where pictures for a lesson are written.
  var recorder: PictureRecorder?
  /// Where the events of the runs are written down.
  var log: RunLog?
}

extension TrainingConfiguration {
  /// One run of an experiment.
  fileprivate init(_ run: ExperimentSettings, seed: UInt64, threadCount: Int?) {
    self.init(
      architecture: run.network, initialiser: run.initialiser, rule: run.rule,
      batchSize: run.batchSize, seed: seed, threadCount: threadCount,
      isShuffled: run.data.order == .shuffled, isRateFalling: run.isRateFalling,
      keepsBestEpoch: run.weights == .best)
    measuresGradientNorm = true
    silenceInterval = max(Self.lookInterval, Self.imagesPerLook / max(1, run.batchSize))
    switch run.length {
    case .epochs(let count): epochCount = count
    case .steps(let count):
      // Each epoch makes at least one step.
      epochCount = count
      stepLimit = count
    }
  }

  /// Steps from one look at the silent filters to the next: a sixth of what is called dead.
  private static let lookInterval = 16
  /// Training images from one look to the next, at least: a look reads 128, which costs as much as learning from
  /// forty, and should not cost more than a fiftieth of the run.
  private static let imagesPerLook = 2_048
}

extension DataRecipe {
  /// What an experiment makes of the images.
  fileprivate init(_ run: ExperimentSettings, seed: UInt64) {
    self.init(imageShape: run.network.input, seed: seed)
    trainingCount = run.data.trainingCount
    validationCount = run.data.validationCount
    hasShuffledLabels = run.data.labels == .shuffled
    isSortedByClass = run.data.order == .sorted
    pairCount = run.data.pairCount
  }

  /// Images to train on when the set is MNIST or as large.
  fileprivate var expectedTrainingCount: Int { pairCount ?? trainingCount ?? 58_976 }
}
