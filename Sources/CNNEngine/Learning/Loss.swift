import RealModule

/// What is minimised: each function gives the loss and, on demand, its slope at the network's output.
public enum Loss {
  /// How the losses of a batch become one number.
  public enum Reduction: String, Hashable, Sendable, CaseIterable {
    /// Divided by the number of images (cross-entropy) or of elements (the others).
    case mean
    /// Added up.
    case sum
    /// Left apart.
    case none
  }

  /// A loss and the way back.
  public struct Value: Sendable {
    /// A scalar, or with `none` one number an image or element.
    public var output: Tensor
    /// From dLoss (1 for plain training) to dOutput of the network.
    public var pullback: @Sendable (Tensor) -> Tensor

    /// The number, where the losses are reduced to one.
    public var scalar: Double { output.elements[0] }

    /// The slope of the loss itself.
    public var dOutput: Tensor { pullback(Tensor(output.shape, repeating: 1)) }
  }

  /// Cross-entropy of class numbers from logits `[N, classes]`: `log Σ exp(z) - z[class]`, in nats.
  ///
  /// - Throws: `LossError` when classes and logits do not belong together.
  public static func crossEntropy(
    logits: Tensor, classes: [Int], reduction: Reduction = .mean
  ) throws(LossError) -> Value {
    let classCount = try classCount(of: logits, targetCount: classes.count)
    var target = Tensor(logits.shape)
    for (n, label) in classes.enumerated() {
      guard (0..<classCount).contains(label) else {
        throw .label(label, image: n, classCount: classCount)
      }
      target.elements[n * classCount + label] = 1
    }
    return try crossEntropy(logits: logits, probabilities: target, reduction: reduction)
  }

  /// Cross-entropy of probabilities from logits, both `[N, classes]`: `-Σ p log softmax(z)`, in nats.
  ///
  /// - Throws: `LossError` when the shapes differ.
  public static func crossEntropy(
    logits: Tensor, probabilities: Tensor, reduction: Reduction = .mean
  ) throws(LossError) -> Value {
    guard logits.shape == probabilities.shape, logits.shape.rank == 2 else {
      throw .shapes(output: logits.shape, target: probabilities.shape)
    }
    let batch = logits.shape[0]
    let classCount = logits.shape[1]
    let logProbabilities = Activation.logSoftmax.forward(logits).output
    let losses = (0..<batch).map { n in
      -(0..<classCount).reduce(0) { sum, k in
        let target = probabilities.elements[n * classCount + k]
        return target == 0 ? sum : sum + target * logProbabilities.elements[n * classCount + k]
      }
    }
    return reduced(losses, [batch], reduction) { dLosses in
      var dLogits = Tensor(logits.shape)
      for n in 0..<batch {
        let row = n * classCount..<(n + 1) * classCount
        let mass = probabilities.elements[row].reduce(0, +)
        for index in row {
          let share = Double.exp(logProbabilities.elements[index])
          dLogits.elements[index] = dLosses[n] * (share * mass - probabilities.elements[index])
        }
      }
      return dLogits
    }
  }

  /// Squared error of each element: `(y - target)²`.
  ///
  /// - Throws: `LossError` when the shapes differ.
  public static func squaredError(
    output: Tensor, target: Tensor, reduction: Reduction = .mean
  ) throws(LossError) -> Value {
    guard output.shape == target.shape else {
      throw .shapes(output: output.shape, target: target.shape)
    }
    let errors = zip(output.elements, target.elements).map { $0 - $1 }
    return reduced(errors.map { $0 * $0 }, output.shape, reduction) { dLosses in
      Tensor(output.shape, zip(errors, dLosses).map { 2 * $0 * $1 })
    }
  }

  /// Binary cross-entropy from logits, in nats: `max(z, 0) - z·target + log(1 + exp(-|z|))`.
  ///
  /// - Throws: `LossError` when the shapes differ.
  public static func binaryCrossEntropy(
    logits: Tensor, target: Tensor, reduction: Reduction = .mean
  ) throws(LossError) -> Value {
    guard logits.shape == target.shape else {
      throw .shapes(output: logits.shape, target: target.shape)
    }
    let losses = zip(logits.elements, target.elements).map { z, t in
      max(z, 0) - z * t + Double.log(onePlus: Double.exp(-abs(z)))
    }
    return reduced(losses, logits.shape, reduction) { dLosses in
      let slopes = zip(logits.elements, target.elements).map { sigmoid($0) - $1 }
      return Tensor(logits.shape, zip(slopes, dLosses).map { $0 * $1 })
    }
  }

  private static func classCount(
    of logits: Tensor, targetCount: Int
  ) throws(LossError) -> Int {
    guard logits.shape.rank == 2, logits.shape[0] == targetCount, targetCount > 0 else {
      throw .shapes(output: logits.shape, target: [targetCount])
    }
    return logits.shape[1]
  }

  /// Brings losses together, and hands each its share of the slope on the way back.
  private static func reduced(
    _ losses: [Double], _ shape: Shape, _ reduction: Reduction,
    pullback: @escaping @Sendable ([Double]) -> Tensor
  ) -> Value {
    switch reduction {
    case .none:
      return Value(output: Tensor(shape, losses)) { pullback($0.elements) }
    case .mean, .sum:
      let divisor = reduction == .mean ? Double(losses.count) : 1
      let total = losses.reduce(0, +) / divisor
      return Value(output: Tensor([], [total])) { dLoss in
        pullback(Array(repeating: dLoss.elements[0] / divisor, count: losses.count))
      }
    }
  }
}

/// Targets that do not belong to a network's output.
public enum LossError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A class number outside the classes.
  case label(Int, image: Int, classCount: Int)
  /// Output and target have shapes that do not belong together.
  case shapes(output: Shape, target: Shape)

  /// What happened, where, and how to mend it.
  public var description: String {
    switch self {
    case .label(let label, let image, let classCount):
      "image \(image) has the label \(label), expected 0 to \(classCount - 1). "
        + "Use data with \(classCount) classes."
    case .shapes(let output, let target):
      "the network gives [\(output.list)], the target is [\(target.list)]. "
        + "Give one target for each output."
    }
  }
}
