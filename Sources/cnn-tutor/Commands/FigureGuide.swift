internal import Course

/// What `animate` says of each figure, and which of its options belong to it: the help and the parser read the same.
struct FigureGuide {
  /// The word behind `animate`.
  let name: String
  let words: String
  /// As they are typed; `layers` is the argument without a name.
  let options: [String]

  private init(_ name: String, _ words: String, _ options: String) {
    self.name = name
    self.words = words
    self.options = options.split(separator: " ").map(String.init)
  }

  private static let window = "--input --kernel --padding --stride --dilation"
  private static let convolution = window + " --mode --padding-mode --channels --filters --bias"

  static let all = [
    FigureGuide("conv1d", "a kernel slides over a row", convolution),
    FigureGuide("conv2d", "a kernel slides over a picture", convolution),
    FigureGuide("pool1d", "the largest or the mean of each window", window + " --mode"),
    FigureGuide("pool2d", "the same in a picture", window + " --mode"),
    FigureGuide(
      "conv-transpose1d", "each number stamps the kernel",
      window + " --channels --filters --bias"),
    FigureGuide(
      "conv-transpose2d", "the same in a picture", window + " --channels --filters --bias"),
    FigureGuide(
      "receptive-field", "what one unit of a network sees",
      "--network layers --input --layer --unit"),
    FigureGuide("network", "a layer table", "--network layers --input"),
    FigureGuide("matrix", "a convolution, or a stack of them, as its matrix", window),
    FigureGuide("backprop", "the way back through a convolution", "--input --kernel --slopes"),
    FigureGuide(
      "wires", "which input feeds which output, and what the wires cost",
      "--input --kernel --stride --bias --activation --wiring layers --count-input --show"),
    FigureGuide(
      "volume", "filters as deep as their input, and their maps",
      "--input --filters --kernel --padding --stride --dilation --bias"),
    FigureGuide("descent", "gradient descent on two weights", "--rate --batch --seed"),
    FigureGuide("features", "filters on a picture", "--input"),
    FigureGuide(
      "variance", "signals through layers before any training",
      "--width --depth --activation --weights --show --seed"),
    FigureGuide(
      "dead-relu", "a ReLU unit that learns by hand",
      "--input --weight --bias --target --rate --steps"),
    FigureGuide("functions", "functions of x, and their slopes", "--functions --range"),
    FigureGuide("signal", "the numbers of a given network", "--lesson"),
    FigureGuide("derive", "a derivation, line by line", "--lesson --question"),
    FigureGuide("bars", "values of a lesson side by side", "--lesson"),
    FigureGuide("curves", "recorded runs of a lesson", "--lesson"),
    FigureGuide("norms", "a block of numbers, normalised in three ways", "--input"),
    FigureGuide("pictures", "recorded digits, kernels and maps of a lesson", "--lesson"),
    FigureGuide("points", "values of a lesson with error bars", "--lesson"),
  ]

  /// One line a figure, its options behind it.
  static var help: String {
    let width = (all.map(\.name.count).max() ?? 0) + 2
    return all.map { figure in
      figure.name + String(repeating: " ", count: width - figure.name.count) + figure.words
        + "\n" + String(repeating: " ", count: width) + figure.options.joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// Why an option cannot be given to a figure; nil when it can, or when there is no such figure.
  static func refusal(of option: String, for name: String) -> String? {
    guard let figure = all.first(where: { $0.name == name }), !figure.options.contains(option)
    else { return nil }
    let owners = all.filter { $0.options.contains(option) }.map(\.name)
    let words =
      owners.count > 1
      ? owners.dropLast().joined(separator: ", ") + " and " + owners[owners.count - 1]
      : owners.joined()
    return "\(option) belongs to \(words), not to \(name)."
  }
}
