import Workers

/// All memory of a fast executor, laid out before the first step and touched as it is used.
///
/// A class, because it owns what the pointers of a step point at.
final class ExecutorMemory {
  let slots: ZeroedMemory
  let scratch: ZeroedMemory
  let parameters: ZeroedMemory
  let gradients: ZeroedMemory
  let rows: ZeroedMemory
  let statistics: ZeroedMemory
  let velocity: ZeroedMemory
  let variance: ZeroedMemory
  let pixels: ZeroedMemory
  let losses: ZeroedMemory
  let labels: ZeroedMemory
  let predictions: ZeroedMemory
  let normParts: ZeroedMemory

  /// Nil when the system has no more memory.
  init?(_ sizes: MemorySizes) {
    func floats(_ count: Int) -> ZeroedMemory? {
      ZeroedMemory(byteCount: count * MemoryLayout<Float>.size)
    }
    guard let slots = floats(sizes.slotStride * sizes.slotCount),
      let scratch = floats(sizes.scratchStride * sizes.workerCount),
      let parameters = floats(sizes.parameterCount),
      let gradients = floats(sizes.gradientStride * sizes.blockCount),
      let rows = floats(sizes.rowCount), let statistics = floats(sizes.statisticsCount),
      let velocity = floats(sizes.parameterCount), let variance = floats(sizes.parameterCount),
      let pixels = floats(sizes.pixelCount * sizes.workerCount),
      let losses = floats(sizes.imageCapacity), let labels = floats(sizes.imageCapacity),
      let predictions = floats(sizes.imageCapacity), let normParts = floats(2 * sizes.taskCount)
    else { return nil }
    self.slots = slots
    self.scratch = scratch
    self.parameters = parameters
    self.gradients = gradients
    self.rows = rows
    self.statistics = statistics
    self.velocity = velocity
    self.variance = variance
    self.pixels = pixels
    self.losses = losses
    self.labels = labels
    self.predictions = predictions
    self.normParts = normParts
  }
}

/// How much of everything an executor needs, in floats.
struct MemorySizes {
  var workerCount: Int
  /// Blocks of a training batch.
  var blockCount: Int
  /// Images of a training batch or of an evaluation pass, in whole blocks.
  var imageCapacity: Int
  /// One for each block when blocks wait for each other, else one for each worker.
  var slotCount: Int
  var slotStride: Int
  var scratchStride: Int
  var parameterCount: Int
  var gradientStride: Int
  var rowCount: Int
  var statisticsCount: Int
  /// Floats of one image of each lane.
  var pixelCount: Int
  var taskCount: Int

  init(
    _ plan: FastPlan, workerCount: Int, hasSlotPerBlock: Bool, imageCapacity: Int, taskCount: Int
  ) {
    self.workerCount = workerCount
    self.taskCount = taskCount
    self.imageCapacity = imageCapacity.roundedUpToVectors
    blockCount = plan.blockCapacity
    slotCount = hasSlotPerBlock ? blockCount : workerCount
    // A line more, so that the slots of two threads do not share one.
    slotStride = plan.slot.floatCount.roundedUpToVectors + 16
    scratchStride = max(plan.scratchFloatCount, UpdateTask.floatLimit).roundedUpToVectors + 16
    parameterCount = plan.parameters.floatCount
    gradientStride = plan.parameters.gradientFloatCount + 16
    rowCount = plan.rowFloatCount
    statisticsCount = plan.statisticsCount
    pixelCount = plan.input.elementCount * plan.lanes
  }
}
