/// One ReLU unit that learns one example step by step: `z = w·x + b`, `y = max(0, z)`, loss `(y - target)²/2`.
///
///     let trace = try UnitTrace(inputs: [2], weight: 1, bias: 0, target: 1, rate: 0.1, stepCount: 3)
///     trace.steps.map(\.sum)  // 2, 1.5, 1.25, 1.125
public struct UnitTrace: Hashable, Sendable {
  /// The unit before one update.
  public struct Step: Hashable, Sendable {
    /// What it reads.
    public var input: Double
    /// `w`.
    public var weight: Double
    /// `b`.
    public var bias: Double
    /// `z`, before the ReLU.
    public var sum: Double
    /// `y`, behind it.
    public var output: Double
    /// `(y - target)²/2`.
    public var loss: Double
    /// dLoss/dw.
    public var dWeight: Double
    /// dLoss/db.
    public var dBias: Double
  }

  /// The beginning, then one more for each update.
  public let steps: [Step]

  /// Updates weight and bias by the engine's slopes; the last input is repeated where there are too few.
  ///
  /// - Throws: `ShapeError` or `LossError` where the engine refuses the numbers.
  public init(
    inputs: [Double], weight: Double, bias: Double, target: Double, rate: Double, stepCount: Int
  ) throws {
    var (w, b) = (weight, bias)
    var steps: [Step] = []
    for index in 0...max(0, stepCount) {
      let x = inputs.isEmpty ? 0 : inputs[min(index, inputs.count - 1)]
      let step = try Self.step(x, w, b, target)
      steps.append(step)
      w -= rate * step.dWeight
      b -= rate * step.dBias
    }
    self.steps = steps
  }

  /// The rate at which the first update brings `z` down to 0 and the unit goes silent; nil when no rate does.
  public var cliff: Double? {
    let first = steps[0]
    let fall = first.dWeight * first.input + first.dBias
    return first.sum > 0 && fall > 0 ? first.sum / fall : nil
  }

  /// `z` after the first update with some rate, for the same input.
  public func nextSum(rate: Double) -> Double {
    let first = steps[0]
    return first.sum - rate * (first.dWeight * first.input + first.dBias)
  }

  private static func step(
    _ x: Double, _ w: Double, _ b: Double, _ target: Double
  ) throws -> Step {
    let sums = try Linear(outputs: 1).forward(
      Tensor([1, 1], [x]), weight: Tensor([1, 1], [w]), bias: Tensor([1], [b]))
    let active = Activation.relu.forward(sums.output)
    let error = try Loss.squaredError(
      output: active.output, target: Tensor([1, 1], [target]), reduction: .sum)
    let slopes = sums.pullback(
      active.pullback(error.pullback(Tensor([], [0.5]))).dInput)
    return Step(
      input: x, weight: w, bias: b, sum: sums.output.elements[0],
      output: active.output.elements[0], loss: error.scalar / 2,
      dWeight: slopes.dParameters[0].elements[0], dBias: slopes.dParameters[1].elements[0])
  }
}
