/// The gradients of a 1-D convolution taken apart: what each output says about each weight and each input.
///
/// Input `[L]`, kernel `[K]`, output `y[n] = Σ x[n+m]·w[m]`, `[L-K+1]`. The loss is `½ Σ (y - target)²`, and the
/// targets are put so that its slopes at the outputs are the given ones.
///
///     let ledger = try GradientLedger(input: [2, 0, -1, 3, 1], kernel: [1, 0, -1], slopes: [1, -1, 2])
///     ledger.weightShares  // (2, 0, -1), (0, 1, -3), (-2, 6, 2)
///     ledger.dWeights      // (0, 7, -2)
///     ledger.dInput        // (1, -1, 1, 1, -2)
public struct GradientLedger: Hashable, Sendable {
  /// One weight changed by a little: what the gradient foretells, and what the loss does.
  public struct Nudge: Hashable, Sendable {
    /// Gradient times the size of the change.
    public let predictedChange: Double
    /// The loss of the changed network.
    public let loss: Double
  }

  /// How far a weight is moved to see whether its gradient tells the truth.
  public static let nudgeSize = 0.001

  /// What the window slides over.
  public let input: [Double]
  /// The weights.
  public let kernel: [Double]
  /// dLoss/dOutput, one for each output.
  public let slopes: [Double]
  /// One for each place of the window.
  public let output: [Double]
  /// What the outputs should have been.
  public let targets: [Double]
  /// `½ Σ (y - target)²`.
  public let loss: Double
  /// Row n: what output n adds to the gradient of each weight.
  public let weightShares: [[Double]]
  /// Sum of the rows: dLoss/dWeight.
  public let dWeights: [Double]
  /// Row n: what output n adds to the gradient of each input.
  public let inputShares: [[Double]]
  /// Sum of the rows: dLoss/dInput.
  public let dInput: [Double]
  /// One for each weight.
  public let nudges: [Nudge]

  /// Runs the network forward, back for each output alone and for all, and forward again for each nudge.
  ///
  /// - Throws: `ShapeError` when the kernel is longer than the input, `LossError` when the slopes are not as many
  ///   as the outputs.
  public init(input: [Double], kernel: [Double], slopes: [Double]) throws {
    let pass = try Self.pass(input, kernel)
    let output = pass.output.elements
    guard output.count == slopes.count else {
      throw LossError.shapes(output: [output.count], target: [slopes.count])
    }
    let share = { (n: Int) in
      pass.pullback(
        Tensor(pass.output.shape, slopes.indices.map { $0 == n ? slopes[$0] : 0 }))
    }
    let total = pass.pullback(Tensor(pass.output.shape, slopes))
    let targets = zip(output, slopes).map { $0 - $1 }
    self.input = input
    self.kernel = kernel
    self.slopes = slopes
    self.output = output
    self.targets = targets
    loss = try Self.loss(output, targets)
    weightShares = slopes.indices.map { share($0).dParameters[Self.weight]?.elements ?? [] }
    inputShares = slopes.indices.map { share($0).dInput.elements }
    let dWeights = total.dParameters[Self.weight]?.elements ?? []
    self.dWeights = dWeights
    dInput = total.dInput.elements
    var nudges: [Nudge] = []
    for tap in kernel.indices {
      var moved = kernel
      moved[tap] += Self.nudgeSize
      let loss = try Self.loss(try Self.pass(input, moved).output.elements, targets)
      nudges.append(Nudge(predictedChange: dWeights[tap] * Self.nudgeSize, loss: loss))
    }
    self.nudges = nudges
  }

  private static let weight = "conv.weight"

  private static func pass(_ input: [Double], _ kernel: [Double]) throws -> NetworkPass {
    let layer = Layer.conv1d(filters: 1, kernel: kernel.count, bias: false)
    let architecture = Architecture(
      input: [1, input.count], layers: [NamedLayer("conv", layer)])
    let network = try Network(
      architecture, parameters: [weight: Tensor([1, 1, kernel.count], kernel)])
    return try network.forward(Tensor([1, 1, input.count], input))
  }

  /// Half of the summed squares, so that the slope at an output is the plain miss.
  private static func loss(_ output: [Double], _ targets: [Double]) throws -> Double {
    let shape: Shape = [output.count]
    return try Loss.squaredError(
      output: Tensor(shape, output), target: Tensor(shape, targets), reduction: .sum
    ).scalar / 2
  }
}
