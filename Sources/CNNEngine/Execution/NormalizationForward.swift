import RealModule

/// Normalisation of a batch, with the statistics after it.
public struct NormalizationForward: Sendable {
  /// Output and pullback.
  public var forward: Forward
  /// Running mean and variance, nil for the kinds that gather none.
  public var statistics: RunningStatistics?
}

/// What batch normalisation gathers while training: one number a channel.
public struct RunningStatistics: Hashable, Sendable {
  /// `(1 - momentum)·old + momentum·new`.
  public var mean: Tensor
  /// The same of the variance over n - 1.
  public var variance: Tensor

  /// Takes both over.
  public init(mean: Tensor, variance: Tensor) {
    self.mean = mean
    self.variance = variance
  }
}

extension Normalization {
  /// Normalises a batch `[N, C, ...]` of any shape: `y = γ·(x-μ)/s + β`, `s = sqrt(var + ε)`.
  ///
  /// The variance divides by n; the lecture's form takes `s = σ + ε`. In evaluation batch normalisation
  /// takes μ and var from the running statistics.
  ///
  /// - Parameters:
  ///   - input: A batch.
  ///   - parameters: γ and β, or nothing.
  ///   - statistics: Before this batch.
  ///   - isTraining: Whether batch statistics are used and gathered.
  /// - Returns: Output, pullback, and the statistics after this batch.
  /// - Throws: `ShapeError` when the input does not fit.
  public func forward(
    _ input: Tensor, parameters: [Tensor], statistics: RunningStatistics?, isTraining: Bool
  ) throws(ShapeError) -> NormalizationForward {
    try check(input, parameters, statistics)
    let sets = NormalizationSets(kind, shape: input.shape)
    let isFixed = gathersStatistics && !isTraining
    let moments = (0..<sets.count).map { set in
      if isFixed, let statistics {
        return Moments(
          mean: statistics.mean.elements[set], variance: statistics.variance.elements[set])
      }
      return Moments(of: sets.members(of: set), in: input)
    }
    let scales = moments.map { scale(of: $0.variance) }
    let gamma = parameters.first
    var normal = Tensor(input.shape)
    var y = Tensor(input.shape)
    for set in 0..<sets.count {
      for index in sets.members(of: set) {
        normal.elements[index] = (input.elements[index] - moments[set].mean) / scales[set]
        let channel = sets.affineIndex(of: index)
        y.elements[index] = normal.elements[index] * (gamma?.elements[channel] ?? 1)
        if parameters.count == 2 { y.elements[index] += parameters[1].elements[channel] }
      }
    }
    let passed = NormalizationPass(
      settings: self, sets: sets, normal: normal, moments: moments, scales: scales, gamma: gamma,
      isFixed: isFixed)
    let after = isFixed ? statistics : statistics?.updated(moments, sets.memberCount, momentum)
    return NormalizationForward(
      forward: Forward(output: y) { passed.pullback($0) }, statistics: after)
  }

  private func check(
    _ input: Tensor, _ parameters: [Tensor], _ statistics: RunningStatistics?
  ) throws(ShapeError) {
    let image = try outputShape(for: input.imageShape)
    try self.parameters(for: image, named: "").check(parameters)
    guard let statistics else { return }
    try requireShape("running mean", statistics.mean, [image[0]])
    try requireShape("running variance", statistics.variance, [image[0]])
  }

  /// What deviations are divided by.
  private func scale(of variance: Double) -> Double {
    kind == .batchAsTaught
      ? Double.sqrt(variance) + epsilon : Double.sqrt(variance + epsilon)
  }

  /// How fast the divisor grows with the variance.
  fileprivate func slopeOfScale(_ variance: Double, _ scale: Double) -> Double {
    guard kind == .batchAsTaught else { return 1 / (2 * scale) }
    return variance > 0 ? 1 / (2 * Double.sqrt(variance)) : 0
  }
}

