internal import CNNEngine
internal import Course
internal import DataSets
internal import Foundation
internal import Tutor

/// A run as it was asked for: checked, but with no image read yet.
struct TrainingRequest: Sendable {
  let plan: TrainingPlan
  private let configuration: TrainingConfiguration
  private let source: ResolvedData
  private let strokePath: String
  /// Weights to start from; nil draws them.
  private let network: Network?
  private let savedFile: WeightFile?

  /// Refuses what cannot work before anything is computed.
  init(_ settings: TrainingSettings, content: ContentFolder) throws {
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
    source = try settings.resolvedData()
    strokePath = content.assets + "/digits/strokes.txt"
    plan = TrainingPlan(
      experiment: settings.experiment, dataName: source.name, epochCount: settings.epochCount,
      batchSize: settings.batchSize, learningRate: settings.learningRate, seed: settings.seed)
  }

  /// Reads or prepares the images and lays the run out; the first step is not yet made.
  func begin() throws -> TrainingRun {
    let data = try source.load(strokePath: strokePath)
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

  /// Finds the files that are meant, and makes sure that they are there.
  func resolvedData() throws(DataSetError) -> ResolvedData {
    let folder = DataFolder(environment: ProcessInfo.processInfo.environment)
    let resolved = folder.resolve(data)
    if case .files(let folder) = resolved { try folder.check() }
    return resolved
  }
}

extension ResolvedData {
  /// Reads the files, or the strokes from which digits are drawn as they are needed.
  func load(strokePath: String) throws -> TrainingData {
    switch self {
    case .files(let folder): try .reading(folder)
    case .generated: .generated(try DigitStyles(contentsOf: strokePath))
    }
  }
}

extension DigitStyles {
  /// Reads the stroke file of the course.
  init(contentsOf path: String) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw MissingStrokes(path: path)
    }
    try self.init(text: text, file: path)
  }
}

/// The stroke file of the course is not there.
struct MissingStrokes: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "\(path): cannot be read, so no digit can be drawn. Install Assets beside Exercises, "
      + "or use --data DIR with MNIST's files."
  }
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
