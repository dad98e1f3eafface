internal import ArgumentParser
internal import Tutor

/// What the figures of `animate` take that learn, or run networks.
struct SpreadOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "Learning rate, for descent and dead-relu.")
  var rate: Double?

  @Option(parsing: .unconditional, help: "Points looked at for each step, for descent.")
  var batch: Int?

  @Option(
    parsing: .unconditional,
    help: "What draws the batches of descent, and the networks of variance.")
  var seed: Int?

  @Option(parsing: .unconditional, help: "Units of each layer, for variance.")
  var width: Int?

  @Option(parsing: .unconditional, help: "Number of layers, for variance.")
  var depth: Int?

  @Option(help: "linear, relu, tanh or sigmoid, for variance.")
  var activation: String?

  @Option(
    help: ArgumentHelp(
      "lecun, xavier, he, a number, or a formula in n such as 2/n, for variance.",
      valueName: "Var(w)"))
  var weights: String?

  @Option(help: "sums, outputs or slopes, for variance.")
  var show: String?

  @Option(parsing: .unconditional, help: "The first w, for dead-relu.")
  var weight: Double?

  @Option(parsing: .unconditional, help: "The bias, for dead-relu the first one.")
  var bias: Double?

  @Option(parsing: .unconditional, help: "What the unit should give, for dead-relu.")
  var target: Double?

  @Option(parsing: .unconditional, help: "Number of updates, for dead-relu.")
  var steps: Int?

  /// The options that were given, as they are typed.
  var given: [String] {
    [
      ("--rate", rate != nil), ("--batch", batch != nil), ("--seed", seed != nil),
      ("--width", width != nil), ("--depth", depth != nil), ("--activation", activation != nil),
      ("--weights", weights != nil), ("--show", show != nil), ("--weight", weight != nil),
      ("--bias", bias != nil), ("--target", target != nil), ("--steps", steps != nil),
    ].filter(\.1).map(\.0)
  }

  var variance: VarianceWishes {
    var wishes = VarianceWishes()
    wishes.width = width
    wishes.depth = depth
    wishes.activation = activation
    wishes.weights = weights
    wishes.show = show
    return wishes
  }

  var wishes: UnitWishes {
    var wishes = UnitWishes()
    wishes.weight = weight
    wishes.bias = bias
    wishes.target = target
    wishes.steps = steps
    return wishes
  }
}
