import CNNKernels
import Workers

/// Work of known size on images in memory, for a clock outside: this knows no time.
///
/// A class, because it owns threads and memory. Not to be used from two threads at once.
public final class Benchmark {
  /// One layer in one direction, on one block of images and one thread.
  public struct LayerWork: Hashable, Sendable {
    /// Full name.
    public var layer: String
    /// `forward` or `backward`.
    public var pass: String
    /// Floating-point operations of one call: two for a multiply-add.
    public var operationCount: Int
    fileprivate var unit: Int
    fileprivate var isBackward: Bool
  }

  /// Threads that work, the caller included.
  public var threadCount: Int { workers.count }
  /// The cores that the process may use.
  public static var coreCount: Int { Workers.coreCount }
  /// Images of a block, on which single layers are measured.
  public var blockSize: Int { executor.plan.lanes }
  /// Name of the loops that run.
  public var instructionSet: String { executor.plan.instructionSet.name }
  /// Operations of a step of learning: forward, and two products backward, except to the input.
  public let trainingOperationCount: Int
  /// Operations of a forward pass.
  public let inferenceOperationCount: Int
  /// Every fast layer, in both directions.
  public let layers: [LayerWork]

  /// Images that are drawn at most.
  public static let batchLimit = 16_384

  private let executor: FastExecutor
  private let workers: Workers
  private let images: StoredImages
  private let indices: [Int]
  private var step = 0

  /// Draws weights and images.
  ///
  /// - Throws: `TrainingError` when the layers do not fit together or memory is short.
  public init(
    architecture: Architecture, batchSize: Int, threadCount: Int,
    instructionSet: InstructionSet = .best
  ) throws(TrainingError) {
    guard (1...Self.batchLimit).contains(batchSize) else {
      throw .batchSize(got: batchSize, imageCount: Self.batchLimit)
    }
    guard TrainingConfiguration.threadCounts.contains(threadCount) else {
      throw .threadCount(threadCount)
    }
    let plan: FastPlan
    let network: Network
    let summary: NetworkSummary
    do throws(ShapeError) {
      plan = try FastPlan(architecture, batchCapacity: batchSize, instructionSet: instructionSet)
      network = try Network(architecture, initialiser: .fitting(architecture), seed: 1)
      summary = try NetworkSummary(of: architecture)
    } catch {
      throw .shape(error)
    }
    workers = Workers(count: threadCount)
    images = StoredImages(
      count: batchSize, imageShape: architecture.input, classCount: plan.output.elementCount)
    guard let executor = FastExecutor(plan, workers: workers, source: images) else {
      throw .memory(batchSize: batchSize)
    }
    executor.load(network)
    self.executor = executor
    indices = Array(0..<batchSize)
    let cost = Cost(summary)
    inferenceOperationCount = cost.forward * batchSize
    trainingOperationCount = cost.training * batchSize
    layers = cost.layers(of: plan)
  }

  /// One step of learning, too small to change the weights much.
  ///
  /// - Returns: The loss.
  @discardableResult
  public func train() -> Double {
    step += 1
    return executor.train(
      on: indices[...], of: images,
      settings: StepSettings(rule: .sgd(rate: 1e-3), step: step, seed: 1))
  }

  /// One forward pass.
  ///
  /// - Returns: The loss.
  @discardableResult
  public func infer() -> Double {
    executor.evaluate(indices[...], of: images)
  }

  /// One layer in one direction, after `train` has filled its input.
  public func run(_ work: LayerWork) {
    executor.run(unit: work.unit, isBackward: work.isBackward)
  }

  /// Keeps the vector units of some threads as busy as they can be.
  ///
  /// - Parameters:
  ///   - rounds: Length of the work.
  ///   - threadCount: At most the benchmark's own.
  /// - Returns: Operations of these threads together.
  public func fillVectorUnits(rounds: Int, threadCount: Int) -> Int {
    let job = PeakJob(kernels: executor.plan.instructionSet.kernelTable, rounds: Int64(rounds))
    return withUnsafePointer(to: job) { job in
      workers.run(
        blockCount: threadCount, context: UnsafeMutableRawPointer(mutating: job)
      ) { context, _, _ in
        let job = context.assumingMemoryBound(to: PeakJob.self).pointee
        var sink: Float = 0
        _ = job.kernels.pointee.fill_multiply_adds(job.rounds, &sink)
      }
      var sink: Float = 0
      let one = Int(job.pointee.kernels.pointee.fill_multiply_adds(1, &sink))
      return one * rounds * threadCount
    }
  }
}

/// How long each thread is to multiply and add.
private struct PeakJob {
  let kernels: UnsafePointer<cnn_kernels>
  let rounds: Int64
}

/// Operations of a network, two for a multiply-add.
private struct Cost {
  let operations: [String: Int]
  let forward: Int
  let training: Int

  init(_ summary: NetworkSummary) {
    var operations: [String: Int] = [:]
    for row in summary.rows { operations[row.name] = 2 * row.multiplyAdds }
    self.operations = operations
    forward = 2 * summary.multiplyAdds
    let first = summary.rows.first { $0.parameters > 0 }
    training = 3 * forward - 2 * (first?.multiplyAdds ?? 0)
  }

  /// The layers that have loops of their own, with what is fused into them, for one block.
  func layers(of plan: FastPlan) -> [Benchmark.LayerWork] {
    plan.fastUnits.flatMap { unit in
      let name = plan.unitNames[unit]
      let forward = (operations[name] ?? 0) * plan.lanes
      let passes = plan.units[unit].productCountBackward
      return [
        Benchmark.LayerWork(
          layer: name, pass: "forward", operationCount: forward, unit: unit, isBackward: false),
        Benchmark.LayerWork(
          layer: name, pass: "backward", operationCount: forward * passes, unit: unit,
          isBackward: true),
      ]
    }
  }
}

/// Images of noise, kept as floats.
private struct StoredImages: ImageSource {
  let name = "noise"
  let count: Int
  let imageShape: Shape
  let classCount: Int
  private let pixels: [Float]

  init(count: Int, imageShape: Shape, classCount: Int) {
    self.count = count
    self.imageShape = imageShape
    self.classCount = classCount
    var random = RandomSource(seed: 1)
    pixels = (0..<count * imageShape.elementCount).map { _ in Float(random.uniform()) }
  }

  func label(at index: Int) -> Int { index % classCount }

  func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    let size = imageShape.elementCount
    self.pixels.withUnsafeBufferPointer { stored in
      _ = pixels.update(fromContentsOf: stored[index * size..<(index + 1) * size])
    }
  }
}

extension FastUnit {
  /// Products with the weights on the way back through the unit itself.
  ///
  /// Weights of linear units wait for the whole batch.
  fileprivate var productCountBackward: Int {
    switch self {
    case .linear: 1
    case .convolution, .pool, .element, .normalization, .readable: input.gradient == nil ? 1 : 2
    }
  }
}
