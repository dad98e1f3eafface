internal import CNNEngine
internal import Canvas
internal import Course
internal import Tutor

/// How long the runs of an experiment take on this machine, by a few steps of each network.
struct ExperimentCost {
  /// A network at a batch size, for which one step is timed once.
  private struct Step: Hashable {
    var network: Architecture
    var batchSize: Int
  }

  private var secondsPerStep: [Step: Double] = [:]

  /// Steps that are timed; the fastest counts, for other programs may use the cores.
  private static let stepCount = 3
  /// Images that a run reads without learning, an epoch's validation taken as a third of a step each.
  private static let testCount = 10_000

  /// Seconds of all runs together.
  mutating func seconds(of experiment: Experiment) throws -> Double {
    var total = 0.0
    for variant in experiment.variants {
      let settings = variant.settings
      let step = try seconds(Step(network: settings.network, batchSize: settings.batchSize))
      let imageCount = settings.data.pairCount ?? settings.data.trainingCount ?? 58_976
      let epochs = settings.epochCount(imageCount: imageCount)
      let stepCount =
        switch settings.length {
        case .epochs: epochs * max(1, (imageCount + settings.batchSize - 1) / settings.batchSize)
        case .steps(let count): count
        }
      let read = epochs * (settings.data.validationCount ?? 1_024) + Self.testCount
      // Without the way back a step costs about a third.
      total += step * (Double(stepCount) + Double(read) / Double(settings.batchSize) / 3)
    }
    return total * Double(experiment.seeds.count)
  }

  private mutating func seconds(_ step: Step) throws -> Double {
    if let known = secondsPerStep[step] { return known }
    let benchmark = try Benchmark(
      architecture: step.network, batchSize: step.batchSize, threadCount: Benchmark.coreCount)
    let clock = ContinuousClock()
    benchmark.train()
    var best = Duration.seconds(3_600)
    for _ in 0..<Self.stepCount { best = min(best, clock.measure { benchmark.train() }) }
    let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) * 1e-18
    secondsPerStep[step] = seconds
    return seconds
  }
}

extension Wiring {
  /// The experiments with their titles, runs and cost, a line each.
  func listExperiments() throws {
    let experiments = try library.experimentsOrProblem()
    var cost = ExperimentCost()
    var rows: [[StyledText]] = []
    for experiment in experiments {
      // Of a debug build the times would mean nothing.
      let seconds = isDebugBuild ? .nan : try cost.seconds(of: experiment)
      let runs = experiment.variants.count * experiment.seeds.count
      rows.append(
        [experiment.id, experiment.title, "\(runs)", seconds.fixed(seconds < 10 ? 1 : 0)]
          .map { StyledText($0) })
    }
    let table = TextTable(
      columns: [
        .init("experiment"), .init("title"), .init("runs", .right), .init("seconds", .right),
      ], rows: rows)
    let text = PlainText(isUnicode: options.capabilities.isUnicode)
    for line in table.lines() { try text.print(line.string) }
    try text.print(
      "Seconds on this machine, \(Benchmark.coreCount) threads: estimated from a few steps of each "
        + "network, timed just now.")
  }
}

extension CourseLibrary {
  /// The experiments that can be read; the first problem when none can.
  fileprivate func experimentsOrProblem() throws -> [Experiment] {
    let experiments = experiments()
    if experiments.isEmpty { _ = try experiment("") }
    return experiments
  }
}