/// What the pullback of a normalisation needs to know of the forward pass.
private struct NormalizationPass: Sendable {
  var settings: Normalization
  var sets: NormalizationSets
  /// `(x-μ)/s`.
  var normal: Tensor
  var moments: [Moments]
  var scales: [Double]
  var gamma: Tensor?
  /// Whether μ and var came from outside and do not depend on the input.
  var isFixed: Bool

  func pullback(_ dOutput: Tensor) -> LayerGradient {
    var dInput = Tensor(dOutput.shape)
    var dGamma = gamma.map { Tensor($0.shape) }
    var dBeta = dGamma
    for set in 0..<sets.count {
      var sum = 0.0
      var product = 0.0
      for index in sets.members(of: set) {
        let channel = sets.affineIndex(of: index)
        dGamma?.elements[channel] += dOutput.elements[index] * normal.elements[index]
        dBeta?.elements[channel] += dOutput.elements[index]
        let dNormal = dOutput.elements[index] * (gamma?.elements[channel] ?? 1)
        dInput.elements[index] = dNormal / scales[set]
        sum += dNormal
        product += dNormal * normal.elements[index]
      }
      if isFixed { continue }
      let count = Double(sets.memberCount)
      let slope = settings.slopeOfScale(moments[set].variance, scales[set])
      let dVariance = -product / scales[set] * slope
      for index in sets.members(of: set) {
        let deviation = normal.elements[index] * scales[set]
        dInput.elements[index] += 2 * dVariance * deviation / count - sum / (scales[set] * count)
      }
    }
    return LayerGradient(dInput: dInput, dParameters: [dGamma, dBeta].compactMap { $0 })
  }
}

/// Mean and variance of the numbers that are normalised together.
private struct Moments: Sendable {
  var mean: Double
  /// Over n.
  var variance: Double

  init(mean: Double, variance: Double) {
    self.mean = mean
    self.variance = variance
  }

  init(of members: [Int], in input: Tensor) {
    let count = Double(members.count)
    let mean = members.reduce(0) { $0 + input.elements[$1] } / count
    self.mean = mean
    variance =
      members.reduce(0) { sum, index in
        sum + (input.elements[index] - mean) * (input.elements[index] - mean)
      } / count
  }
}

extension RunningStatistics {
  /// Moves towards the moments of a batch; a set of one element has no variance over n - 1 and counts as 0.
  fileprivate func updated(
    _ moments: [Moments], _ count: Int, _ momentum: Double
  ) -> RunningStatistics {
    var after = self
    let correction = count > 1 ? Double(count) / Double(count - 1) : 0
    for (channel, moment) in moments.enumerated() {
      after.mean.elements[channel] =
        (1 - momentum) * mean.elements[channel] + momentum * moment.mean
      after.variance.elements[channel] =
        (1 - momentum) * variance.elements[channel] + momentum * moment.variance * correction
    }
    return after
  }
}

/// Which elements of a batch share mean and variance, and which γ and β each takes.
private struct NormalizationSets: Sendable {
  let count: Int
  let memberCount: Int
  private let kind: Normalization.Kind
  private let batch: Int
  private let channels: Int
  private let positions: Int

  init(_ kind: Normalization.Kind, shape: Shape) {
    self.kind = kind
    batch = shape[0]
    channels = shape[1]
    positions = shape.dimensions.dropFirst(2).reduce(1, *)
    count =
      switch kind {
      case .batch, .batchAsTaught: channels
      case .layer: batch
      case .instance: batch * channels
      case .group(let groups): batch * groups
      }
    memberCount = count == 0 ? 0 : shape.elementCount / count
  }

  /// The elements of one set.
  func members(of set: Int) -> [Int] {
    switch kind {
    case .batch, .batchAsTaught:
      (0..<batch).flatMap { n in
        let first = (n * channels + set) * positions
        return Array(first..<first + positions)
      }
    case .layer, .instance, .group: Array(set * memberCount..<(set + 1) * memberCount)
    }
  }

  /// Which γ and β an element takes.
  func affineIndex(of element: Int) -> Int {
    kind == .layer ? element % (channels * positions) : element / positions % channels
  }
}
