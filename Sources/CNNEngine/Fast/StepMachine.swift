import CNNKernels

/// Everything that a step reads and writes, as plain pointers: what the workers are given.
///
/// Trivial, so that a step allocates nothing, counts no references and checks no bounds. The
/// executor owns what the pointers point at.
struct StepMachine {
  let kernels: UnsafePointer<cnn_kernels>
  let lanes: Int
  let units: UnsafePointer<FastUnit>
  let tasks: UnsafePointer<UpdateTask>
  let input: LaneTensor
  let output: LaneTensor

  let slots: UnsafeMutablePointer<Float>
  let slotStride: Int
  /// Whether each block has a slot of its own, or each worker.
  let hasSlotPerBlock: Bool
  let scratch: UnsafeMutablePointer<Float>
  let scratchStride: Int
  let parameters: UnsafeMutablePointer<Float>
  let gradients: UnsafeMutablePointer<Float>
  let gradientStride: Int
  let rows: UnsafeMutablePointer<Float>
  let statistics: UnsafeMutablePointer<Float>
  let velocity: UnsafeMutablePointer<Float>
  let variance: UnsafeMutablePointer<Float>
  /// One float a task: its part of the squared gradient norm.
  let normParts: UnsafeMutablePointer<Double>
  /// One image of each lane, for each worker.
  let pixels: UnsafeMutablePointer<Float>

  /// Of the batch: classes (-1 where there is no image), losses and predictions.
  let labels: UnsafeMutablePointer<Int32>
  let losses: UnsafeMutablePointer<Float>
  let predictions: UnsafeMutablePointer<Int32>

  // What changes from step to step.

  var actions: UnsafePointer<BlockAction>
  var phase = Phase.update
  var batch: BatchSize
  var isTraining = false
  var dropoutKey: UInt32 = 0
  var rule = cnn_rule()
  var isAdam = false
  var measuresNorm = false
  /// The images of the batch.
  var feed: Unmanaged<ImageFeed>

  /// Does one piece of the current phase.
  func run(piece: Int, worker: Int) {
    switch phase {
    case .blocks(let range):
      let place = place(block: piece, worker: worker)
      for number in range { run(actions[number], place, worker: worker) }
    case .wideForward(let unit):
      guard case .linear(let linear) = units[unit] else { return }
      linear.forward(place(block: 0, worker: worker), blocks: allBlocks, piece: piece)
    case .wideBackward(let unit):
      guard case .linear(let linear) = units[unit] else { return }
      linear.backward(place(block: 0, worker: worker), blocks: allBlocks, piece: piece)
    case .joinMoments(let unit):
      guard case .normalization(let normalization) = units[unit] else { return }
      normalization.joinMoments(batch, parameters: parameters, statistics)
    case .useRunningStatistics(let unit):
      guard case .normalization(let normalization) = units[unit] else { return }
      normalization.useRunningStatistics(parameters: parameters, statistics)
    case .joinGradientSums(let unit):
      guard case .normalization(let normalization) = units[unit] else { return }
      normalization.joinGradientSums(
        batch, parameters: parameters, gradients: gradients, statistics)
    case .readableForward, .readableBackward:
      // The executor itself does these: they allocate.
      break
    case .update: update(tasks[piece], number: piece, worker: worker)
    }
  }

  /// Pieces of a phase.
  func pieceCount(of phase: Phase, taskCount: Int) -> Int {
    switch phase {
    case .blocks: return batch.blockCount
    case .wideForward(let unit):
      guard case .linear(let linear) = units[unit] else { return 0 }
      return linear.outputPieceCount
    case .wideBackward(let unit):
      guard case .linear(let linear) = units[unit] else { return 0 }
      return linear.inputPieceCount
    case .joinMoments, .useRunningStatistics, .joinGradientSums: return 1
    case .readableForward, .readableBackward: return 0
    case .update: return taskCount
    }
  }

  /// One unit on block 0, in one direction, for measuring.
  func run(unit: Int, isBackward: Bool) {
    let place = place(block: 0, worker: 0)
    if isBackward {
      backward(units[unit], place)
    } else {
      forward(units[unit], place)
    }
  }

  /// Where a block stands.
  func place(block: Int, worker: Int) -> BlockPlace {
    BlockPlace(
      kernels: kernels, slot: slots + (hasSlotPerBlock ? block : worker) * slotStride,
      scratch: scratch + worker * scratchStride, parameters: parameters,
      gradients: gradients + block * gradientStride, rows: rows, block: block,
      firstImage: block * lanes, activeLanes: batch.activeLanes(in: block),
      isTraining: isTraining, dropoutKey: dropoutKey)
  }

