internal import ArgumentParser
internal import Course
internal import Tutor

/// `cnn-tutor animate conv1d`: one figure alone.
struct AnimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "animate",
    abstract: "Watch a window slide, see what one unit sees, or a convolution as its matrix.",
    discussion: """
      --input and --kernel take a size (8, 5x5) or numbers (2,0,-1; the rows of a picture are parted by \
      semicolons). For pooling --kernel is the side of the window. receptive-field takes --network lenet5, \
      or the short form of summary: --input 1x13x13 "conv 3@3x3 | relu | maxpool 2". matrix takes --input 7x7 and --kernel 3, \
      or a stack of kernels: --kernel "3 | 3 | 3".
      """)

  @Argument(help: "conv1d, conv2d, pool1d, pool2d, receptive-field or matrix.")
  var operation: String

  @Argument(help: "Layers in the short form, for receptive-field.")
  var layers: String?

  @Option(help: "A network by its name, for receptive-field.")
  var network: String?

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

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if operation != FigureSpec.receptiveFieldName, layers ?? network != nil {
      throw ValidationError("--network and layers belong to \(FigureSpec.receptiveFieldName).")
    }
  }

  func run() throws {
    var request = AnimationRequest(operation: operation)
    request.input = input
    request.network = layers ?? network
    request.kernel = kernel
    request.padding = padding
    request.stride = stride
    request.dilation = dilation
    try Wiring(options).show(.figure(request.spec()))
  }
}
