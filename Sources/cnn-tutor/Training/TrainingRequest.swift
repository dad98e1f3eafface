internal import CNNEngine
internal import Course
internal import DataSets
internal import Foundation
internal import Tutor

/// A run as it was asked for: checked, but with no image read yet.
struct TrainingRequest: Sendable {
  let plan: TrainingPlan
  private let configuration: TrainingConfiguration
  private let supply: ImageSupply
  /// Weights to start from; nil draws them.
  private let network: Network?
  private let savedFile: WeightFile?

  /// Refuses what cannot work before anything is computed; `content` is called when the data needs it.
  init(_ settings: TrainingSettings, content: () throws -> ContentFolder) throws {
    guard let architecture = Architecture.named(settings.experiment) else {
      throw UnknownExperiment(name: settings.experiment)
    }
    configuration = TrainingConfiguration(
      architecture: architecture, initialiser: settings.initialiser,
      rule: .sgd(rate: settings.learningRate), batchSize: settings.batchSize,
      epochCount: settings.epochCount, seed: settings.seed, threadCount: settings.threadCount)
    try configuration.check()
    network = try settings.loadedFile?.read(architecture)
    savedFile = settings.savedFile
    try savedFile?.checkWritable()
    supply = try ImageSupply(settings.data, content: content)
    plan = TrainingPlan(
      experiment: settings.experiment, dataName: supply.name, epochCount: settings.epochCount,
      batchSize: settings.batchSize, learningRate: settings.learningRate, seed: settings.seed)
  }

  /// Reads or prepares the images and lays the run out; the first step is not yet made.
  func begin() throws -> TrainingRun {
    let data = try supply.load()
    let trainer = try Trainer(configuration, data: data, network: network)
    return TrainingRun(trainer: trainer, data: data, savedFile: savedFile)
  }
}

/// What a student can choose of a run; the defaults are the course's.
struct TrainingSettings {
  static let experiments = ["lenet5"]

  var experiment = "lenet5"
  var data = DataChoice.automatic
  var epochCount = 20
  var batchSize = 64
  var learningRate = 0.1
  var seed: UInt64 = 1
  var threadCount: Int?
  var initialiser: Initialiser?
  /// Where weights to start from are read.
  var loadedFile: WeightFile?
  /// Where the weights are kept when the run is finished.
  var savedFile: WeightFile?
}

/// A name that no experiment has.
struct UnknownExperiment: Error, CustomStringConvertible {
  let name: String

  var description: String {
    let known = TrainingSettings.experiments
    let hint = known.nearest(to: name).map { "Did you mean \($0)?" }
    return "there is no experiment \"\(name)\". "
      + (hint ?? "Take one of: \(known.joined(separator: ", ")).")
  }
}
