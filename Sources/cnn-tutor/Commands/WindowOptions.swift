internal import ArgumentParser

/// What slides over what, for `animate`.
struct WindowOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What the window slides over.", valueName: "size or numbers"))
  var input: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The weights, or their number.", valueName: "size or numbers"))
  var kernel: String?

  @Option(parsing: .unconditional, help: "Zeros added at each end (default: 0).")
  var padding: Int?

  @Option(
    parsing: .unconditional,
    help: "Distance between neighbouring windows (default: 1, for pooling the window's side).")
  var stride: Int?

  @Option(
    parsing: .unconditional,
    help: "Distance between neighbouring taps; 1, the default, leaves no gaps.")
  var dilation: Int?

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

  @Option(help: "dense, local or shared, for wires.")
  var wiring: String?

  @Option(
    help: ArgumentHelp(
      "What the layer reads whose weights wires counts (default: 1x13x13).", valueName: "CxHxW"))
  var countInput: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Slopes of the loss at the outputs, for backprop.", valueName: "numbers"))
  var slopes: String?

  /// The options that were given, as they are typed.
  var given: [String] {
    [
      ("--input", input != nil), ("--kernel", kernel != nil), ("--padding", padding != nil),
      ("--stride", stride != nil), ("--dilation", dilation != nil), ("--mode", mode != nil),
      ("--padding-mode", paddingMode != nil), ("--channels", channels != nil),
      ("--filters", filters != nil), ("--slopes", slopes != nil),
      ("--wiring", wiring != nil), ("--count-input", countInput != nil),
    ].filter(\.1).map(\.0)
  }
}

/// Which network, layer, lesson or function a figure shows.
struct PlaceOptions: ParsableArguments {
  @Option(help: "A network by its name (default: lenet5).")
  var network: String?

  @Option(help: "The layer whose unit is picked, for receptive-field.")
  var layer: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The unit of that layer, from 0, such as 2,3.", valueName: "place"))
  var unit: String?

  @Option(help: "The lesson that holds the figure.")
  var lesson: String?

  @Option(help: ArgumentHelp("The question that is derived, such as init.relu.", valueName: "id"))
  var question: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Functions of x with commas between them: relu, tanh', max(0,x)^2.", valueName: "list"))
  var functions: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where functions are drawn, such as -4,4.", valueName: "from,to"))
  var range: String?

  /// The options that were given, as they are typed.
  var given: [String] {
    [
      ("--network", network != nil), ("--layer", layer != nil), ("--unit", unit != nil),
      ("--lesson", lesson != nil), ("--question", question != nil),
      ("--functions", functions != nil), ("--range", range != nil),
    ].filter(\.1).map(\.0)
  }
}
