import CNNKernels

/// An architecture compiled for the loops of one instruction set: what runs, and where everything stands.
///
/// All memory is laid out here, before the first step; nothing is allocated in a step.
struct FastPlan {
  let instructionSet: InstructionSet
  /// Images that a batch may have.
  let batchCapacity: Int
  /// Whether the gradient goes back to the images, which learning does not need.
  let keepsInputGradient: Bool
  private(set) var units: [FastUnit] = []
  private(set) var layers: [PlannedLayer] = []
  private(set) var readableLayers: [ReadableLayerPlan] = []
  private(set) var parameters = ParameterLayout()
  /// For each unit the name of the layer that gave it its kind.
  private(set) var unitNames: [String] = []
  /// The first unit that learns; those before it need no gradients.
  private(set) var learningStart = 0
  /// What a slot holds: the tensors of one block.
  private(set) var slot: SlotLayout
  /// Floats of working memory that a thread needs.
  private(set) var scratchFloatCount = 0
  /// Floats for rows of images of the whole batch.
  private(set) var rowFloatCount = 0
  /// Floats for the statistics of normalisations.
  private(set) var statisticsCount = 0
  private(set) var input: LaneTensor
  private(set) var output: LaneTensor

  /// Numbers of the units that the readable executor does not do.
  var fastUnits: [Int] {
    units.indices.filter { number in
      if case .readable = units[number] { false } else { true }
    }
  }

  var lanes: Int { instructionSet.laneCount }
  /// Blocks of the largest batch.
  var blockCapacity: Int { BatchSize(imageCount: batchCapacity, lanes: lanes).blockCount }

  /// Compiles for training with batches up to a size.
  ///
  /// - Throws: `ShapeError` when the layers do not fit together.
  init(
    _ architecture: Architecture, batchCapacity: Int, instructionSet: InstructionSet,
    keepsInputGradient: Bool = false
  ) throws(ShapeError) {
    self.instructionSet = instructionSet
    self.batchCapacity = batchCapacity
    self.keepsInputGradient = keepsInputGradient
    slot = SlotLayout(lanes: instructionSet.laneCount)
    input = LaneTensor(architecture.input, lanes: instructionSet.laneCount)
    output = input
    let drafted = try DraftedChain(architecture)
    layers = drafted.layers
    try lower(drafted.drafts)
  }

  /// Gives each unit its place.
  private mutating func lower(_ drafts: [DraftedChain.Draft]) throws(ShapeError) {
    let padding = drafts.map(\.draft.padding)
    let firstLearning = drafts.firstIndex { $0.draft.hasParameters } ?? drafts.count
    learningStart = keepsInputGradient ? 0 : firstLearning
    input = try placed(input, padding: padding.first, gradientWanted: keepsInputGradient)
    output = input
    for (number, item) in drafts.enumerated() {
      let before = shaped(output, as: item.input)
      let next = number + 1 < drafts.count ? padding[number + 1] : nil
      let after = try placed(
        LaneTensor(item.output, lanes: lanes), padding: next,
        gradientWanted: number >= learningStart)
      try append(item.draft, input: before, output: after)
      output = after
    }
  }

  private mutating func placed(
    _ tensor: LaneTensor, padding: LanePadding?, gradientWanted: Bool
  ) throws(ShapeError) -> LaneTensor {
    var tensor = tensor
    tensor.padding = padding ?? LanePadding()
    // The loops count vectors in 32 bits, with the padding.
    _ = try Shape(limited: [tensor.vectorCount], what: "a layer's input with its padding")
    slot.place(&tensor, withGradient: gradientWanted)
    return tensor
  }

  /// The same elements read with another shape, as flatten does; padding and place stay.
  private func shaped(_ tensor: LaneTensor, as shape: Shape) -> LaneTensor {
    var shaped = LaneTensor(shape, lanes: lanes)
    shaped.padding = tensor.padding
    shaped.values = tensor.values
    shaped.gradient = tensor.gradient
    return shaped
  }