  private var allBlocks: cnn_blocks {
    cnn_blocks(
      count: Int32(batch.blockCount), input_stride: Int64(slotStride),
      output_stride: Int64(slotStride))
  }
}

extension StepMachine {
  private func run(_ action: BlockAction, _ place: BlockPlace, worker: Int) {
    switch action {
    case .load: load(place, worker: worker)
    case .forward(let unit): forward(units[unit], place)
    case .backward(let unit): backward(units[unit], place)
    case .loss(let withGradient): loss(place, withGradient: withGradient)
    case .collectRows(let unit):
      guard case .linear(let linear) = units[unit] else { return }
      linear.collectRows(place)
    case .addMoments(let unit):
      guard case .normalization(let normalization) = units[unit] else { return }
      normalization.addMoments(place, statistics)
    case .addGradientSums(let unit):
      guard case .normalization(let normalization) = units[unit] else { return }
      normalization.addGradientSums(place, statistics)
    }
  }

  private func forward(_ unit: FastUnit, _ place: BlockPlace) {
    switch unit {
    case .convolution(let unit): unit.forward(place)
    case .pool(let unit): unit.forward(place)
    case .element(let unit): unit.forward(place)
    case .linear(let unit): unit.forward(place)
    case .normalization(let unit): unit.forward(place, statistics)
    case .readable: break
    }
  }

  private func backward(_ unit: FastUnit, _ place: BlockPlace) {
    switch unit {
    case .convolution(let unit): unit.backward(place)
    case .pool(let unit): unit.backward(place)
    case .element(let unit): unit.backward(place)
    case .linear(let unit): unit.backward(place)
    case .normalization(let unit): unit.backward(place, statistics)
    case .readable: break
    }
  }

  /// Images from the source to pixels in rows, and from there to lanes.
  private func load(_ place: BlockPlace, worker: Int) {
    let count = input.elementCount
    let rows = pixels + worker * lanes * count
    feed._withUnsafeGuaranteedRef { feed in
      for lane in 0..<place.activeLanes {
        feed.copyImage(
          number: place.firstImage + lane,
          into: UnsafeMutableBufferPointer(start: rows + lane * count, count: count))
      }
    }
    for lane in place.activeLanes..<lanes {
      (rows + lane * count).update(repeating: 0, count: count)
    }
    let stride = Int64(count)
    if input.isPacked {
      kernels.pointee.rows_to_lanes(rows, stride, Int32(count), place.values(input))
      return
    }
    for line in 0..<input.channels * input.height {
      let (channel, y) = line.quotientAndRemainder(dividingBy: input.height)
      kernels.pointee.rows_to_lanes(
        rows + line * input.width, stride, Int32(input.width),
        place.values(input) + (channel * input.channelStride + y * input.rowStride) * lanes)
    }
  }

  private func loss(_ place: BlockPlace, withGradient: Bool) {
    kernels.pointee.softmax_loss(
      Int32(output.elementCount), place.values(output), labels + place.firstImage,
      1 / Float(batch.imageCount), withGradient ? place.gradient(output) : nil,
      losses + place.firstImage, predictions + place.firstImage)
  }

  private func update(_ task: UpdateTask, number: Int, worker: Int) {
    let gradient = scratch + worker * scratchStride
    computeGradient(of: task, into: gradient)
    if measuresNorm {
      normParts[number] = kernels.pointee.square_sum(Int64(task.count), gradient)
    }
    withUnsafePointer(to: rule) { rule in
      if isAdam {
        kernels.pointee.adam(
          rule, Int64(task.count), parameters + task.offset, gradient, velocity + task.offset,
          variance + task.offset)
      } else {
        kernels.pointee.descend(
          rule, Int64(task.count), parameters + task.offset, gradient, velocity + task.offset)
      }
    }
  }

  /// The gradient of some weights from what the way back has left.
  func computeGradient(of task: UpdateTask, into gradient: UnsafeMutablePointer<Float>) {
    switch task.gradient {
    case .outerProduct(let unit, let range):
      withUnsafePointer(to: unit.loop) { loop in
        kernels.pointee.linear_weight_gradient(
          loop, Int32(batch.imageCount), rows + unit.gradientRows, Int64(unit.outputStride),
          rows + unit.inputRows, gradient, Int32(range.lowerBound), Int32(range.upperBound))
      }
    case .rowSum(let unit, let first):
      kernels.pointee.column_sums(
        rows + unit.gradientRows + first, Int64(unit.outputStride), Int32(batch.imageCount),
        Int32(task.count), gradient)
    case .blocks(let offset):
      kernels.pointee.sum_slots(
        gradients + offset, Int64(gradientStride), Int32(batch.blockCount), Int64(task.count),
        gradient)
    case .once(let offset): gradient.update(from: gradients + offset, count: task.count)
    }
  }
}
