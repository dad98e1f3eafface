internal import ArgumentParser
internal import CNNEngine
internal import Canvas
internal import Course
internal import DataSets
internal import Foundation

/// `cnn-tutor classify`: which digit a picture shows, as a trained LeNet-5 sees it.
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Say which digit a picture shows.",
    discussion: """
      The picture is a portable grey map (P2 or P5) of any size. It is brought into MNIST's form: \
      ink in a box of 20x20, its centre of mass in the middle of 28x28. Without --load a LeNet-5 is \
      trained for a few seconds on digits that the program draws.
      """)

  /// How the ink stands out.
  enum Ink: String, ExpressibleByArgument, CaseIterable {
    case auto
    case dark
    case light
  }

  @Argument(help: ArgumentHelp("A picture, P2 or P5.", valueName: "file.pgm"))
  var file: String

  @Option(
    help: ArgumentHelp(
      "Weights of a LeNet-5 that train-live --save has kept.", valueName: "file"))
  var load: String?

  @Option(help: "Whether the ink is dark or light; auto looks at the edge of the picture.")
  var ink = Ink.auto

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let image = try GreyImage(pgm: file)
    let isDark = ink == .auto ? image.isDarkOnLight : ink == .dark
    guard let digit = CentredDigit(isDark ? image.inverted : image) else {
      throw PictureFileError(path: file, problem: .blank)
    }
    let reader = try DigitReader(load: load, content: { try ContentFolder(given: options.content) })
    let probabilities = try reader.probabilities(of: digit)
    let answer = Answer(
      digit: probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0,
      probabilities: probabilities, weights: reader.weights, ink: isDark ? "dark" : "light",
      file: file)
    json ? try Output.results.object(answer) : try printText(answer, digit)
  }

  /// What is printed.
  private struct Answer: Encodable {
    let digit: Int
    let probabilities: [Double]
    let weights: String
    let ink: String
    let file: String
  }

  private func printText(_ answer: Answer, _ digit: CentredDigit) throws {
    let capabilities = Capabilities(
      isUnicode: options.capabilities.isUnicode, colorCount: 0, hasMotion: false)
    let picture = Picture(
      width: CentredDigit.side, height: CentredDigit.side, values: digit.pixels.map(Double.init))
    let size = picture.size(.small, capabilities: capabilities)
    var grid = Grid(size: Size(width: 64, height: size.height))
    picture.draw(on: &grid, x: 0, y: 0, capabilities: capabilities)
    for (number, probability) in answer.probabilities.enumerated() {
      let bar = Gauge(fraction: probability).line(width: 20, isUnicode: capabilities.isUnicode)
      let percent = "\((100 * probability).fixed(1)) %"
      let line = StyledText("\(number) ") + bar + StyledText(" " + percent)
      grid.write([line], x: size.width + 2, y: number + 1)
    }
    let text = PlainText(isUnicode: capabilities.isUnicode)
    for row in grid.rows { try text.print(row.isEmpty ? " " : row) }
    let percent = (100 * answer.probabilities[answer.digit]).fixed(1)
    try text.print(
      "\(answer.digit), with \(percent) % (\(answer.ink) ink; weights: \(answer.weights))")
  }
}

/// A LeNet-5 that reads digits: with weights from a file, or trained for the moment.
private struct DigitReader {
  private let network: Network
  /// Where the weights come from.
  let weights: String

  /// About two seconds of work on two cores.
  private static let stepCount = 600

  init(load path: String?, content: () throws -> ContentFolder) throws {
    guard let architecture = Architecture.named("lenet5") else {
      preconditionFailure("lenet5 is in the catalogue")
    }
    if let path {
      network = try WeightFile(path).read(architecture)
      weights = path
      return
    }
    let data = try ImageSupply(.generated, content: content).load()
    let trainer = try Trainer(
      TrainingConfiguration(
        architecture: architecture, batchSize: 64, epochCount: 1, stepLimit: Self.stepCount),
      data: TrainingData(
        training: data.training, validation: data.validation,
        test: ImageRange(data.validation, 0..<1)))
    defer { trainer.cancel() }
    complain("no --load: training LeNet-5 on generated digits for a few seconds.")
    var error = 0.0
    while let event = trainer.next() {
      if case .epoch(let epoch) = event {
        error = Double(epoch.validationWrongCount) / Double(epoch.validationCount)
      }
      if case .step(let step) = event, step.step % 100 == 0 {
        complain("step \(step.step) of \(Self.stepCount), loss \(step.trainLoss.fixed(3))")
      }
    }
    network = trainer.network
    weights =
      "trained now on \(Self.stepCount * 64) generated digits, "
      + "\((100 * error).fixed(1)) % wrong on others of them"
  }

  /// Ten probabilities.
  func probabilities(of digit: CentredDigit) throws -> [Double] {
    let shape = network.architecture.input
    let input = Tensor(
      Shape([1] + shape.dimensions), digit.padded(to: shape[2]).map(Double.init))
    let logits = try network.forward(input).output.elements
    return softmax(logits)
  }
}
