/// Gradient descent on two weights: the line `y = w·x + b` fitted to points, every step kept.
///
/// The loss is the mean squared error. Batches are drawn without repetition, anew in each epoch; a batch of all
/// points is plain gradient descent, a batch of one the stochastic kind.
public struct LineDescent: Hashable, Sendable {
  /// Where the two weights stand, or the slopes of the loss for them.
  public struct Place: Hashable, Sendable {
    /// The factor w.
    public var weight: Double
    /// The bias b.
    public var bias: Double

    /// Factor, then bias.
    public init(weight: Double, bias: Double) {
      self.weight = weight
      self.bias = bias
    }
  }

  /// How it descends.
  public struct Settings: Hashable, Sendable {
    /// The learning rate.
    public var rate: Double
    /// Points looked at for each step.
    public var batchSize: Int
    /// Draws the batches.
    public var seed: UInt64
    /// Steps, unless the weights leave all bounds before.
    public var stepCount: Int
    /// Where it begins.
    public var start: Place

    /// Rate, batch, seed, number of steps and beginning.
    public init(rate: Double, batchSize: Int, seed: UInt64, stepCount: Int, start: Place) {
      self.rate = rate
      self.batchSize = batchSize
      self.seed = seed
      self.stepCount = stepCount
      self.start = start
    }
  }

  /// One update.
  public struct Step: Hashable, Sendable {
    /// Passes through the points that are over, counted from 0.
    public let epoch: Int
    /// Indices of the points looked at.
    public let points: [Int]
    /// Slopes of the batch's loss where the step begins.
    public let gradient: Place
    /// Where it ends.
    public let place: Place
    /// Loss over all points where it ends.
    public let loss: Double
  }

  /// Beyond this loss nothing more is learned, and the run ends.
  private static let lossLimit = 1e9

  /// What the line is fitted to.
  public let xs: [Double]
  /// One for each x.
  public let ys: [Double]
  /// How it descended.
  public let settings: Settings
  /// Loss over all points at the beginning.
  public let startLoss: Double
  /// In order.
  public let steps: [Step]

  /// Runs all steps on the readable executor.
  ///
  /// - Throws: `TrainingError` or `ShapeError` where there is nothing to fit.
  public init(xs: [Double], ys: [Double], settings: Settings) throws {
    self.xs = xs
    self.ys = ys
    self.settings = settings
    var network = try Self.lines([settings.start])
    var optimiser = Optimiser(.sgd(rate: settings.rate))
    startLoss = try Self.losses(of: network, xs, ys)[0]
    var steps: [Step] = []
    var (epoch, waiting) = (-1, [Int]())
    while steps.count < settings.stepCount {
      if waiting.isEmpty {
        epoch += 1
        waiting = Self.order(xs.count, epoch: epoch, settings)
      }
      let batch = Array(waiting.prefix(settings.batchSize))
      waiting.removeFirst(batch.count)
      let gradients = try Self.gradients(of: network, batch.map { xs[$0] }, batch.map { ys[$0] })
      optimiser.update(&network, gradients: gradients)
      let loss = try Self.losses(of: network, xs, ys)[0]
      guard loss < Self.lossLimit else { break }
      steps.append(
        Step(
          epoch: epoch, points: batch, gradient: Self.place(in: gradients),
          place: Self.place(in: network.parameters), loss: loss))
    }
    self.steps = steps
  }

  /// Whether the run ended because the weights left all bounds.
  public var hasLeftBounds: Bool { steps.count < settings.stepCount }

  /// The place of the least loss, from the normal equations.
  public var minimum: Place {
    let count = Double(xs.count)
    let (meanX, meanY) = (xs.reduce(0, +) / count, ys.reduce(0, +) / count)
    let products = zip(xs, ys).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let squares = xs.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let weight = squares == 0 ? 0 : products / squares
    return Place(weight: weight, bias: meanY - weight * meanX)
  }

  /// The loss over all points at many places at once: each is one output of a layer.
  public func losses(at places: [Place]) throws -> [Double] {
    try Self.losses(of: try Self.lines(places), xs, ys)
  }

  private static func order(_ count: Int, epoch: Int, _ settings: Settings) -> [Int] {
    guard settings.batchSize < count else { return Array(0..<count) }
    var random = RandomSource(seed: settings.seed, stream: UInt64(epoch))
    return (0..<count).shuffled(using: &random)
  }

  private static let (weight, bias) = ("line.weight", "line.bias")

  private static func lines(_ places: [Place]) throws -> Network {
    let layer = Layer.linear(outputs: places.count)
    return try Network(
      Architecture(input: [1], layers: [NamedLayer("line", layer)]),
      parameters: [
        weight: Tensor([places.count, 1], places.map(\.weight)),
        bias: Tensor([places.count], places.map(\.bias)),
      ])
  }

  private static func place(in numbers: [String: Tensor]) -> Place {
    Place(
      weight: numbers[weight]?.elements.first ?? .nan, bias: numbers[bias]?.elements.first ?? .nan)
  }

  private static func gradients(
    of network: Network, _ xs: [Double], _ ys: [Double]
  ) throws -> [String: Tensor] {
    let pass = try network.forward(Tensor([xs.count, 1], xs))
    let loss = try Loss.squaredError(output: pass.output, target: Tensor([xs.count, 1], ys))
    return pass.pullback(loss.dOutput).dParameters
  }

  /// Mean squared error of each output.
  private static func losses(
    of network: Network, _ xs: [Double], _ ys: [Double]
  ) throws -> [Double] {
    let output = try network.forward(Tensor([xs.count, 1], xs)).output
    let lineCount = output.shape[1]
    let targets = ys.flatMap { Array(repeating: $0, count: lineCount) }
    let errors = try Loss.squaredError(
      output: output, target: Tensor(output.shape, targets), reduction: .none
    ).output.elements
    return (0..<lineCount).map { line in
      stride(from: line, to: errors.count, by: lineCount).reduce(0) { $0 + errors[$1] }
        / Double(xs.count)
    }
  }
}
