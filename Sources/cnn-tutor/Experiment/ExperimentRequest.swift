internal import CNNEngine
internal import Course
internal import DataSets
internal import Foundation
internal import Tutor

/// An experiment as it was asked for: options checked, runs listed, no image read yet.
struct ExperimentRequest: Sendable {
  let plan: ExperimentPlan
  private let requests: [TrainingRequest]
  private let supply: ImageSupply

  /// Refuses what cannot work before anything is computed; `content` is called when the data needs it.
  init(
    _ experiment: Experiment, _ settings: TrainingSettings, content: () throws -> ContentFolder
  ) throws {
    let experiment = try settings.applied(to: experiment)
    supply = try ImageSupply(settings.data, content: content)
    let drawn =
      try experiment.variants.contains { $0.settings.data.isDrawn }
      ? ImageSupply(.generated, content: content) : nil
    var requests: [TrainingRequest] = []
    var runs: [ExperimentPlan.Run] = []
    for seed in experiment.seeds {
      for (index, variant) in experiment.variants.enumerated() {
        let request = try TrainingRequest(
          experiment.id, variant: variant.name, variant.settings, seed: seed, settings,
          supply: supply, drawn: drawn)
        requests.append(request)
        runs.append(.init(variant: index, training: request.plan))
      }
    }
    guard requests.count == 1 || settings.savedFile == nil && settings.loadedFile == nil else {
      throw OneRunOnly(experiment: experiment.id, runCount: requests.count)
    }
    try settings.savedFile?.checkWritable()
    self.requests = requests
    let name = drawn == nil ? supply.name : "generated digits, tested on \(supply.name)"
    plan = ExperimentPlan(
      experiment: experiment, runs: runs, dataName: name,
      judgesBands: supply.isRead && settings.leavesLengthAlone)
  }

  /// The work, with nothing done yet.
  func begin(_ detail: ExperimentWork.Detail) -> ExperimentWork {
    ExperimentWork(requests, asksForSignals: plan.experiment.needsSignals, detail: detail)
  }
}

extension Experiment {
  /// LeNet-5 as the course trains it, for where no course is installed.
  static var lenet5: Experiment {
    let network = Architecture.named("lenet5") ?? Architecture(input: [1, 32, 32], layers: [])
    return Experiment(
      id: "lenet5", title: "LeNet-5 as the course trains it",
      variants: [
        ExperimentVariant(
          name: "",
          settings: ExperimentSettings(
            network: network, rule: .sgd(rate: 0.1), batchSize: 64, initialiser: nil,
            length: .epochs(20)))
      ], seeds: [1])
  }

  /// Whether the layers' signals are looked at, which takes a moment.
  fileprivate var needsSignals: Bool {
    let claimed = (expectations + bands).flatMap(\.measures)
    return (measures + claimed).contains { $0 == .outputRatio || $0 == .gradientRatio }
  }
}

extension TrainingSettings {
  /// Whether the runs are as long as the experiment has them.
  fileprivate var leavesLengthAlone: Bool {
    epochCount == nil && batchSize == nil && learningRate == nil && initialiser == nil
      && imageLimit == nil
  }

  /// The experiment with what was asked for instead of its own settings.
  fileprivate func applied(to experiment: Experiment) throws -> Experiment {
    let given: [(option: ExperimentOption, isGiven: Bool)] = [
      (.epochs, epochCount != nil), (.batch, batchSize != nil),
      (.learningRate, learningRate != nil), (.initialiser, initialiser != nil),
    ]
    for (option, isGiven) in given where isGiven && experiment.varied.contains(option) {
      throw VariedOption(experiment: experiment.id, option: option)
    }
    if let imageLimit, imageLimit < 1 { throw NoImages(count: imageLimit) }
    var changed = experiment
    if let seeds { changed.seeds = seeds }
    for index in changed.variants.indices {
      var settings = changed.variants[index].settings
      if let imageLimit { settings.data.keep(atMost: imageLimit) }
      if let epochCount { settings.length = .epochs(epochCount) }
      if let batchSize { settings.batchSize = batchSize }
      if let learningRate { settings.rule.rate = learningRate }
      if let initialiser { settings.initialiser = initialiser }
      changed.variants[index].settings = settings
    }
    return changed
  }
}

extension ExperimentData {
  /// Leaves out what is beyond so many training images, or pairs of them.
  fileprivate mutating func keep(atMost limit: Int) {
    if let pairCount {
      self.pairCount = min(pairCount, limit)
    } else {
      trainingCount = min(trainingCount ?? limit, limit)
    }
  }
}

/// A run without an image.
private struct NoImages: Error, CustomStringConvertible {
  let count: Int

  var description: String {
    "--images is \(count), and a run learns from one image at least. Give 1 or more."
  }
}

/// An option for the very thing that an experiment varies.
private struct VariedOption: Error, CustomStringConvertible {
  let experiment: String
  let option: ExperimentOption

  var description: String {
    "the experiment \(experiment) compares several values of --\(option.rawValue), so it takes none. "
      + "Leave the option out, or use it with another experiment, such as lenet5."
  }
}

/// Weights were to be kept of several runs, or several runs to start from the same ones.
private struct OneRunOnly: Error, CustomStringConvertible {
  let experiment: String
  let runCount: Int

  var description: String {
    "the experiment \(experiment) makes \(runCount) runs, and --save and --load are for one. "
      + "Take an experiment of one network with --seed 1."
  }
}
