internal import ArgumentParser
internal import CNNEngine
internal import Checked
internal import Course
internal import DataSets

/// `cnn-tutor bench`: how fast the engine is, as a share of what the machine can do at this moment.
struct BenchCommand: ParsableCommand {
  enum Work: String, ExpressibleByArgument, CaseIterable {
    case train, infer, layers
    /// Digits drawn from strokes, on one thread.
    case digits
  }

  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure training, inference, single layers, or the drawing of digits.")

  @Argument(help: "What to measure.")
  var work = Work.train

  @Option(parsing: .unconditional, help: "Images a step.")
  var batch = 64

  @Option(parsing: .unconditional, help: "Threads; all cores when not given.")
  var threads: Int?

  @Option(help: ArgumentHelp("A network that summary knows by name.", valueName: "name"))
  var network = "lenet5"

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    guard let architecture = Architecture.named(network) else {
      throw UnknownNetwork(name: network)
    }
    if isDebugBuild {
      complain(
        "this is a debug build, many times slower. Build with swift build -c release to measure.")
    }
    if work == .digits {
      guard batch >= 1 else { throw TrainingError.batchSize(got: batch, imageCount: nil) }
      let digits = try ImageSupply(.generated) { try ContentFolder(given: options.content) }.load()
      let report = DigitBenchmark(digits.training, batch: batch).run()
      return try show(report)
    }
    let benchmark = try Benchmark(
      architecture: architecture, batchSize: batch, threadCount: threads ?? Benchmark.coreCount)
    let measurement = BenchMeasurement(benchmark)
    let reports: [BenchReport] =
      switch work {
      case .train: [measurement.training(batch: batch)]
      case .infer: [measurement.inference(batch: batch)]
      case .layers: measurement.layers()
      case .digits: []
      }
    for report in reports { try show(report) }
    if work == .layers, !json { try printReadableLayers(of: architecture) }
  }

  private func show(_ report: BenchReport) throws {
    json ? try Output.results.object(report) : try Output.results.line(report.text)
  }

  /// Layers that have no loops of their own, with the reason.
  private func printReadableLayers(of architecture: Architecture) throws {
    for layer in try architecture.plannedLayers() {
      if case .readable(let reason) = layer.execution {
        try Output.results.line(
          "layers \(layer.name): done by the readable executor (\(reason))")
      }
    }
  }
}

/// A name that no network has.
private struct UnknownNetwork: Error, CustomStringConvertible {
  let name: String

  var description: String {
    let hint = Architecture.names.nearest(to: name).map { "Did you mean \"\($0)\"?" }
    return "there is no network \"\(name)\". "
      + (hint ?? "Names: \(Architecture.names.joined(separator: ", ")).")
  }
}