  private mutating func append(
    _ draft: UnitDraft, input: LaneTensor, output: LaneTensor
  ) throws(ShapeError) {
    let main = NamedLayer(draft.main.name, draft.main.layer)
    let specs = try Architecture(input: draft.main.input, layers: [main]).parameterSpecs()
    unitNames.append(draft.main.name)
    switch draft.kind {
    case .convolution(let convolution, let function, let pool):
      appendConvolution(
        convolution, function: function, pool: pool, specs: specs, input: input, output: output)
    case .pool(let pool, let isMax): appendPool(pool, isMax: isMax, input: input, output: output)
    case .element(let function):
      units.append(
        .element(
          ElementUnit(
            input: input, output: output, function: function.withKey(UInt32(units.count)))))
    case .linear(let function):
      appendLinear(function: function, specs: specs, input: input, output: output)
    case .normalization(let settings):
      appendNormalization(settings, specs: specs, input: input, output: output)
    case .free: break
    case .readable:
      let placed = specs.map { parameters.add($0, perBlock: false) }
      units.append(
        .readable(ReadableUnit(input: input, output: output, index: readableLayers.count)))
      readableLayers.append(ReadableLayerPlan(layer: draft.main, parameters: placed))
    }
  }
}

extension FastPlan {
  private mutating func appendConvolution(
    _ convolution: ConvolutionGeometry, function: FusedFunction, pool: FusedPool,
    specs: [ParameterSpec], input: LaneTensor, output: LaneTensor
  ) {
    let placed = specs.map { parameters.add($0, perBlock: true) }
    var full = output.planes
    full.height *= Int32(pool.height)
    full.width *= Int32(pool.width)
    let loop = convolution.loop(
      input: input.paddedPlanes, output: full, kept: output.planes, function: function, pool: pool)
    let scratch = withUnsafePointer(to: loop) { instructionSet.kernels.convolution_scratch($0) }
    scratchFloatCount = max(scratchFloatCount, Int(scratch) * lanes)
    let winners = pool.isPresent ? slot.reserveBytes(vectors: output.elementCount) : nil
    units.append(
      .convolution(
        ConvolutionUnit(
          input: input, output: output, loop: loop, weights: placed[0].offset,
          bias: placed.dropFirst().first?.offset,
          weightGradient: placed[0].gradient.offset,
          biasGradient: placed.dropFirst().first?.gradient.offset, winners: winners)))
  }

  private mutating func appendPool(
    _ pool: PoolGeometry, isMax: Bool, input: LaneTensor, output: LaneTensor
  ) {
    let winners = isMax ? slot.reserveBytes(vectors: output.elementCount) : nil
    units.append(
      .pool(
        PoolUnit(
          input: input, output: output,
          loop: pool.loop(input: input.planes, output: output.planes), winners: winners)))
  }

  private mutating func appendLinear(
    function: FusedFunction, specs: [ParameterSpec], input: LaneTensor, output: LaneTensor
  ) {
    let number = units.count
    let weights = parameters.addMatrix(specs[0], unit: number)
    let bias = specs.dropFirst().first.map { parameters.addBias($0, unit: number) }
    let loop = cnn_linear(
      inputs: Int32(input.elementCount), outputs: Int32(output.elementCount),
      row_stride: Int32(weights.rowStride), activation: function.kind, slope: function.slope)
    scratchFloatCount = max(scratchFloatCount, weights.rowStride)
    var unit = LinearUnit(
      input: input, output: output, loop: loop, weights: weights.offset, bias: bias?.offset,
      isWide: weights.floatCount * MemoryLayout<Float>.size > LinearUnit.wideByteCount)
    unit.inputRows = rowFloatCount
    unit.gradientRows = unit.inputRows + batchCapacity * unit.inputStride
    rowFloatCount = unit.gradientRows + batchCapacity * unit.outputStride
    let task = UpdateTask.rowLimit(rowStride: unit.inputStride) * unit.inputStride
    scratchFloatCount = max(scratchFloatCount, task)
    units.append(.linear(unit))
  }

  private mutating func appendNormalization(
    _ settings: Normalization, specs: [ParameterSpec], input: LaneTensor, output: LaneTensor
  ) {
    let placed = specs.map { parameters.add($0, perBlock: false) }
    var unit = NormalizationUnit(
      input: input, output: output, epsilon: Float(settings.epsilon),
      momentum: Float(settings.momentum), scale: placed.first?.offset,
      shift: placed.last?.offset, statistics: statisticsCount)
    unit.scaleGradient = placed.first?.gradient.offset ?? 0
    unit.shiftGradient = placed.last?.gradient.offset ?? 0
    statisticsCount += NormalizationUnit.statisticsCount(
      channels: input.channels, blockCount: blockCapacity)
    units.append(.normalization(unit))
  }
}

extension GradientSource {
  /// First float in a share of the gradient; 0 where there is none.
  var offset: Int {
    switch self {
    case .outerProduct, .rowSum: 0
    case .blocks(let offset), .once(let offset): offset
    }
  }
}
