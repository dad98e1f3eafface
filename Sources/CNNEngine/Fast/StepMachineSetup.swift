import Workers

extension StepMachine {
  /// Points at the memory of an executor.
  init(
    _ plan: FastPlan, memory: ExecutorMemory, sizes: MemorySizes, hasSlotPerBlock: Bool,
    units: UnsafePointer<FastUnit>, tasks: UnsafePointer<UpdateTask>,
    actions: UnsafePointer<BlockAction>, feed: ImageFeed
  ) {
    kernels = plan.instructionSet.kernelTable
    lanes = plan.lanes
    self.units = units
    self.tasks = tasks
    input = plan.input
    output = plan.output
    slots = memory.slots.floats
    slotStride = sizes.slotStride
    self.hasSlotPerBlock = hasSlotPerBlock
    scratch = memory.scratch.floats
    scratchStride = sizes.scratchStride
    parameters = memory.parameters.floats
    gradients = memory.gradients.floats
    gradientStride = sizes.gradientStride
    rows = memory.rows.floats
    statistics = memory.statistics.floats
    velocity = memory.velocity.floats
    variance = memory.variance.floats
    normParts = memory.normParts.base.assumingMemoryBound(to: Double.self)
    pixels = memory.pixels.floats
    losses = memory.losses.floats
    labels = memory.labels.base.assumingMemoryBound(to: Int32.self)
    predictions = memory.predictions.base.assumingMemoryBound(to: Int32.self)
    self.actions = actions
    batch = BatchSize(imageCount: 0, lanes: plan.lanes)
    self.feed = Unmanaged.passUnretained(feed)
  }
}
