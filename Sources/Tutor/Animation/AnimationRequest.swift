internal import Checked
internal import ContentFormat
package import Course
internal import Figures

/// A figure asked for in words, as on a command line: what slides, over what, and how.
package struct AnimationRequest: Hashable, Sendable {
  /// Such as `conv1d`.
  package var operation: String
  /// A size (`8`, `5x5`) or numbers (`2,0,-1`, rows parted by `;`); nil for the course's own.
  package var input: String?
  package var kernel: String?
  package var padding = 0
  /// Nil for the usual one: 1, and the window's size for pooling.
  package var stride: Int?
  package var dilation = 1
  /// How the kernel is read, what pooling takes, or `both`; nil for the usual one.
  package var mode: String?
  /// What stands in the padding; nil for zeros.
  package var paddingMode: String?
  /// How many channels go in and come out; nil for what the numbers say, or 1.
  package var channels: Int?
  package var filters: Int?
  /// Slopes of the loss at the outputs, for the way back; nil for 1 at each, or the course's own.
  package var slopes: String?
  /// Rate, points a step and seed of a descent, rate of a unit, seed of networks; nil for the course's own.
  package var rate: Double?
  package var batch: Int?
  package var seed: Int?

  /// A network's name, or layers in the short form, which need an input such as `1x13x13`.
  package var network: String?
  /// The layer and the place of the unit, such as `2,3`, that a receptive field begins with.
  package var layer: String?
  package var place: String?

  /// Shape that the counted layer of `wires` reads: that of the course's picture unless said.
  package var countedInput: String?
  /// How outputs are wired: `dense`, `local`, `shared`.
  package var wiring: String?
  /// Functions of x, parted by commas, and the two ends of the axis, such as `-4,4`.
  package var functions: String?
  package var range: String?

  /// Of a stack of layers: width, depth, activation, variance of the weights, what is shown.
  package var variance = VarianceWishes()
  /// Of a unit that learns by hand: its numbers.
  package var unit = UnitWishes()

  package init(operation: String) {
    self.operation = operation
  }

  /// A figure with the numbers of a question.
  package init(_ trial: Trial) {
    operation = trial.figure
    input = trial.input
    kernel = trial.kernel
    padding = trial.padding
    stride = trial.stride
    dilation = trial.dilation
  }

  /// As typed in a shell; what is usual is left out.
  package var command: String {
    var words = ["cnn-tutor animate \(operation)"]
    if let input { words.append("--input \"\(input)\"") }
    if let kernel { words.append("--kernel \"\(kernel)\"") }
    if padding != 0 { words.append("--padding \(padding)") }
    if let stride { words.append("--stride \(stride)") }
    if dilation != 1 { words.append("--dilation \(dilation)") }
    return words.joined(separator: " ")
  }

  /// The figure; throws what cannot be read.
  package func spec() throws(AnimationProblem) -> FigureSpec {
    if let guide = FigureCatalogue.course.guides.first(where: { $0.kind.name == operation }) {
      let known = Set(guide.entries.filter(\.isOption).map(\.option))
      return .request(FigureRequest(operation, typed: typed.filter { known.contains($0.name) }))
    }
    let names = FigureSpec.commandNames
    throw AnimationProblem(
      .unknownOperation(operation, known: names, suggestion: names.nearest(to: operation)))
  }

  /// The settings as they are typed, for kinds that `Figures` knows.
  private var typed: [(name: String, text: String)] {
    let texts = [
      ("input", input), ("kernel", kernel), ("mode", mode), ("paddingMode", paddingMode),
      ("slopes", slopes), (operation == "wires" ? "layers" : "network", network), ("layer", layer),
      ("unit", place),
      ("wiring", wiring), ("countInput", countedInput), ("functions", functions), ("range", range),
      ("activation", variance.activation), ("weights", variance.weights), ("show", variance.show),
    ]
    let wholes = [
      ("padding", padding == 0 ? nil : padding), ("stride", stride),
      ("dilation", dilation == 1 ? nil : dilation), ("channels", channels), ("filters", filters),
      ("batch", batch), ("seed", seed), ("width", variance.width), ("depth", variance.depth),
      ("steps", unit.steps),
    ]
    let reals = [
      ("rate", rate), ("weight", unit.weight), ("bias", unit.bias), ("target", unit.target),
    ]
    return texts.compactMap { name, text in text.map { (name, $0) } }
      + wholes.compactMap { name, number in number.map { (name, "\($0)") } }
      + reals.compactMap { name, number in number.map { (name, "\($0)") } }
  }
}
