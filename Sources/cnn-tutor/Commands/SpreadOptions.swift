internal import ArgumentParser
internal import Tutor

/// What `animate variance` and `animate dead-relu` take.
struct SpreadOptions: ParsableArguments {
  @Option(help: "Units of each layer, for variance.")
  var width: Int?

  @Option(help: "Number of layers, for variance.")
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

  @Option(parsing: .unconditional, help: "The first b, for dead-relu.")
  var bias: Double?

  @Option(parsing: .unconditional, help: "What the unit should give, for dead-relu.")
  var target: Double?

  @Option(help: "Number of updates, for dead-relu.")
  var steps: Int?

  var variance: VarianceWishes {
    var wishes = VarianceWishes()
    wishes.width = width
    wishes.depth = depth
    wishes.activation = activation
    wishes.weights = weights
    wishes.show = show
    return wishes
  }

  var unit: UnitWishes {
    var wishes = UnitWishes()
    wishes.weight = weight
    wishes.bias = bias
    wishes.target = target
    wishes.steps = steps
    return wishes
  }
}
