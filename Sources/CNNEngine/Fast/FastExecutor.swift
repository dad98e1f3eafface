import CNNKernels
import Workers

/// Runs a compiled plan: training steps, and passes without learning.
///
/// A class, because it owns the memory and the threads of a run. Not to be used from two threads
/// at once.
final class FastExecutor {
  let plan: FastPlan
  let workers: Workers
  let memory: ExecutorMemory
  private let units: UnsafePointer<FastUnit>
  let tasks: UnsafePointer<UpdateTask>
  let taskCount: Int
  private let training: CompiledProgram
  private let evaluation: CompiledProgram
  private let feed: ImageFeed
  let machine: UnsafeMutablePointer<StepMachine>
  /// Images that one pass without learning may have.
  let evaluationCapacity: Int
  /// Layers that the readable executor does.
  let readable: [ReadableLayer]

  /// Blocks that a pass without learning takes at once where memory does not depend on it.
  private static let evaluationBlockCount = 64

  /// Nil when the system has no more memory.
  init?(_ plan: FastPlan, workers: Workers, source: any ImageSource) {
    self.plan = plan
    self.workers = workers
    let training = Program.training(plan)
    let evaluation = Program.evaluation(plan)
    let hasSlotPerBlock =
      plan.keepsInputGradient
      || !(training.worksBlockByBlock && evaluation.worksBlockByBlock)
    let blocks = hasSlotPerBlock ? 1 : Self.evaluationBlockCount
    evaluationCapacity = max(plan.blockCapacity, blocks) * plan.lanes
    let taskList = UpdateTask.tasks(of: plan)
    let sizes = MemorySizes(
      plan, workerCount: workers.count, hasSlotPerBlock: hasSlotPerBlock,
      imageCapacity: evaluationCapacity, taskCount: taskList.count)
    guard let memory = ExecutorMemory(sizes) else { return nil }
    self.memory = memory
    readable = plan.readableLayers.map(ReadableLayer.init)
    units = .copy(of: plan.units)
    tasks = .copy(of: taskList)
    taskCount = taskList.count
    self.training = CompiledProgram(training)
    self.evaluation = CompiledProgram(evaluation)
    feed = ImageFeed(source: source, capacity: evaluationCapacity)
    machine = .allocate(capacity: 1)
    machine.initialize(
      to: StepMachine(
        plan, memory: memory, sizes: sizes, hasSlotPerBlock: hasSlotPerBlock,
        units: units, tasks: tasks, actions: self.training.actions, feed: feed))
  }

  deinit {
    machine.deallocate()
    units.deallocate()
    tasks.deallocate()
  }

  /// Floats of all parameters as they stand in memory.
  var parameters: UnsafeMutablePointer<Float> { memory.parameters.floats }

