internal import ArgumentParser
internal import Course
internal import Foundation
internal import Tutor

/// `cnn-tutor animate conv1d`: one figure alone.
struct AnimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "animate",
    abstract: "Watch a window slide, see what one unit sees, a matrix, filters, a descent.",
    discussion: """
      --input and --kernel take a size (8, 5x5) or numbers (2,0,-1; the rows of a picture are parted by \
      semicolons, channels by a bar, filters by a slash); 3x5x5 has three channels. For pooling --kernel is the side of the window. receptive-field takes --network lenet5, \
      or the short form of summary: --input 1x13x13 "conv 3@3x3 | relu | maxpool 2". matrix takes --input 7x7 and --kernel 3, \
      or a stack of kernels: --kernel "3 | 3 | 3". backprop takes --slopes 1,-1,2 as well, one for each output. descent takes --rate, \
      --batch and --seed. variance runs networks before any training, with --weights lecun, xavier, he, a number or \
      2/n; dead-relu is a unit that learns by hand, with --rate. features takes --input FILE.pgm, a small plain PGM, or \
      the course's own picture.
      """)

  @Argument(
    help: """
      conv1d, conv2d, pool1d, pool2d, conv-transpose1d, conv-transpose2d, receptive-field, matrix, backprop, \
      descent, features, variance or dead-relu.
      """
  )
  var operation: String

  @Argument(help: "Layers in the short form, for receptive-field.")
  var layers: String?

  @Option(help: "A network by its name, for receptive-field (default: lenet5).")
  var network: String?

  @Option(help: "The layer whose unit is picked, for receptive-field.")
  var layer: String?

  @Option(help: ArgumentHelp("The unit of that layer, from 0, such as 2,3.", valueName: "place"))
  var unit: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What the window slides over.", valueName: "size or numbers"))
  var input: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The weights, or their number.", valueName: "size or numbers"))
  var kernel: String?

  @Option(parsing: .unconditional, help: "Zeros added at each end.")
  var padding = 0

  @Option(
    help: "Distance between neighbouring windows (default: 1, for pooling the window's side).")
  var stride: Int?

  @Option(parsing: .unconditional, help: "Distance between neighbouring taps; 1 leaves no gaps.")
  var dilation = 1

  @Option(
    help: ArgumentHelp(
      "cross-correlation, convolution or both; for pooling max, average or both.",
      valueName: "mode"))
  var mode: String?

  @Option(
    help: ArgumentHelp(
      "What stands in the padding: zeros, replicate, reflect or circular.", valueName: "word"))
  var paddingMode: String?

  @Option(parsing: .unconditional, help: "Channels that go in.")
  var channels: Int?

  @Option(parsing: .unconditional, help: "Filters: channels that come out.")
  var filters: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Slopes of the loss at the outputs, for backprop.", valueName: "numbers"))
  var slopes: String?

  @Option(help: "Learning rate, for descent and dead-relu.")
  var rate: Double?

  @Option(help: "Points looked at for each step, for descent.")
  var batch: Int?

  @Option(help: "What draws the batches of descent, and the networks of variance.")
  var seed: Int?

  @OptionGroup var spread: SpreadOptions

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if operation != FigureSpec.varianceName, !spread.variance.isEmpty {
      throw ValidationError(
        "--width, --depth, --activation, --weights and --show belong to variance.")
    }
    if operation != FigureSpec.unitName, !spread.unit.isEmpty {
      throw ValidationError(
        "--weight, --bias, --target and --steps belong to dead-relu.")
    }
    if operation != FigureSpec.receptiveFieldName, layers ?? network ?? layer ?? unit != nil {
      throw ValidationError(
        "--network, --layer, --unit and layers belong to \(FigureSpec.receptiveFieldName).")
    }
    let slides = AnimationSpec.Operation(rawValue: operation) != nil
    if !slides, mode != nil || paddingMode != nil || channels != nil || filters != nil {
      throw ValidationError(
        "--mode, --padding-mode, --channels and --filters belong to a window that slides.")
    }
    if operation != FigureSpec.backpropName, slopes != nil {
      throw ValidationError("--slopes belongs to \(FigureSpec.backpropName).")
    }
    if operation != FigureSpec.descentName, batch != nil {
      throw ValidationError("--batch belongs to descent.")
    }
    if ![FigureSpec.descentName, FigureSpec.unitName].contains(operation), rate != nil {
      throw ValidationError("--rate belongs to descent and dead-relu.")
    }
    if ![FigureSpec.descentName, FigureSpec.varianceName].contains(operation), seed != nil {
      throw ValidationError("--seed belongs to descent and variance.")
    }
  }

  func run() throws {
    var request = AnimationRequest(operation: operation)
    request.input = input
    request.network = layers ?? network
    request.layer = layer
    request.place = unit
    request.kernel = kernel
    request.mode = mode
    request.paddingMode = paddingMode
    request.channels = channels
    request.filters = filters
    request.slopes = slopes
    request.rate = rate
    request.batch = batch
    request.seed = seed
    request.padding = padding
    request.stride = stride
    request.dilation = dilation
    request.variance = spread.variance
    request.unit = spread.unit
    let wiring = Wiring(options)
    if operation == FigureSpec.featuresName {
      request.picture =
        try input.map(textOfPicture) ?? wiring.library.asset(FeaturesSpec.usualPicture)
    }
    try wiring.show(.figure(request.spec()))
  }

  private func textOfPicture(_ path: String) throws(UnreadablePicture) -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw UnreadablePicture(path: path)
    }
    return text
  }
}

/// A picture that is not there, or no text.
struct UnreadablePicture: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "cannot read the picture \"\(path)\". Name a plain PGM file, one that begins with P2."
  }
}
