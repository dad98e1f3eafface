import Workers

/// One pass of a network through the fast executor, and the way back: to hold it against the readable one.
///
/// A class, because it owns the memory of the pass. Not to be used from two threads at once.
public final class FastPass {
  /// Batch axis first; of a network that ends in softmax, what goes into the softmax.
  public let output: Tensor
  /// Running statistics after this pass.
  public let statistics: [String: Tensor]

  private let executor: FastExecutor
  private let images: TensorImages

  /// Runs a batch `[N, ...]` forward in Float.
  ///
  /// - Parameters:
  ///   - network: Weights and statistics to run with.
  ///   - batch: At least one image of the network's input shape.
  ///   - isTraining: Whether batch normalisation uses the batch's own statistics, and dropout drops.
  ///   - instructionSet: The loops to use.
  /// - Throws: `TrainingError` when images or layers do not fit, or memory is short.
  public init(
    _ network: Network, batch: Tensor, isTraining: Bool = false,
    instructionSet: InstructionSet = .best
  ) throws(TrainingError) {
    images = TensorImages(batch)
    executor = try FastExecutor.tracing(network.architecture, images, instructionSet)
    executor.load(network)
    executor.machine.pointee.isTraining = isTraining
    let program = CompiledProgram(.forward(executor.plan, isTraining: isTraining))
    executor.run(program, images.indices[...], of: images)
    do {
      output = executor.batchTensor(
        executor.plan.output, shape: try network.architecture.outputShape(), executor.values)
    } catch {
      throw .shape(error)
    }
    statistics = executor.statistics
  }

  /// Goes back from dLoss/dOutput; batch normalisation only after a pass in training.
  ///
  /// - Parameter dOutput: Shaped as the output.
  /// - Returns: Slopes with respect to the batch and to every parameter.
  public func pullback(_ dOutput: Tensor) -> NetworkPass.Gradient {
    precondition(dOutput.shape == output.shape, "the gradient has another shape than the output")
    executor.store(dOutput, in: executor.plan.output, executor.gradient)
    executor.run(CompiledProgram(.backward(executor.plan)), images.indices[...], of: images)
    return NetworkPass.Gradient(
      dInput: executor.batchTensor(
        executor.plan.input, shape: images.imageShape, executor.gradient),
      dParameters: executor.parameterGradients())
  }

  /// Mean cross-entropy of logits `[N, C]` against class numbers, as the last step of a fast pass has it.
  ///
  /// - Returns: The loss, and dLoss/dLogits.
  /// - Throws: `TrainingError` for a label that is no class, or when memory is short.
  public static func crossEntropy(
    logits: Tensor, classes: [Int], instructionSet: InstructionSet = .best
  ) throws(TrainingError) -> (loss: Double, dLogits: Tensor) {
    let images = TensorImages(logits, labels: classes)
    let classCount = images.imageShape.elementCount
    for (index, label) in classes.enumerated() where !(0..<classCount).contains(label) {
      throw .label(label, image: index, source: images.name, classCount: classCount)
    }
    let executor = try FastExecutor.tracing(
      Architecture(input: images.imageShape, layers: []), images, instructionSet)
    let loss = executor.run(
      CompiledProgram(.loss(executor.plan)), images.indices[...], of: images)
    let dLogits = executor.batchTensor(
      executor.plan.output, shape: images.imageShape, executor.gradient)
    return (loss, dLogits)
  }
}

extension FastExecutor {
  /// An executor on the calling thread that keeps every gradient, for one batch.
  fileprivate static func tracing(
    _ architecture: Architecture, _ images: TensorImages, _ instructionSet: InstructionSet
  ) throws(TrainingError) -> FastExecutor {
    guard images.imageShape == architecture.input else {
      throw .imageShape(
        source: images.name, got: images.imageShape, expected: architecture.input)
    }
    guard images.count > 0 else { throw .noImages(source: images.name, purpose: "run") }
    let plan: FastPlan
    do {
      plan = try FastPlan(
        architecture, batchCapacity: images.count, instructionSet: instructionSet,
        keepsInputGradient: true)
    } catch {
      throw .shape(error)
    }
    guard let executor = FastExecutor(plan, workers: Workers(count: 1), source: images) else {
      throw .memory(batchSize: images.count)
    }
    return executor
  }

  /// Gradients of all parameters, by name, from what the way back has left.
  fileprivate func parameterGradients() -> [String: Tensor] {
    let floats = UnsafeMutablePointer<Float>.allocate(capacity: plan.parameters.floatCount)
    defer { floats.deallocate() }
    for task in UnsafeBufferPointer(start: tasks, count: taskCount) {
      let scratch = machine.pointee.scratch
      machine.pointee.computeGradient(of: task, into: scratch)
      (floats + task.offset).update(from: scratch, count: task.count)
    }
    var gradients: [String: Tensor] = [:]
    for parameter in plan.parameters.parameters {
      gradients[parameter.spec.name] = tensor(of: parameter, in: floats)
    }
    return gradients
  }
}

/// A batch in Double as images in single precision.
private struct TensorImages: ImageSource {
  let name = "batch"
  let count: Int
  let imageShape: Shape
  private let elements: [Double]
  private let labels: [Int]

  /// Takes `[N, ...]`; labels are 0 where none matter.
  init(_ batch: Tensor, labels: [Int]? = nil) {
    precondition(labels.map { $0.count == batch.batchCount } ?? true, "one label an image")
    count = batch.batchCount
    imageShape = batch.imageShape
    elements = batch.elements
    self.labels = labels ?? Array(repeating: 0, count: batch.batchCount)
  }

  var classCount: Int { imageShape.elementCount }

  var indices: [Int] { Array(0..<count) }

  func label(at index: Int) -> Int { labels[index] }

  func copyImage(at index: Int, into pixels: UnsafeMutableBufferPointer<Float>) {
    let first = index * imageShape.elementCount
    for number in pixels.indices { pixels[number] = Float(elements[first + number]) }
  }
}