  /// The class given to each image of the last pass.
  var predictions: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: machine.pointee.predictions, count: machine.pointee.batch.imageCount)
  }

  /// One step of learning on some images of a source.
  ///
  /// - Returns: The mean loss of the batch before the step.
  func train(
    on indices: ArraySlice<Int>, of source: any ImageSource, settings: StepSettings
  ) -> Double {
    machine.pointee.isTraining = true
    machine.pointee.dropoutKey = settings.dropoutKey
    machine.pointee.measuresNorm = settings.measuresGradientNorm
    machine.pointee.rule = settings.loopRule
    machine.pointee.isAdam = settings.isAdam
    return run(training, indices, of: source)
  }

  /// Mean loss of some images without learning.
  func evaluate(_ indices: ArraySlice<Int>, of source: any ImageSource) -> Double {
    machine.pointee.isTraining = false
    return run(evaluation, indices, of: source)
  }

  /// Loss and predictions of a whole source, as many images at a time as there is room for.
  func evaluate(_ source: any ImageSource) -> Evaluation {
    let all = Array(0..<source.count)
    var result = Evaluation(loss: 0, predictions: [], labels: all.map(source.label))
    for first in stride(from: 0, to: all.count, by: evaluationCapacity) {
      let indices = all[first..<min(first + evaluationCapacity, all.count)]
      result.loss += evaluate(indices, of: source) * Double(indices.count)
      result.predictions += predictions.map(Int.init)
      result.losses += (0..<indices.count).map { Double(machine.pointee.losses[$0]) }
    }
    result.loss /= Double(all.count)
    return result
  }

  /// One unit on the first block, in one direction, for measuring.
  func run(unit: Int, isBackward: Bool) {
    machine.pointee.isTraining = true
    machine.pointee.run(unit: unit, isBackward: isBackward)
  }

  /// Norm of the whole gradient of the last step, when it was measured.
  var gradientNorm: Double {
    var total = 0.0
    for task in 0..<taskCount { total += machine.pointee.normParts[task] }
    return total.squareRoot()
  }

  /// Norm of the gradient of the parameters that stand at some floats.
  func gradientNorm(of floats: Range<Int>) -> Double {
    var total = 0.0
    for task in 0..<taskCount where floats.contains(tasks[task].offset) {
      total += machine.pointee.normParts[task]
    }
    return total.squareRoot()
  }

  /// Runs the phases of a program on some images of a source.
  ///
  /// - Returns: The mean of the losses, if the program computes them.
  @discardableResult
  func run(
    _ program: CompiledProgram, _ indices: ArraySlice<Int>, of source: any ImageSource
  ) -> Double {
    prepare(indices, of: source)
    machine.pointee.actions = program.actions
    for number in 0..<program.phaseCount {
      let phase = program.phases[number]
      machine.pointee.phase = phase
      switch phase {
      case .blocks, .wideForward, .wideBackward, .joinMoments, .useRunningStatistics,
        .joinGradientSums, .update:
        share(phase)
      case .readableForward(let unit): readableForward(unit)
      case .readableBackward(let unit): readableBackward(unit)
      }
    }
    return meanLoss
  }

  private func share(_ phase: Phase) {
    let pieces = machine.pointee.pieceCount(of: phase, taskCount: taskCount)
    workers.run(blockCount: pieces, context: machine) { context, piece, worker in
      context.assumingMemoryBound(to: StepMachine.self).pointee.run(piece: piece, worker: worker)
    }
  }

  private func prepare(_ indices: ArraySlice<Int>, of source: any ImageSource) {
    feed.source = source
    machine.pointee.batch = BatchSize(imageCount: indices.count, lanes: plan.lanes)
    var number = 0
    for index in indices {
      feed.indices[number] = index
      machine.pointee.labels[number] = Int32(source.label(at: index))
      number += 1
    }
    let end = machine.pointee.batch.blockCount * plan.lanes
    for number in number..<end { machine.pointee.labels[number] = -1 }
  }

  /// Added image by image, so that it does not depend on who computed what.
  private var meanLoss: Double {
    let count = machine.pointee.batch.imageCount
    var total = 0.0
    for image in 0..<count { total += Double(machine.pointee.losses[image]) }
    return total / Double(count)
  }
}

/// A program in memory that the workers read without counting references.
///
/// A class, because it owns that memory.
final class CompiledProgram {
  let actions: UnsafePointer<BlockAction>
  let phases: UnsafePointer<Phase>
  let phaseCount: Int

  init(_ program: Program) {
    actions = .copy(of: program.actions)
    phases = .copy(of: program.phases)
    phaseCount = program.phases.count
  }

  deinit {
    actions.deallocate()
    phases.deallocate()
  }
}

extension UnsafePointer {
  /// Memory of its own with the elements of an array; room for one even when there is none.
  fileprivate static func copy(of elements: [Pointee]) -> UnsafePointer {
    let memory = UnsafeMutablePointer<Pointee>.allocate(capacity: max(elements.count, 1))
    memory.initialize(from: elements, count: elements.count)
    return UnsafePointer(memory)
  }
}
