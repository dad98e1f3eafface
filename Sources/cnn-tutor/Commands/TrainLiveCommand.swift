internal import ArgumentParser
internal import CNNEngine
internal import DataSets
internal import Foundation
internal import Tutor

/// `cnn-tutor train-live`: trains a network and shows it live.
struct TrainLiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-live",
    abstract: "Train LeNet-5 on handwritten digits and watch it live.",
    discussion: """
      Without MNIST the digits are drawn by the program. A folder given by --data holds the four \
      files of MNIST, such as train-images-idx3-ubyte, plain or .gz.

      A run that diverges is a result, not a failure: it ends there, the exit code is 0, and no weights \
      are kept. With --json its last line is the event "diverged" instead of "finished", with null as \
      testError and for every number that is not finite.
      """)

  @Argument(
    help: ArgumentHelp(
      "An experiment of the course, such as lr-sweep; --list names them.",
      valueName: "experiment"))
  var experiment: String?

  @Flag(help: "Name the experiments and what they cost on this machine.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "auto (MNIST when it is installed), generated, mnist, or a folder.", valueName: "data"))
  var data = "auto"

  @Option(
    parsing: .unconditional,
    help: "Passes over the training images; the experiment's own when not given.")
  var epochs: Int?

  @Option(
    parsing: .unconditional, help: "Images a step; the experiment's own when not given.")
  var batch: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Train on so many images at most, or pairs, for a quick look.", valueName: "count"))
  var images: Int?

  @Option(
    name: .customLong("learning-rate"), parsing: .unconditional,
    help: "How far a step follows the gradient; the experiment's own when not given.")
  var learningRate: Double?

  @Option(
    parsing: .unconditional,
    help: "Weights and the order of the images come from it: one run a variant.",
    transform: parseSeed)
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Several seeds, such as 1,2,3: one run each.", valueName: "list"),
    transform: parseSeeds)
  var seeds: [UInt64]?

  @Option(parsing: .unconditional, help: "Threads; all cores when not given.")
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "How weights are drawn: he, xavier, lecun, pytorch, or a standard deviation.",
      valueName: "name"))
  var initialiser: String?

  @Option(
    help: ArgumentHelp("Start from the weights of a safetensors file.", valueName: "file"))
  var load: String?

  @Option(
    help: ArgumentHelp(
      "Keep the weights of the finished run as a safetensors file.", valueName: "file"))
  var save: String?

  @Option(
    help: ArgumentHelp("Write every step as a row of comma-separated values.", valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp("Draw the losses of finished runs into an SVG file.", valueName: "file"))
  var svg: String?

  @Option(
    help: ArgumentHelp(
      "Write pictures of the first finished run for a lesson: digits, maps, kernels, misses.",
      valueName: "file"))
  var record: String?

  @Flag(name: .customLong("no-ui"), help: "Print one line an epoch instead of the screen.")
  var hasNoUI = false

  @Flag(help: "Print one JSON object an event instead of the screen.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let wiring = Wiring(options)
    wiring.trainingSettings = try settings
    if list { return try wiring.listExperiments() }
    if isDebugBuild {
      complain(
        "this is a debug build, many times slower. Build with swift build -c release to train.")
    }
    defer {
      if let complaint = wiring.trainingSettings?.log?.complaint { complain(complaint) }
    }
    if json || hasNoUI {
      try wiring.trainInLines(experiment: experiment, json: json, asks: false)
    } else {
      try wiring.show(.training(experiment: experiment))
      if let failure = wiring.trainingSession?.failure {
        complain(failure)
        throw ExitCode(2)
      }
    }
  }

  private var settings: TrainingSettings {
    get throws {
      TrainingSettings(
        experiment: experiment, data: DataChoice(data), imageLimit: images, epochCount: epochs,
        batchSize: batch,
        learningRate: learningRate, seeds: seed.map { [$0] } ?? seeds, threadCount: threads,
        initialiser: try initialiser.map { try Self.initialiser($0) },
        loadedFile: load.map { WeightFile($0) }, savedFile: save.map { WeightFile($0) },
        recorder: try record.map { try PictureRecorder(OutputFile($0), origin: Self.typedCommand) },
        log: try RunLog(csv: csv.map { OutputFile($0) }, svg: svg.map { OutputFile($0) }))
    }
  }

  /// The command as it was typed, but for the file that it writes and the folder of the course.
  private static var typedCommand: String {
    var words = ["cnn-tutor"]
    var isValue = false
    for word in CommandLine.arguments.dropFirst() {
      defer { isValue = ["--record", "--content"].contains(word) }
      if !isValue, !["--record", "--content"].contains(word) { words.append(word) }
    }
    return words.joined(separator: " ") + " --record FILE"
  }

  private static func initialiser(_ name: String) throws -> Initialiser {
    guard let initialiser = Initialiser(name) else { throw UnknownInitialiser(name: name) }
    return initialiser
  }
}

/// A way to draw weights that is none.
private struct UnknownInitialiser: Error, CustomStringConvertible {
  let name: String

  var description: String {
    "there is no initialiser \"\(name)\". "
      + "Take he, xavier, lecun, pytorch, or a standard deviation such as 0.1."
  }
}
