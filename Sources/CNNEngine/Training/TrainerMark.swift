import Workers

/// A moment of a run that one can go back to: weights, the optimiser's memory and the place in the epoch.
public struct TrainerMark: Sendable {
  let parameters: [Float]
  let velocity: [Float]
  let variance: [Float]
  let statistics: [String: Tensor]
  let progress: TrainerProgress

  /// Steps made by then.
  public var step: Int { progress.step }
  /// Memory that it takes.
  public var byteCount: Int {
    (parameters.count + velocity.count + variance.count) * MemoryLayout<Float>.size
  }
}

/// Where a run is: what `next` does depends on nothing else but the weights.
struct TrainerProgress: Sendable {
  enum State: Sendable {
    case ready
    case training
    /// All images of the epoch are seen.
    case epochEnd
    /// All epochs are done.
    case end
    /// Nothing follows.
    case over
  }

  var state = State.ready
  /// Indices of the training images in the order of this epoch.
  var order: [Int]
  var epoch = 0
  var step = 0
  /// Images and steps of this epoch so far, and the sum of its batch losses.
  var seenCount = 0
  var stepsOfEpoch = 0
  var lossSum = 0.0
}

extension Trainer {
  /// This moment.
  public var mark: TrainerMark {
    let count = executor.plan.parameters.floatCount
    let copy = { (memory: UnsafeMutablePointer<Float>) in
      Array(UnsafeBufferPointer(start: memory, count: count))
    }
    let hasVelocity = configuration.rule.hasMemory
    return TrainerMark(
      parameters: copy(executor.parameters),
      velocity: hasVelocity ? copy(executor.memory.velocity.floats) : [],
      variance: hasVelocity ? copy(executor.memory.variance.floats) : [],
      statistics: executor.statistics, progress: progress)
  }

  /// Goes back, or forward, to a moment of this run; the learning rate stays as it is.
  public func go(to mark: TrainerMark) {
    load(mark)
    progress = mark.progress
  }

  /// Takes the weights of a moment of this run and goes on from here.
  public func takeWeights(of mark: TrainerMark) {
    load(mark)
  }

  private func load(_ mark: TrainerMark) {
    let write = { (floats: [Float], memory: UnsafeMutablePointer<Float>) in
      for (index, float) in floats.enumerated() { memory[index] = float }
    }
    write(mark.parameters, executor.parameters)
    if !mark.velocity.isEmpty {
      write(mark.velocity, executor.memory.velocity.floats)
      write(mark.variance, executor.memory.variance.floats)
    }
    executor.load(statistics: mark.statistics)
  }
}

extension Optimiser.Rule {
  /// Whether a step depends on the gradients of earlier ones.
  fileprivate var hasMemory: Bool {
    switch self {
    case .sgd(_, let momentum, _, _): momentum != 0
    case .adam: true
    }
  }
}
