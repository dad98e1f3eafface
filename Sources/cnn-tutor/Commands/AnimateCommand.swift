internal import ArgumentParser
internal import Tutor

/// `cnn-tutor animate conv1d`: one figure alone.
struct AnimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "animate",
    abstract: "Watch a window slide: conv1d, conv2d, pool1d or pool2d.",
    discussion: """
      --input and --kernel take a size (8, 5x5) or numbers (2,0,-1; the rows of a picture are parted by \
      semicolons). For pooling --kernel is the side of the window.
      """)

  @Argument(help: "conv1d, conv2d, pool1d or pool2d.")
  var operation: String

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

  func run() throws {
    var request = AnimationRequest(operation: operation)
    request.input = input
    request.kernel = kernel
    request.padding = padding
    request.stride = stride
    request.dilation = dilation
    try Wiring(options).show(.figure(request.spec()))
  }
}
